using System.Globalization;

namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Statements
{
    private const int DeepestLoop = 3;

    /// <summary>What a statement is in: loops, branches, switches and functions, by their first letters, the innermost on top.</summary>
    private readonly Stack<char> _around = new();

    private int Loops => _around.TakeWhile(a => a != 'F').Count(a => a == 'L');

    /// <summary>A loop that ends: it counts, or is guarded by a count.</summary>
    private void Loop(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        if (Loops == DeepestLoop) { Declare(scope); return; }
        Action<Scope, IReadOnlyList<Kind>, int> form = dice.Weighted<Action<Scope, IReadOnlyList<Kind>, int>>(
            (30, Up), (12, Down), (8, TwoCounters), (14, While), (8, Do), (8, Forever), (14, Foreach), (16, Sum));
        form(scope, returns, nesting);
    }

    private void Up(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var head = new Scope(scope);
        string i = Name(head);
        (string bound, string? size) = Bound(scope);
        string start = dice.Pick("0", "0", "0", "1"), step = dice.Pick($"{i}++", $"{i}++", $"++{i}", $"{i} += 2");
        if (dice.Chance(12) && Writable(scope) is { } carried) step += $", {carried.Name} *= {(carried.Kind == Kind.Float ? "0.5f" : "0.5")}";
        Line($"for (int {i} = {start}; {i} < {bound}; {step})");
        head.Declare(new Variable(i, Kind.Int, false, Size: size ?? ""));
        Around(head, returns, nesting);
    }

    private void Down(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var head = new Scope(scope);
        string i = Name(head);
        (string bound, string? size) = Bound(scope);
        bool before = dice.Chance(50);
        Line(before ? $"for (int {i} = {bound} - 1; {i} >= 0; {i}--)" : $"for (int {i} = {bound}; {i}-- > 0;)");
        head.Declare(new Variable(i, Kind.Int, false, Size: size ?? ""));
        Around(head, returns, nesting);
    }

    private void TwoCounters(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var head = new Scope(scope);
        string i = Name(head);
        head.Reserve(i);
        string j = Name(head);
        (string bound, string? size) = Bound(scope);
        Line($"for (int {i} = 0, {j} = {bound} - 1; {i} < {j}; {i}++, {j}--)");
        head.Declare(new Variable(i, Kind.Int, false, Size: size ?? ""));
        head.Declare(new Variable(j, Kind.Int, false, Size: size ?? ""));
        Around(head, returns, nesting);
    }

    private void While(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        string guard = Guarded(scope);
        string condition = dice.Chance(70) ? $" && {expressions.Boolean(scope, 1).As(4)}" : "";
        Line($"while ({guard}-- > 0{condition})");
        Around(new Scope(scope), returns, nesting);
    }

    private void Do(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        string guard = Guarded(scope);
        Line("do");
        Around(new Scope(scope), returns, nesting);
        Line($"while ({guard}-- > 0 && {expressions.Boolean(scope, 1).As(4)});");
    }

    private void Forever(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        string guard = Guarded(scope);
        Line(dice.Pick("while (true)", "for (; ; )"));
        Around(new Scope(scope), returns, nesting, $"if ({guard}-- <= 0) break;");
    }

    private void Foreach(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var head = new Scope(scope);
        string v = Name(head);
        if (expressions.Array(scope) is not { } array) { Line($"foreach (int {v} in new[] {{ 2, 0, 1 }})"); head.Declare(new Variable(v, Kind.Int, false, Size: "")); }
        else if (array is { Storage: Storage.Span } && dice.Chance(40)) { Line($"foreach (ref {Keyword(array.Element)} {v} in {expressions.Part(array)})"); head.Declare(new Variable(v, array.Element, true, true)); }
        else { Line($"foreach ({dice.Pick("var", Keyword(array.Element))} {v} in {expressions.Part(array)})"); head.Declare(new Variable(v, array.Element, false)); }
        Around(head, returns, nesting);
    }

    /// <summary>A sum or product over a loop, from a constant.</summary>
    private void Sum(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        Kind kind = dice.Chance(80) ? Kind.Double : Kind.Float;
        string sum = Name(scope);
        Line($"{Keyword(kind)} {sum} = {dice.Pick("0", "0", "1")};");
        scope.Declare(new Variable(sum, kind, false, Reach: 12));
        var head = new Scope(scope);
        string i = Name(head);
        (string bound, string? size) = Bound(scope);
        Line($"for (int {i} = 0; {i} < {bound}; {i}++)");
        head.Declare(new Variable(i, Kind.Int, false, Size: size ?? ""));
        string factor = kind == Kind.Float ? "1.5f" : "1.5";
        Around(head, returns, 0, null, inner => Line(dice.Chance(75)
            ? $"{sum} {dice.Pick("+=", "+=", "-=")} {expressions.Fit(expressions.Real(inner, 3, kind), -1, 1).Text};"
            : $"{sum} *= {expressions.Fit(expressions.Real(inner, 2, kind), -1.4, 1.4).As(Term.Primary)} * {expressions.Fit(expressions.Real(inner, 1, kind), -1, 1).As(Term.Unary)} / {factor};"));
    }

    private void Around(Scope scope, IReadOnlyList<Kind> returns, int nesting, string? first = null, Action<Scope>? last = null)
    {
        _around.Push('L');
        Nested(scope, inner =>
        {
            if (first is not null) Line(first);
            for (int i = dice.Between(last is null ? 1 : 0, 3); i > 0; i--) One(inner, returns, nesting);
            if (dice.Chance(20)) Exit(inner, returns, nesting);
            last?.Invoke(inner);
            if (dice.Chance(50)) Assign(inner);
        });
        _around.Pop();
    }

    /// <summary>if (…) break; if (…) continue; or a return.</summary>
    private void Exit(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var exits = new List<string>();
        if (_around.SkipWhile(a => a == 'B').FirstOrDefault() == 'L') exits.Add("break;");
        if (Loops > 0) exits.Add("continue;");
        if (nesting > 0 && MayReturn(returns)) exits.Add(Return(scope, returns));
        if (exits.Count == 0) Declare(scope);
        else Line($"if ({expressions.Boolean(scope, 1).Text}) {dice.Pick(exits)}");
    }

    /// <summary>Which of several arrays is returned does not depend on conditions: that is refused.</summary>
    private static bool MayReturn(IReadOnlyList<Kind> returns) => returns != Several;

    /// <summary>A bound of a loop, and the size that it is the length of.</summary>
    private (string Text, string? Size) Bound(Scope scope)
    {
        if (scope.Tables.Any() && dice.Chance(25) && expressions.Table(scope) is { } table) return (dice.Pick(table.Rows, table.Columns), table.Size);
        if (expressions.Array(scope) is { } array && dice.Chance(65)) return ($"{array.Name}.Length", array.Size);
        var integers = scope.Variables.Where(v => v is { Kind: Kind.Int }).ToList();
        if (integers.Count > 0 && dice.Chance(40)) return ($"{dice.Pick(integers).Name} % 5", null);
        return (dice.Pick("Count", "2", "4", "1", "0", "5"), null);
    }

    private string Guarded(Scope scope)
    {
        string guard = Name(scope);
        scope.Reserve(guard);
        Line($"int {guard} = {dice.Between(0, 5).ToString(CultureInfo.InvariantCulture)};");
        return guard;
    }
}
