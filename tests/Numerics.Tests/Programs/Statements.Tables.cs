namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Statements
{
    /// <summary>Whether there is something in it that may be refused: arrays that change places or names, or are null.</summary>
    public bool MayBeRefused { get; private set; }

    private void NewTable(Scope scope)
    {
        Kind kind = dice.Chance(85) ? Kind.Double : Kind.Float;
        string type = Keyword(kind), name = Name(scope);
        TableVariable? model = expressions.Table(scope, kind);
        string Values() => string.Join(", ", Enumerable.Range(0, 2).Select(_ => expressions.Fit(expressions.Real(scope, 1, kind), -Variable.Assigned, Variable.Assigned).Text));
        TableVariable Made(bool isJagged, string size, int length, string text)
        {
            Line($"{type}{(isJagged ? "[][]" : "[,]")} {name} = {text};");
            return new(name, kind, isJagged, size, length);
        }

        scope.Declare(dice.Weighted<Func<TableVariable>>(
            (10, () => Made(false, "4", 4, $"new {type}[4, 4]")),
            (10, () => Made(false, "2", 2, $"{{ {{ {Values()} }}, {{ {Values()} }} }}")),
            (15, () => Made(true, "2", 2, $"[[{Values()}], [{Values()}]]")),
            (10, () => Made(true, "2", 2, $"{{ new {type}[2], new[] {{ {Values()} }} }}")),
            (model is { IsJagged: false } ? 12 : 0, () => Made(false, model!.Size, model.Length, $"({type}[,]){model.Name}.Clone()")),
            (model is null ? 0 : 8, () => Made(false, model!.Size, model.Length, $"new {type}[{model.Rows}, {model.Columns}]")),
            (model is null ? 0 : 12, () => Rows(scope, name, kind, model!)))());
    }

    // var t = new double[a.Length][]; for (int i = 0; i < t.Length; i++) t[i] = new double[t.Length];
    private TableVariable Rows(Scope scope, string name, Kind kind, TableVariable model)
    {
        string type = Keyword(kind), i = Name(scope) is var counter && counter == name ? "i0" : counter;
        Line($"var {name} = new {type}[{model.Rows}][];");
        Line($"for (int {i} = 0; {i} < {name}.Length; {i}++) {name}[{i}] = {(model.IsJagged && dice.Chance(60) ? $"({type}[]){model.Name}[{i}].Clone()" : $"new {type}[{name}.Length]")};");
        scope.Reserve(i);
        return new(name, kind, true, model.Size, model.Length);
    }

    private void StoreCell(Scope scope)
    {
        if (expressions.Table(scope, isWritten: true) is not { } table) { NewTable(scope); return; }
        string place = expressions.Cell(scope, table), half = table.Element == Kind.Float ? "0.5f" : "0.5";
        Term step = expressions.Fit(expressions.Real(scope, 2, table.Element), -1, 1);
        switch (dice.Next(7))
        {
            case 0: Line($"{place} *= {half};"); Line($"{place} {dice.Pick("+=", "-=")} {step.Text};"); break;
            case 1: Line($"{place} *= {step.Text};"); break;
            case 2: Line($"({place}, {expressions.Cell(scope, table)}) = ({expressions.Cell(scope, table)}, {place});"); break;
            case 3 when table.IsJagged: ExchangeRows(scope, table); break;
            default: Line($"{place} = {expressions.Assignable(scope, dice.Between(1, 3), table.Element).Text};"); break;
        }
    }

    private void ExchangeRows(Scope scope, TableVariable table)
    {
        string i = expressions.RowIndex(scope, table), j = expressions.RowIndex(scope, table);
        MayBeRefused = true;
        Line($"({table.Name}[{i}], {table.Name}[{j}]) = ({table.Name}[{j}], {table.Name}[{i}]);");
    }
}
