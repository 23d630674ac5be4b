using GradGen.IR;
using GradGen.Lowering.Bodies;
using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>C# to IR: from a method's symbol to all that the transforms need of it.</summary>
internal static class MethodLowering
{
    /// <summary>
    /// The request, or <see langword="null"/> where the method is refused (and <paramref name="report"/> told why) or
    /// does not compile (and the compiler tells why).
    /// </summary>
    public static Request? Lower(IMethodSymbol method, Compilation compilation, Action<Diagnostic>? report, CancellationToken token) =>
        Lower(method, compilation, report, token, out _);

    /// <param name="loops">Where the loops are that the request knows by number.</param>
    public static Request? Lower(IMethodSymbol method, Compilation compilation, Action<Diagnostic>? report, CancellationToken token, out LoopSites loops)
    {
        loops = LoopSites.None;
        method = SignatureReader.PartWithBody(method);
        if (SignatureReader.Read(method, compilation, diagnostic => report?.Invoke(diagnostic)) is not { } signature) return null;

        var models = new Models(compilation); // what was bound stays bound when a walk starts again on a larger stack
        (Module? module, Refusals found) = DeepStack.Run(() => new ModuleLowering(models, method, token).Lower(signature));
        foreach (Refusal refusal in found.All) report?.Invoke(refusal.ToDiagnostic());
        loops = found.Loops;
        return module is null
            ? null
            : new Request(SignatureReader.HintName(method), signature, SignatureReader.ReadProducts(method), module);
    }
}
