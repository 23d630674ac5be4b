using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>What is known of a body before it is lowered: where each variable is last named, and how often it is assigned.</summary>
internal sealed class Survey
{
    private readonly Dictionary<ISymbol, int> _lastUses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _writes = new(SymbolEqualityComparer.Default);
    private readonly List<(int Position, ISymbol Variable)> _written = [];
    private readonly Dictionary<ISymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);
    private readonly LoopSpans _loops = new();
    private readonly ElementWrites _elements;

    private Survey(SyntaxNode body) => _elements = new ElementWrites(body);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the compiler has found an error in the body.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether there are lambdas.</summary>
    public bool HasLambdas { get; private set; }

    /// <summary>Whether <c>checked</c> or <c>unchecked</c> is written somewhere.</summary>
    public bool HasCheckedContext { get; private set; }

    public static Survey Of(IOperation body, CancellationToken token)
    {
        var survey = new Survey(body.Syntax) { HasCheckedContext = ChecksSomewhere(body.Syntax) };
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            token.ThrowIfCancellationRequested();
            survey.Visit(operation);
            if (operation is ILocalFunctionOperation function) survey._captured.UnionWith(Captures.Of(function));
        }
        return survey;
    }

    /// <summary>The end of the last mention of a variable; local functions may be called from anywhere.</summary>
    public int LastUse(ISymbol variable) =>
        _captured.Contains(variable) ? Cell.Always
        : LastMention(variable) is not Cell.Never and int mention ? _loops.LastUse(mention, Declared(variable))
        : Cell.Never;

    /// <summary>Where a local variable is declared; of a parameter, before everything.</summary>
    public static int Declared(ISymbol variable) =>
        variable is ILocalSymbol { Locations: [{ IsInSource: true } location, ..] } ? location.SourceSpan.Start : Cell.Never;

    /// <summary>How often a variable is assigned; a declaration with a value counts.</summary>
    public int Writes(ISymbol variable) => _writes.TryGetValue(variable, out int writes) ? writes : 0;

    /// <summary>The variables that are assigned in a part of the source, in order; what local functions assign elsewhere is not among them.</summary>
    public IEnumerable<ISymbol> WrittenIn(TextSpan span) =>
        _written.Where(write => span.Start <= write.Position && write.Position < span.End).Select(write => write.Variable).Distinct(SymbolEqualityComparer.Default)!;

    /// <summary>Whether nothing in a part of the source changes a variable.</summary>
    public bool IsConstantIn(ISymbol variable, TextSpan span) =>
        _captured.Contains(variable) ? !IsAssignedAgain(variable) : !_written.Any(write => span.Start <= write.Position && write.Position < span.End && Same(write.Variable, variable));

    /// <summary>Whether something in a part of the source may change elements of this type, in whatever array or span.</summary>
    public bool ChangesElementsIn(ITypeSymbol element, TextSpan span) => _elements.Any(element, span);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private int LastMention(ISymbol variable) => _lastUses.TryGetValue(variable, out int last) ? last : Cell.Never;

    public bool IsAssignedAgain(ISymbol variable) =>
        Writes(variable) > (variable is IParameterSymbol ? 0 : 1);

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
            case ILoopOperation loop:
                _loops.Add(loop);
                if (loop is IForEachLoopOperation) foreach (ILocalSymbol local in loop.Locals) Write(local, loop);
                break;
            case IVariableDeclaratorOperation { Symbol: { IsRef: true } alias, Initializer.Value: var target }:
                if (Root(target) is { } root) _aliases[alias] = root;
                break;
            case IAnonymousFunctionOperation:
                HasLambdas = true;
                break;
            case IVariableDeclaratorOperation { Symbol: var local, Initializer: not null }:
                Write(local, operation);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } local }:
                Write(local, operation);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } local }:
                Write(local, operation);
                break;
            case IListPatternOperation { DeclaredSymbol: { } local }:
                Write(local, operation);
                break;
        }
        _elements.Visit(operation);
        if (operation.Type is IErrorTypeSymbol) IsBroken = true;
    }

    private void Use(ISymbol variable, IOperation reference)
    {
        _lastUses[variable] = Math.Max(LastMention(variable), reference.Syntax.Span.End);
        if (Mutation.IsAssigned(reference) || Mutation.ChangesStruct(reference)) Write(variable, reference);
    }

    private void Write(ISymbol variable, IOperation at)
    {
        _writes[variable] = Writes(variable) + 1;
        _written.Add((at.Syntax.SpanStart, variable));
        if (_aliases.TryGetValue(variable, out ISymbol root)) Write(root, at);
    }

    /// <summary>The variable that a reference is to, or to a part of.</summary>
    private static ISymbol? Root(IOperation? target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Instance: var whole } => Root(whole),
        _ => null,
    };

    private static bool ChecksSomewhere(SyntaxNode body) =>
        body.DescendantTokens().Any(token => token.RawKind is (int)SyntaxKind.CheckedKeyword or (int)SyntaxKind.UncheckedKeyword);
}
