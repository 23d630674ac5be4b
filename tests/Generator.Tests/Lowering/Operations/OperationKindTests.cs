using System.Reflection;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Tests.Lowering.Operations.OperationExamples;

namespace GradGen.Tests.Lowering.Operations;

/// <summary>Every kind of operation C# has is differentiated or refused; none falls between.</summary>
public class OperationKindTests
{
    public static TheoryData<string, string, bool> Examples
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (kind, body) in Accepted) data.Add(kind.ToString(), body, true);
            foreach (var (kind, body) in Refused) data.Add(kind.ToString(), body, false);
            return data;
        }
    }

    [Fact]
    public void EveryKind_IsInATable()
    {
        IEnumerable<OperationKind> covered = Accepted.Concat(Refused).Select(example => example.Kind).Concat(NotInMethodBodies).Distinct();
        Assert.Equal(AllKinds().Order(), covered.Order());
    }

    [Fact]
    public void AKind_DoesNotBothAppearAndNotAppear() =>
        Assert.Empty(Accepted.Concat(Refused).Select(example => example.Kind).Intersect(NotInMethodBodies));

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExample_IsDifferentiatedOrRefused(string kind, string body, bool isAccepted)
    {
        GeneratorRun run = GeneratorRun.Over(Source(body));
        run.Compiles(Compiled.Problems(run.Input).Where(problem => problem.Severity == DiagnosticSeverity.Error), "The example does not compile");
        Assert.Contains(kind, Kinds(run.Input).Select(k => k.ToString()));

        Diagnostic[] errors = [.. Verify.Reported(run).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (isAccepted)
        {
            Assert.Empty(errors);
            Assert.NotEmpty(run.Succeeds().Text);
        }
        else
        {
            Assert.NotEmpty(errors);
            Assert.All(errors, error => Assert.StartsWith("GRAD", error.Id));
            Assert.Empty(run.Files);
            Assert.Empty(run.Reported);
        }
    }

    private static IEnumerable<OperationKind> AllKinds() =>
        typeof(OperationKind).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.GetCustomAttribute<ObsoleteAttribute>() is null)
            .Select(field => (OperationKind)field.GetValue(null)!).Distinct();

    private static IEnumerable<OperationKind> Kinds(Compilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.Text == "M")
            .DescendantNodesAndSelf()
            .SelectMany(node => model.GetOperation(node)?.DescendantsAndSelf() ?? [])
            .Select(operation => operation.Kind).Distinct();
    }
}
