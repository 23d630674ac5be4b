using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>Lowers a method and, once for each way they are called, the functions it calls.</summary>
internal sealed class ModuleLowering(Models models, IMethodSymbol main, CancellationToken token)
{
    private readonly Dictionary<string, Lowered> _lowered = [];
    private readonly HashSet<ISymbol> _inProgress = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, string> _namesakes = [];
    private readonly List<Function> _functions = [];
    private readonly Dictionary<(SyntaxTree, TextSpan), int> _loops = [];

    /// <summary>Active array variables that are assigned other arrays, where they are: later stages can say whether that is understood.</summary>
    public List<Moving> Moving { get; } = [];

    public Compilation Compilation => models.Compilation;

    public CancellationToken Token { get; } = token;

    /// <summary>Where generated code goes: what is accessible there may be named.</summary>
    public INamedTypeSymbol Home { get; } = main.ContainingType;

    /// <summary>The module, and what was found on the way; no module when anything was refused or does not compile.</summary>
    public (Module?, Refusals) Lower(Signature signature)
    {
        IOperation? body = BodyOf(main);
        if (body is null) return (null, new Refusals());

        try
        {
            _inProgress.Add(main.OriginalDefinition);
            string name = NameOf(main);
            Lowered lowered = UntilSettled(marks => new FunctionLowering(this, main, body, new Types(), marks), lowering => lowering.LowerMain(name, signature));
            if (lowered.Refusals.AnyError) return (null, lowered.Refusals);
            if (lowered.Function is null) ThrowNotLowered(body);
            return (CalledFunctions.In(lowered.Function!, _functions, _namesakes), lowered.Refusals);
        }
        catch (BrokenCodeException)
        {
            return (null, new Refusals());
        }
    }

    public void Move(string name, IOperation at, string what, string advice) => Moving.Add(new Moving(name, at.Syntax.GetLocation(), what, advice));

    /// <summary>The same number each time a loop is lowered.</summary>
    public int NumberOf(SyntaxNode loop)
    {
        if (!_loops.TryGetValue((loop.SyntaxTree, loop.Span), out int number)) _loops.Add((loop.SyntaxTree, loop.Span), number = _loops.Count);
        return number;
    }

    public Function Function(string name) => _functions.First(function => function.Name == name);

    public bool IsInProgress(IMethodSymbol method) => _inProgress.Contains(method.OriginalDefinition);

    /// <summary>A callee, lowered for a call whose active arguments are those marked in <paramref name="mask"/>; behind it, by number, the parameters that are elements.</summary>
    public Lowered Callee(Callee callee, string mask, Types caller)
    {
        Types types = caller.Inside(callee.Method);
        string key = $"{KeyOf(callee.Method)}|{mask}|{types.Key}";
        if (_lowered.TryGetValue(key, out Lowered known)) return known;

        DeepStack.Check();
        Token.ThrowIfCancellationRequested();
        _inProgress.Add(callee.Method.OriginalDefinition);
        string name = NameOf(callee.Method);
        Lowered lowered = UntilSettled(
            marks => new FunctionLowering(this, callee.Method.OriginalDefinition, callee.Body, types, marks), lowering => lowering.LowerCallee(name, callee, mask));
        _inProgress.Remove(callee.Method.OriginalDefinition);
        if (lowered.Function is not null) _functions.Add(lowered.Function);
        else if (!lowered.Refusals.AnyError) ThrowNotLowered(callee.Body);
        return _lowered[key] = lowered;
    }

    /// <summary>Lowers again as long as an array was read as inactive and later turned out not to be.</summary>
    private static Lowered UntilSettled(Func<HashSet<object>, FunctionLowering> begin, Func<FunctionLowering, Lowered> lower)
    {
        var marks = new HashSet<object>();
        while (true)
        {
            int known = marks.Count;
            FunctionLowering lowering = begin(marks);
            Lowered lowered = lower(lowering);
            if (!lowering.IsStale) return lowered;
            if (marks.Count == known) throw new InvalidOperationException("it is never settled which arrays are active");
        }
    }

    /// <summary>The block of a method's body; <see langword="null"/> where it has none in this compilation.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        method = SignatureReader.PartWithBody(method.OriginalDefinition);
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax(Token);
            if (declaration is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)) continue;
            if (Nesting.IsDeep(declaration)) DeepStack.Demand(); // binding and IOperation recurse without looking at the stack
            IOperation? body = models.Of(declaration.SyntaxTree).GetOperation(declaration, Token) switch
            {
                IMethodBodyOperation both => both.BlockBody ?? both.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                _ => null,
            };
            if (body is not null) return body;
        }
        return null;
    }

    /// <summary>A body that ends without a value does not compile; anything else is our fault.</summary>
    private void ThrowNotLowered(IOperation body)
    {
        bool isBroken = models.Of(body.Syntax.SyntaxTree).GetDiagnostics(body.Syntax.Span, Token).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        throw isBroken ? new BrokenCodeException() : new InvalidOperationException($"'{body.Syntax.Parent?.Kind()}' was not lowered");
    }

    private string NameOf(IMethodSymbol method)
    {
        string name = method.Name;
        for (int i = 2; _namesakes.ContainsKey(name); i++) name = $"{method.Name}_{i}";
        _namesakes[name] = method.Name;
        return name;
    }

    private static string KeyOf(IMethodSymbol method)
    {
        SyntaxReference declaration = method.OriginalDefinition.DeclaringSyntaxReferences[0];
        return $"{declaration.SyntaxTree.FilePath}:{declaration.Span.Start}:{method.Name}";
    }
}
