using GradGen.IR;
using GradGen.Lowering;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Lowering.Signatures;

/// <summary>Reads signatures, and checks that generated code that repeats and refers to them compiles cleanly.</summary>
internal static class SignatureProbe
{
    /// <summary>The signatures of the attributed methods, in order.</summary>
    public static IReadOnlyList<Signature> Read(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Over(sources);
        List<Signature> signatures = [];
        foreach (IMethodSymbol method in Attributed(run.Input))
        {
            Signature? signature = SignatureReader.Read(method, run.Input, refusal => Assert.Fail(refusal.ToString()));
            Assert.NotNull(signature);
            signatures.Add(signature);
        }
        Assert.NotEmpty(signatures);
        Assert.Equal(signatures.Count, run.Succeeds().Files.Count);
        GeneratorRun.Over([.. sources.Select(AskingForEverything)]).Succeeds();
        return signatures;
    }

    private static string AskingForEverything(string source) => source.Replace("[Differentiable]", "[Differentiable((Derivatives)31)]");

    public static IEnumerable<IMethodSymbol> Attributed(Compilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member).OfType<IMethodSymbol>()
            .Where(method => method.PartialDefinitionPart is null && Attributes.DifferentiableOf(method) is not null)
            .OrderBy(method => method.Locations[0].SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(method => method.Locations[0].SourceSpan.Start);
}
