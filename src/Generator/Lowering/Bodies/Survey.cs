using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>What is known of a body before it is lowered: where each variable is last named, and how often it is assigned.</summary>
internal sealed class Survey
{
    private readonly Dictionary<ISymbol, int> _lastUses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the compiler has found an error in the body.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether there are lambdas.</summary>
    public bool HasLambdas { get; private set; }

    /// <summary>Whether <c>checked</c> or <c>unchecked</c> is written somewhere.</summary>
    public bool HasCheckedContext { get; private set; }

    public static Survey Of(IOperation body, CancellationToken token)
    {
        var survey = new Survey { HasCheckedContext = ChecksSomewhere(body.Syntax) };
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            token.ThrowIfCancellationRequested();
            survey.Visit(operation);
            if (operation is ILocalFunctionOperation function) survey._captured.UnionWith(Captures.Of(function));
        }
        return survey;
    }

    /// <summary>The end of the last mention of a variable; local functions may be called from anywhere.</summary>
    public int LastUse(ISymbol variable) => _captured.Contains(variable) ? Cell.Always : LastMention(variable);

    private int LastMention(ISymbol variable) => _lastUses.TryGetValue(variable, out int last) ? last : Cell.Never;

    public bool IsAssignedAgain(ISymbol variable) =>
        _writes.TryGetValue(variable, out int writes) && writes > (variable is IParameterSymbol ? 0 : 1);

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IInvalidOperation:
                IsBroken = true;
                break;
            case ILocalReferenceOperation reference:
                Use(reference.Local, reference);
                break;
            case IParameterReferenceOperation reference:
                Use(reference.Parameter, reference);
                break;
            case IAnonymousFunctionOperation:
                HasLambdas = true;
                break;
            case IVariableDeclaratorOperation { Symbol: var local, Initializer: not null }:
                Write(local);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } local }:
                Write(local);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } local }:
                Write(local);
                break;
            case IListPatternOperation { DeclaredSymbol: { } local }:
                Write(local);
                break;
        }
        if (operation.Type is IErrorTypeSymbol) IsBroken = true;
    }

    private void Use(ISymbol variable, IOperation reference)
    {
        _lastUses[variable] = Math.Max(LastMention(variable), reference.Syntax.Span.End);
        if (Mutation.IsAssigned(reference) || Mutation.ChangesStruct(reference)) Write(variable);
    }

    private void Write(ISymbol variable) => _writes[variable] = _writes.TryGetValue(variable, out int writes) ? writes + 1 : 1;

    private static bool ChecksSomewhere(SyntaxNode body) =>
        body.DescendantTokens().Any(token => token.RawKind is (int)SyntaxKind.CheckedKeyword or (int)SyntaxKind.UncheckedKeyword);
}
