using GradGen.IR;
using GradGen.Lowering;
using GradGen.Tests.Harness;
using GradGen.Tests.Lowering.Signatures;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Lowering.Bodies;

/// <summary>Methods lowered and verified, printed as IR.</summary>
internal static class Lowered
{
    /// <summary>Asserts what the method <c>M</c> among <paramref name="members"/> of a class <c>C</c> lowers to.</summary>
    public static void Is(string members, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), Print(members).TrimEnd('\n'));

    public static string Print(string members) => Printer.Print(Module(members));

    /// <summary>Asserts that the code compiles, that nothing is refused and that the IR holds together.</summary>
    public static Module Module(string members)
    {
        Compilation compilation = Compile(members);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Module(compilation);
    }

    public static Module Module(Compilation compilation)
    {
        var refusals = new List<Diagnostic>();
        IMethodSymbol method = SignatureProbe.Attributed(compilation).First();
        Module? module = MethodLowering.Lower(method, compilation, Pipeline.Unplaced, refusals.Add, CancellationToken.None)?.Primal;
        Assert.True(module is not null, string.Join("\n", refusals));
        return Verifier.Check(module);
    }

    public static Compilation Compile(string members) =>
        TestCompilation.Create([$"using System.Linq; {TestCompilation.Usings} static partial class C\n{{\n[Differentiable] {members}\n}}"]);
}
