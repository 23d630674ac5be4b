using System.Text;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Random statements, written out line by line.</summary>
internal sealed partial class Statements(Dice dice, Expressions expressions, IReadOnlyList<Callee> helpers, IReadOnlyList<SpanHelper> spanHelpers, StringBuilder output, bool hasLoops = false)
{
    private static readonly string[] s_names =
    [
        "a", "b", "c", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "dx", "dy", "dt", "dz", "sum", "value", "result", "xTangent", "resultAdjoint",
        "sin", "exp", "t0", "t1", "x1", "temp", "@in", "@class", "hessian", "gradient", "tangent", "Value", "Gradient", "f", "g", "h", "d", "dv", "da",
    ];

    /// <summary>The kind of a result that is an array.</summary>
    public static readonly IReadOnlyList<Kind> Several = [Kind.Double];

    /// <summary>Whether what it returns is to depend on many variables, and may leave the band.</summary>
    public bool MixesResult { get; init; }

    private int _indent = 2;
    private int _increments;

    /// <summary>A body that returns values of these kinds: none for <c>void</c>, several as a tuple.</summary>
    public void Body(Scope scope, IReadOnlyList<Kind> returns, int statements, Action? last = null)
    {
        Some(scope, returns, statements, last is null);
        last?.Invoke();
        if (returns.Count > 0) Line(Return(scope, returns));
    }

    public string Return(Scope scope, IReadOnlyList<Kind> returns)
    {
        if (returns.Count == 0) return "return;";
        if (returns == Several) return $"return {Results(scope)};";
        var values = returns.Select(kind => Mixed(scope, expressions.Value(scope, 2, kind), kind)).ToList();
        return returns.Count == 1 ? $"return {values[0]};" : $"return ({string.Join(", ", values)});";
    }

    public string Name(Scope scope)
    {
        for (int tries = 0; ; tries++)
        {
            string name = dice.Pick(s_names);
            if (tries > 12) name = name.TrimStart('@') + dice.Next(1000);
            if (scope.CanDeclare(name)) return name;
        }
    }

    public void Line(string text) => output.Append(' ', _indent * 4).Append(text).Append('\n');

    private void Some(Scope scope, IReadOnlyList<Kind> returns, int count, bool mayReturn)
    {
        for (int i = 0; i < count; i++) One(scope, returns, mayReturn ? 2 : 0);
    }

    /// <param name="nesting">How deep blocks may still go; 0 also forbids returning.</param>
    private void One(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        Action<Scope> statement = dice.Weighted<Action<Scope>>(
            (26, Declare),
            (14, Assign),
            (8, Update),
            (nesting > 0 ? 16 : 0, s => If(s, returns, nesting)),
            (nesting > 0 ? 5 : 0, s => Switch(s, returns, nesting)),
            (6, Deconstruct),
            (6, CallForEffect),
            (nesting > 1 ? 4 : 0, LocalFunction),
            (4, DeclareInactive),
            (4, Dead),
            (4, AssignInArms),
            (nesting > 0 ? 2 : 0, s => Block(s, returns, nesting)),
            (2, Guard),
            (2, Chain),
            (hasLoops ? (Moves ? 90 : 30) >> Loops : 0, s => Loop(s, returns, nesting)),
            (hasLoops ? 8 : 0, NewArray),
            (hasLoops ? 6 : 0, Alias),
            (hasLoops ? 16 : 0, Store),
            (hasLoops ? 6 : 0, WholeArray),
            (hasLoops ? 4 : 0, NewTable),
            (hasLoops && scope.Tables.Any() ? 12 : 0, StoreCell),
            (hasLoops && !_around.Contains('F') ? Moves ? 30 * (Loops + 1) : 3 : 0, Move),
            (Moves && !_around.Contains('F') ? 6 : 0, NewLate),
            (Moves && !_around.Contains('F') && scope.Lates.Any() ? 40 * (Loops + 1) : 0, s => Late(s, returns, nesting)),
            (hasLoops && Loops > 0 ? 8 : 0, s => Exit(s, returns, nesting)));
        statement(scope);
    }

    private void Nested(Scope scope, Action<Scope> body, string close = "}")
    {
        Line("{");
        _indent++;
        body(new Scope(scope));
        _indent--;
        Line(close);
    }

