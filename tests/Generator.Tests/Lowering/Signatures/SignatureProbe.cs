using GradGen.IR;
using GradGen.Lowering;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Tests.Lowering.Signatures;

/// <summary>
/// Declares, beside each attributed method, a method of the same signature that refers to it, as generated code does,
/// and compiles that as strictly as generated code is compiled.
/// </summary>
internal static class SignatureProbe
{
    /// <summary>The signatures of the attributed methods, in order, after checking that all of them can be repeated.</summary>
    public static IReadOnlyList<Signature> Read(params string[] sources)
    {
        CSharpCompilation input = TestCompilation.Create(sources);
        Assert.Empty(Compiled.Problems(input));
        List<Signature> signatures = [];
        CSharpCompilation output = input;
        foreach (IMethodSymbol method in Attributed(input))
        {
            Signature? signature = SignatureReader.Read(method, input, refusal => Assert.Fail(refusal.ToString()));
            Assert.NotNull(signature);
            signatures.Add(signature);
            output = output.AddSyntaxTrees(TestCompilation.Parse("using GradGen;" + Declaration(signature), SignatureReader.HintName(method)));
        }
        Assert.NotEmpty(signatures);
        Assert.Equal([], Compiled.Problems(output).Select(problem => $"{problem}\n{problem.Location.SourceTree}"));
        return signatures;
    }

    public static IEnumerable<IMethodSymbol> Attributed(Compilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member).OfType<IMethodSymbol>()
            .Where(method => Attributes.DifferentiableOf(method) is not null)
            .OrderBy(method => method.Locations[0].SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(method => method.Locations[0].SourceSpan.Start);

    private static string Declaration(Signature signature)
    {
        string types = string.Concat(signature.ContainingTypes.Select(type => $"{type} {{ "));
        string parameters = string.Join(", ", signature.Parameters.Select(p => $"{p.Modifier}{p.Type} {p.Name}{(p.Default is null ? "" : $" = {p.Default}")}"));
        string method = $"{signature.Accessibility} static {signature.Result} {signature.Name.TrimStart('@')}Probe{signature.TypeParameters}({parameters}) {signature.Constraints} => 0;";
        string text = $"\n#nullable enable\n{types}\n/// <summary>The probe of <see cref=\"{signature.Cref}\"/>.</summary>\n{method} {new string('}', signature.ContainingTypes.Count)}";
        return signature.Namespace.Length == 0 ? text : $"namespace {signature.Namespace} {{ {text} }}";
    }
}
