namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Statements
{
    /// <summary>The helpers that return arrays.</summary>
    public IReadOnlyList<Maker> Makers { get; init; } = [];

    /// <summary>Whether the program is about arrays that variables take over, and that are null at first.</summary>
    public bool Moves { get; init; }

    /// <summary>An array variable that is assigned another array, one that a condition chooses, or a new one.</summary>
    private void Move(Scope scope)
    {
        var arrays = scope.Arrays.Where(a => a.Storage == Storage.Array).ToList();
        if (arrays.Count == 0) { NewArray(scope); return; }
        ArrayVariable to = dice.Pick(arrays);
        string from = Same(scope, to);
        MayBeRefused = true;
        switch (dice.Next(7))
        {
            case 0:
                string name = Name(scope);
                Line($"{to.Type} {name} = {expressions.Boolean(scope, 1).As(Term.Disjunction)} ? {from} : {to.Name};");
                scope.Declare(to with { Name = name });
                break;
            case 1 when from != to.Name: Line($"{to.Name} = {from};"); break;
            case 2: Line($"{to.Name} = {Array(scope, to)};"); break;
            case 3: Line($"if ({expressions.Boolean(scope, 1).Text}) {to.Name} = {Array(scope, to)};"); break;
            case 4: TakeOver(scope, to); break;
            case 5 when expressions.Row(scope, to.Element, isWritten: true) is { } row: // a name for it: best = t[i]
                string other = Name(scope);
                Line($"{row.Type} {other} = {row.Name};");
                scope.Declare(row with { Name = other });
                break;
            default: Next(scope, to, from); break;
        }
    }

    // prev = cur; cur = Step(cur, …);
    private void TakeOver(Scope scope, ArrayVariable to)
    {
        var others = scope.Arrays.Where(a => a.Storage == Storage.Array && a.Name != to.Name && a.Size == to.Size && a.Element == to.Element).ToList();
        if (others.Count > 0) Line($"{dice.Pick(others).Name} = {to.Name};");
        Line($"{to.Name} = {Array(scope, to)};");
    }

    private void Next(Scope scope, ArrayVariable to, string from)
    {
        string next = Name(scope);
        scope.Reserve(next);
        Line($"var {next} = new {Keyword(to.Element)}[{to.Name}.Length];");
        Nested(scope, inner =>
        {
            string i = Name(inner);
            inner.Reserve(i);
            Line($"for (int {i} = 0; {i} < {next}.Length; {i}++) {next}[{i}] = {from}[{i}] * 0.5{(to.Element == Kind.Float ? "f" : "")} + {expressions.Fit(expressions.Real(inner, 1, to.Element), -1, 1).As(Term.Product)};");
        });
        Line($"{to.Name} = {next};");
        scope.Declare(to with { Name = next });
    }

    /// <summary>A variable that is <see langword="null"/> until something assigns it.</summary>
    private void NewLate(Scope scope)
    {
        var arrays = scope.Arrays.Where(a => a.Storage == Storage.Array).ToList();
        if (arrays.Count == 0) { NewArray(scope); return; }
        ArrayVariable like = dice.Pick(arrays);
        string name = Name(scope);
        Line($"{like.Type}? {name} = null;");
        scope.Declare(new LateVariable(name, like));
    }

    /// <summary>What programs begin with that move arrays.</summary>
    public void Movable(Scope scope)
    {
        while (!scope.Arrays.Any(a => a.Storage == Storage.Array)) NewArray(scope);
        Move(scope);
        if (dice.Chance(70)) NewLate(scope);
    }

    private void Late(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        LateVariable late = dice.Pick(scope.Lates.ToList());
        string name = late.Name, array = Array(scope, late.Like);
        MayBeRefused = true;
        switch (dice.Next(10))
        {
            case 0: Line($"{name} ??= {array};"); break;
            case 1: Line($"if ({name} == null) {name} = {array};"); break;
            case 2: Line($"if ({expressions.Boolean(scope, 1).Text}) {name} = {array};"); break;
            case 3 or 4: Line($"{name} = {array};"); break;
            case 5:
                Line(dice.Pick($"if ({name} != null)", $"if ({name} is not null)"));
                Nested(scope, inner =>
                {
                    inner.Assume(late.Like with { Name = name });
                    Arm(inner, returns, nesting);
                });
                break;
            case 6: Line($"{late.Like.Type} {Declared(scope, late.Like)} = {name} ?? {array};"); break;
            default:
                string value = Name(scope), element = expressions.Index(scope, late.Like with { Name = name }), type = Keyword(late.Like.Element);
                Term otherwise = expressions.Assignable(scope, 1, late.Like.Element);
                Line($"{type} {value} = {dice.Pick($"{name} == null ? {otherwise.As(Term.Conditional)} : {name}[{element}]", $"{name} is {{ }} ? {name}[{element}] : {otherwise.As(Term.Conditional)}", $"{name}?[{element}] ?? {otherwise.As(Term.Disjunction)}")};");
                scope.Declare(new Variable(value, late.Like.Element, true));
                break;
        }
    }

    /// <summary>The body of a helper that makes an array as long as the one it is given.</summary>
    public void Maker(Scope scope, ArrayVariable like, int statements)
    {
        if (like.Storage == Storage.Array && dice.Chance(15))
        {
            MayBeRefused = true;
            Line($"if ({expressions.Boolean(scope, 1).Text}) return {dice.Pick(like.Name, $"({Keyword(like.Element)}[]){like.Name}.Clone()")};");
        }

        string made = Name(scope), i = made + "Index";
        Line($"var {made} = {(dice.Chance(60) ? $"new {Keyword(like.Element)}[{like.Name}.Length]" : like.Storage == Storage.Array ? $"({like.Type}){like.Name}.Clone()" : $"{like.Name}.ToArray()")};");
        scope.Declare(like with { Name = made, Storage = Storage.Array });
        Some(scope, [], statements, mayReturn: false);
        var head = new Scope(scope);
        Line($"for (int {i} = 0; {i} < {made}.Length; {i}++)");
        head.Declare(new Variable(i, Kind.Int, false, Size: like.Size));
        Line($"    {made}[{i}] {dice.Pick("=", "=", $"= 0.5{(like.Element == Kind.Float ? "f" : "")} * {made}[{i}] + 0.1{(like.Element == Kind.Float ? "f" : "")} *")} {expressions.Assignable(head, 2, like.Element).As(Term.Unary)};");
        Line($"return {made};");
    }

    private string Declared(Scope scope, ArrayVariable like)
    {
        string name = Name(scope);
        scope.Declare(like with { Name = name });
        return name;
    }

    /// <summary>An array that is as long: one in scope, a row, a copy, or what a helper makes of one.</summary>
    private string Array(Scope scope, ArrayVariable like)
    {
        string same = Same(scope, like);
        Maker? maker = Makers.FirstOrDefault(m => m.Element == like.Element);
        return dice.Next(4) switch
        {
            0 => same,
            1 or 2 when maker is not null => $"{maker.Name}({same}, {expressions.Assignable(scope, 1, like.Element).Text})",
            _ => $"({Keyword(like.Element)}[]){same}.Clone()",
        };
    }

    private string Same(Scope scope, ArrayVariable like)
    {
        if (dice.Chance(20) && expressions.Row(scope, like.Element, isWritten: true) is { } row && row.Size == like.Size) return row.Name;
        var arrays = scope.Arrays.Where(a => a.Storage == Storage.Array && a.Size == like.Size && a.Element == like.Element).ToList();
        return arrays.Count == 0 ? like.Name : dice.Pick(arrays).Name;
    }
}
