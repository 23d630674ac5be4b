using GradGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen;

/// <summary>
/// What one stage made of one method: a result, or nothing because the method was refused, or a failure of ours, which
/// must not take the other methods' output down.
/// </summary>
/// <param name="Method">The method's documentation id.</param>
internal sealed record Attempt<T>(string Method, T? Result, string? Failure)
    where T : class
{
    public static Attempt<T> Of(string method, Func<T?> stage, CancellationToken token)
    {
        try
        {
            return new Attempt<T>(method, stage(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !token.IsCancellationRequested)
        {
            return new Attempt<T>(method, null, Describe(exception));
        }
    }

    public Attempt<TNext> Then<TNext>(Func<T, TNext> stage, CancellationToken token)
        where TNext : class =>
        Result is { } result
            ? Attempt<TNext>.Of(Method, () => stage(result), token)
            : new Attempt<TNext>(Method, null, Failure);

    /// <summary>The failure, at the method's name; the method is looked up because models hold no locations.</summary>
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        ISymbol? method = DocumentationCommentId.GetFirstSymbolForDeclarationId(Method, compilation);
        return Diagnostic.Create(Descriptors.InternalError, method?.Locations.FirstOrDefault(), method?.Name ?? Method, Failure);
    }

    /// <summary>On one line: what happened, and where in the generator.</summary>
    private static string Describe(Exception exception)
    {
        string where = exception.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("GradGen.")) ?? "";
        return $"{exception.GetType().Name}: {exception.Message} {where}".Replace('\r', ' ').Replace('\n', ' ');
    }
}
