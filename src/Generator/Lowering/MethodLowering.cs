using GradGen.Diagnostics;
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
    /// <param name="unplaced">Tells which array variables later stages cannot follow, by name; it is asked only where there is doubt.</param>
    public static Request? Lower(IMethodSymbol method, Compilation compilation, Func<Request, IReadOnlyList<string>> unplaced, Action<Diagnostic>? report, CancellationToken token) =>
        Lower(method, compilation, unplaced, report, token, out _);

    /// <param name="loops">Where the loops are that the request knows by number.</param>
    public static Request? Lower(
        IMethodSymbol method, Compilation compilation, Func<Request, IReadOnlyList<string>> unplaced, Action<Diagnostic>? report, CancellationToken token, out LoopSites loops)
    {
        loops = LoopSites.None;
        method = SignatureReader.PartWithBody(method);
        if (SignatureReader.Read(method, compilation, diagnostic => report?.Invoke(diagnostic)) is not { } signature) return null;

        var models = new Models(compilation); // what was bound stays bound when a walk starts again on a larger stack
        (Module? module, Refusals found, IReadOnlyList<Moving> moving) = DeepStack.Run(() =>
        {
            var lowering = new ModuleLowering(models, method, token);
            var (lowered, refusals) = lowering.Lower(signature);
            return (lowered, refusals, lowering.Moving);
        });
        Request? request = module is null ? null : new Request(SignatureReader.HintName(method), signature, SignatureReader.ReadProducts(method), module);
        if (request is not null && moving.Count > 0 && Refused(moving, unplaced(request)) is { Length: > 0 } refused)
        {
            foreach (Moving variable in refused) found.Add(Descriptors.Unsupported, Home(variable, method), variable.What, variable.Advice);
            request = null;
        }

        foreach (Refusal refusal in found.All) report?.Invoke(refusal.ToDiagnostic());
        loops = found.Loops;
        return request;
    }

    /// <summary>Functions that are called are in place of their calls by then, under names that may differ.</summary>
    private static Moving[] Refused(IReadOnlyList<Moving> moving, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return [];
        Moving[] named = [.. moving.Where(variable => names.Contains(variable.Name))];
        return named.Length > 0 ? named : [moving[0]];
    }

    /// <summary>Where the variable is, if that is in the method itself.</summary>
    private static Location Home(Moving variable, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == variable.Location.SourceTree && declaration.Span.Contains(variable.Location.SourceSpan))
            ? variable.Location
            : Declarations.NameOf(method);
}
