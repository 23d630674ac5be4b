namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Statements
{
    private int _sizes;

    private void NewArray(Scope scope)
    {
        Kind kind = dice.Chance(80) ? Kind.Double : Kind.Float;
        string type = Keyword(kind), name = Name(scope);
        ArrayVariable? model = expressions.Array(scope, kind);
        string Value() => expressions.Fit(expressions.Real(scope, 2, kind), -Variable.Assigned, Variable.Assigned).Text;
        Kind[] three = [kind, kind, kind];
        string Values() => string.Join(", ", three.Select(_ => Value()));
        ArrayVariable Made(Storage storage, string size, int length, string text, bool isStack = false)
        {
            Line($"{(dice.Chance(30) && storage == Storage.Array && !text.StartsWith('[') ? "var" : ArrayVariable.TypeOf(storage, kind))} {name} = {text};");
            return new(name, kind, storage, size, length, isStack);
        }

        scope.Declare(dice.Weighted<Func<ArrayVariable>>(
            (15, () => Made(Storage.Array, "4", 4, $"new {type}[4]")),
            (15, () => Made(Storage.Array, "3", 3, $"[{Values()}]")),
            (8, () => Made(Storage.Array, "3", 3, $"new {type}[] {{ {Values()} }}")),
            (10, () => Made(Storage.Span, "5", 5, $"stackalloc {type}[5]", isStack: true)),
            (8, () => Made(Storage.Span, "3", 3, $"[{Values()}]", isStack: true)),
            (model is null ? 0 : 12, () => Made(Storage.Array, model!.Size, model.Length, $"new {type}[{model.Name}.Length]")),
            (model?.Storage == Storage.Array ? 8 : 0, () => Made(Storage.Array, model!.Size, model.Length, $"({type}[]){model.Name}.Clone()")),
            (model is null || model.Storage == Storage.Array ? 0 : 8, () => Made(Storage.Array, model!.Size, model.Length, $"{model.Name}.ToArray()")),
            (model is null ? 0 : 6, () => Made(Storage.Array, $"s{_sizes++}", model!.Length + 1, $"[{Value()}, .. {model.Name}]")))());
    }

    /// <summary>Another name for an array, or for a part of it.</summary>
    private void Alias(Scope scope)
    {
        if (expressions.Array(scope, isWritten: true) is not { Length: > 1 } array) { NewArray(scope); return; }
        string name = Name(scope);
        string span = array.Storage == Storage.Array ? $"{array.Name}.AsSpan" : $"{array.Name}.Slice", type = Keyword(array.Element);
        switch (dice.Next(5))
        {
            case 0 when array.Storage == Storage.Array:
                Line($"{array.Type} {name} = {array.Name};");
                scope.Declare(array with { Name = name });
                break;
            case 1:
                Line($"Span<{type}> {name} = {span}(1);");
                scope.Declare(new ArrayVariable(name, array.Element, Storage.Span, $"s{_sizes++}", array.Length - 1, array.IsStack));
                break;
            case 2:
                Line($"Span<{type}> {name} = {span}({dice.Next(array.Length - 1)}, 2);".Replace(".AsSpan(0, 2)", ".AsSpan(..2)", StringComparison.Ordinal));
                scope.Declare(new ArrayVariable(name, array.Element, Storage.Span, $"s{_sizes++}", array.Length > 1 ? 2 : 1, array.IsStack));
                break;
            case 3:
                Line($"ReadOnlySpan<{type}> {name} = {array.Name};");
                scope.Declare(array with { Name = name, Storage = Storage.ReadOnlySpan });
                break;
            default:
                Line($"ref {type} {name} = ref {expressions.Element(scope, array)};");
                scope.Declare(new Variable(name, array.Element, true, true));
                break;
        }
    }

    /// <summary>An element is assigned, or updated in place.</summary>
    private void Store(Scope scope)
    {
        if (expressions.Array(scope, isWritten: true) is not { } array) { Declare(scope); return; }
        string place = expressions.Element(scope, array), half = array.Element == Kind.Float ? "0.5f" : "0.5";
        Term step = expressions.Fit(expressions.Real(scope, 2, array.Element), -1, 1);
        switch (dice.Next(8))
        {
            case 0: Line($"{place} *= {half};"); Line($"{place} {dice.Pick("+=", "-=")} {step.Text};"); break;
            case 1: Line($"{place} *= {step.Text};"); break;
            case 2: Line($"{place} /= {expressions.Fit(step, 1, 9).Text};"); break;
            case 3: Line($"({place}, {expressions.Element(scope, array)}) = ({expressions.Element(scope, array)}, {place});"); break;
            case 4 when scope.Variables.FirstOrDefault(v => v is { Kind: Kind.Int, IsWritable: true }) is { } k:
                Line($"{array.Name}[Math.Abs({dice.Pick($"{k.Name}++", $"++{k.Name}", k.Name)}) % {array.Name}.Length] = {expressions.Assignable(scope, 1, array.Element).Text};");
                break;
            default: Line($"{place} = {expressions.Assignable(scope, dice.Between(1, 3), array.Element).Text};"); break;
        }
    }

    /// <summary>Clear, Fill, CopyTo, a swap of buffers, or a helper that writes.</summary>
    private void WholeArray(Scope scope)
    {
        if (expressions.Array(scope, isWritten: true) is not { } array) { NewArray(scope); return; }
        string span = array.Storage == Storage.Array ? $"{array.Name}.AsSpan()" : array.Name;
        var equal = scope.Arrays.Where(a => a.Size == array.Size && a.Element == array.Element && a.Name != array.Name && a.IsWritable).ToList();
        SpanHelper? helper = spanHelpers.FirstOrDefault(h => h.Writes && h.Element == array.Element);
        dice.Weighted<Action>(
            (5, () => Line($"{span}{dice.Pick("", "[1..]", "[..^1]")}.Clear();")),
            (8, () => Line($"{span}{dice.Pick("", "[1..]", "[..^1]")}.Fill({expressions.Fit(expressions.Real(scope, 2, array.Element), -Variable.Assigned, Variable.Assigned).Text});")),
            (equal.Count == 0 ? 0 : 12, () => CopyTo(array, dice.Pick(equal))),
            (array.Length < 2 ? 0 : 6, () => Line($"{span}[..^1].CopyTo({span}[1..]);")),
            (equal.Any(e => Exchangeable(e, array)) ? 12 : 0, () => Exchange(array.Name, dice.Pick(equal.Where(e => Exchangeable(e, array)).ToList()).Name)),
            (helper is null ? 0 : 20, () => Line($"{helper!.Name}({expressions.Part(array)}, {expressions.Assignable(scope, 2, array.Element).Text});")))();
    }

    private void Exchange(string a, string b)
    {
        MayBeRefused |= _around.Count > 0 || a.EndsWith(']');
        Line($"({a}, {b}) = ({b}, {a});");
    }

    private void CopyTo(ArrayVariable to, ArrayVariable from)
    {
        bool isOfArrays = to.Storage == Storage.Array && from.Storage == Storage.Array;
        Line(!isOfArrays ? $"{from.Name}.CopyTo({to.Name});" : dice.Pick($"{from.Name}.CopyTo({to.Name}, 0);", $"{from.Name}.AsSpan().CopyTo({to.Name});"));
    }

    /// <summary>The value, and some of what else is in scope.</summary>
    private string Mixed(Scope scope, Term value, Kind kind)
    {
        if (!MixesResult || _around.Contains('F')) return value.Text;
        var others = scope.Variables.Where(v => v.Kind == kind).Select(v => v.Name)
            .Concat(scope.Arrays.Where(a => a.Element == kind).Select(a => expressions.Element(scope, a)))
            .Concat(scope.Tables.Where(t => t.Element == kind).Select(t => expressions.Cell(scope, t))).ToList();
        return others.Count == 0 ? value.Text : $"{value.As(Term.Sum)} + {dice.Pick(others)} * {dice.Pick(others)} - {dice.Pick(others)}";
    }

    /// <summary>What a method returns whose result is an array.</summary>
    private string Results(Scope scope)
    {
        var arrays = scope.Arrays.Where(a => a is { Storage: Storage.Array, Element: Kind.Double }).ToList();
        return arrays.Count > 0 && dice.Chance(50)
            ? dice.Pick(arrays).Name
            : $"[{string.Join(", ", Enumerable.Range(0, dice.Between(1, 3)).Select(_ => expressions.Assignable(scope, 2, Kind.Double).Text))}]";
    }

    private static bool Exchangeable(ArrayVariable a, ArrayVariable b) => a.Storage == Storage.Array && b.Storage == Storage.Array;
}