    private void Block(Scope scope, IReadOnlyList<Kind> returns, int nesting) => Nested(scope, s => One(s, returns, nesting - 1));

    private void Declare(Scope scope)
    {
        Kind kind = dice.Chance(75) ? Kind.Double : Kind.Float;
        Term term = expressions.Assignable(scope, dice.Between(1, 3), kind);
        string name = Name(scope);
        if (dice.Chance(30) && term.Kind is Kind.Double or Kind.Float) kind = term.Kind;
        string type = term.Kind == kind && dice.Chance(25) ? "var" : Keyword(kind);
        Line($"{type} {name} = {term.Text};");
        scope.Declare(new Variable(name, kind, true));
    }

    private void DeclareInactive(Scope scope)
    {
        Kind kind = dice.Pick(Kind.Int, Kind.Bool, Kind.String);
        Term term = kind switch { Kind.Int => expressions.Integer(scope, 1), Kind.Bool => expressions.Boolean(scope, 1), _ => expressions.Text(scope) };
        string name = Name(scope);
        string text = kind switch { Kind.Int => $"{term.As(Term.Product)} % 7", Kind.String => $"{term.Text} + {expressions.Integer(scope, 0).Text}", _ => term.Text };
        Line($"{Keyword(kind)} {name} = {text};");
        scope.Declare(new Variable(name, kind, true));
    }

    private void Assign(Scope scope)
    {
        if (Writable(scope) is not { } target) Declare(scope);
        else Line($"{target.Name} = {expressions.Assignable(scope, dice.Between(1, 3), target.Kind).Text};");
    }

    private void Update(Scope scope)
    {
        if (Writable(scope) is not { } target) { Declare(scope); return; }
        string half = target.Kind == Kind.Float ? "0.5f" : "0.5";
        Term step = expressions.Fit(expressions.Real(scope, 2, target.Kind), -1, 1);
        switch (dice.Next(5))
        {
            case 0: Line($"{target.Name} *= {half};"); Line($"{target.Name} {dice.Pick("+=", "-=")} {step.Text};"); break;
            case 1: Line($"{target.Name} *= {step.Text};"); break;
            case 2: Line($"{target.Name} /= {expressions.Fit(step, 1, 9).Text};"); break;
            case 3: Line($"{target.Name} %= {Term.Number(dice.Between(0.7, 4.0), target.Kind).Text};"); break;
            default:
                if (Loops == 0 && _increments++ < 2) Line(dice.Pick($"{target.Name}++;", $"--{target.Name};"));
                else Line($"{target.Name} *= {half};");
                break;
        }
    }

    private void Chain(Scope scope)
    {
        var targets = scope.Variables.Where(v => v is { IsWritable: true, Kind: Kind.Double }).ToList();
        if (targets.Count < 2) Declare(scope);
        else Line($"{dice.Pick(targets).Name} = {dice.Pick(targets).Name} = {expressions.Assignable(scope, 2, Kind.Double).Text};");
    }

    /// <summary>A local that nothing reads; its value may well be NaN.</summary>
    private void Dead(Scope scope)
    {
        string name = Name(scope);
        scope.Reserve(name);
        Line($"double {name} = Math.{dice.Pick("Acos", "Log", "Sqrt", "Atanh")}({expressions.Real(scope, 2, Kind.Double).Text});");
    }

    private void Guard(Scope scope)
    {
        if (scope.Variables.FirstOrDefault(v => v.Kind == Kind.Int) is not { } integer) { Declare(scope); return; }
        Line($"if ({integer.Name} {dice.Pick("< 0", "> 5", "== 4")}) throw new ArgumentException({dice.Pick("\"no\"", $"$\"{integer.Name} is {{{integer.Name}}}\"")});");
    }

    private Variable? Writable(Scope scope)
    {
        var targets = scope.Variables.Where(v => v is { IsWritable: true, IsReal: true }).ToList();
        return targets.Count == 0 ? null : dice.Pick(targets);
    }

    public static string Keyword(Kind kind) => kind switch { Kind.Double => "double", Kind.Float => "float", Kind.Int => "int", Kind.Bool => "bool", _ => "string" };
}
