using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Whether each row of a table is made once and in order, before it is read: some one by one, then the rest in a loop.</summary>
internal sealed class RowOrder
{
    private const int MostSteps = 8;

    private readonly NewArray _table;
    private readonly RowUses _uses;
    private readonly Scopes _scopes;
    private readonly Aliases _aliases;
    private readonly IReadOnlyDictionary<int, RowTable> _known;
    private readonly Polynomials _polynomials;
    private readonly Dictionary<int, Value> _named = []; // by the label of a length that is nowhere yet, the name of a table with rows so long
    private readonly Dictionary<(int Table, long Row), Value> _lengths = []; // of rows of the caller's
    private readonly List<(NewArray Row, Instruction At, Value Index)> _made = [];
    private Polynomial _count = Polynomial.Of(0);
    private bool _isLooped;

    /// <param name="known">What is found out of tables that are made before.</param>
    public RowOrder(NewArray table, RowUses uses, Scopes scopes, Aliases aliases, IReadOnlyDictionary<int, RowTable> known)
    {
        (_table, _uses, _scopes, _aliases, _known) = (table, uses, scopes, aliases, known);
        _polynomials = new Polynomials(DefinitionOf);
    }

    private Value Width => _made[0].Row.Lengths[0];

    private bool IsComplete => (_polynomials.Of(_table.Lengths[0]) - _count).Number == 0;

    /// <param name="block">The block that makes the table.</param>
    public RowTable? In(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (IsComplete) break;
            if (!(IsOfTable(instruction, out Store store) ? IsNext(store, block) : instruction is For loop && InBody(loop) is { } inside ? IsRest(loop, inside) : ReadsMade(instruction, null, 0))) return null;
        }

        if (!IsComplete || _made.Count == 0 || _made.Count != _uses.StoresIn(_table)) return null;
        (NewArray earliest, Instruction first, _) = _made.OrderBy(made => _scopes.PositionOf(made.Row.Result)).First();
        int before = _scopes.PositionOf(earliest.Result);
        if (OffsetOf(_table.Lengths[0], _table.Result, before) is not { } rows || OffsetOf(Width, _table.Result, before) is not { } columns) return null;
        if (_made.Any(made => (_polynomials.Of(made.Row.Lengths[0]) - _polynomials.Of(Width)).Number != 0)) return null;
        var places = _made.Select(made => (made.Row.Result.Label, Place: OffsetOf(made.Index, made.Row.Result, _scopes.PositionOf(made.Row.Result)))).ToList();
        return places.Any(place => place.Place is null) ? null
            : new RowTable(_table, rows, columns, first, places.ToDictionary(place => place.Label, place => place.Place!), _made.Any(made => made.Row.IsZeroed));
    }

    // n = new T[m]; …; t[2] = n, after t[0] and t[1]
    private bool IsNext(Store store, Block block)
    {
        if (_isLooped || RowIn(block, store) is not { } row || (_polynomials.Of(store.Indices[0]) - _count).Number != 0) return false;
        _count += Polynomial.Of(1);
        _made.Add((row, row, store.Indices[0]));
        return true;
    }

    // for i = 1; < n; 1 { n = new T[m]; … t[i] = n }, after t[0]
    private bool IsRest(For loop, Store store)
    {
        Polynomial index = _polynomials.Of(store.Indices[0]), shift = index - _polynomials.Of(loop.Index);
        bool isRest = !_isLooped && loop is { Step: 1, Relation: "<" or "<=", HasExit: false, Body.EndsInThrow: false } && shift.Number is not null
            && (_polynomials.Of(loop.From) + shift - _count).Number == 0;
        if (!isRest || RowIn(loop.Body, store) is not { } row) return false;
        int least = 1;
        foreach (Instruction instruction in loop.Body.Instructions)
        {
            if (ReferenceEquals(instruction, store)) least = 0;
            else if (!ReadsMade(instruction, index, least)) return false;
        }

        _count = _polynomials.Of(loop.To) + shift + Polynomial.Of(loop.Relation == "<" ? 0 : 1);
        _isLooped = true;
        _made.Add((row, loop, store.Indices[0]));
        return true;
    }

    private bool IsOfTable(Instruction instruction, out Store store)
    {
        store = (instruction as Store)!;
        return store?.Memory == _table.Result;
    }

    private Store? InBody(For loop)
    {
        Store[] stores = [.. loop.Body.Instructions.OfType<Store>().Where(store => store.Memory == _table.Result)];
        return stores is [var only] ? only : null;
    }

    private NewArray? RowIn(Block block, Store store) =>
        _uses.ArrayOf(store.Operand) is { } row && block.Instructions.Any(instruction => ReferenceEquals(instruction, row)) ? row : null;

    /// <summary>Whether an instruction reads only rows that are there, makes none, and does not hand the table on.</summary>
    /// <param name="current">The row that an iteration makes.</param>
    /// <param name="least">How far below that a row is at least.</param>
    private bool ReadsMade(Instruction instruction, Polynomial? current, int least)
    {
        DeepStack.Check();
        if (instruction is not (Load or Length) && Operands.Of(instruction).Contains(_table.Result)) return false;
        if (instruction is Load load && load.Memory == _table.Result)
        {
            Polynomial index = _polynomials.Of(load.Indices[0]);
            bool isEarlier = index.Number is >= 0 and { } number && number < _count.Number;
            if (!isEarlier && !(current is not null && (current - index).Number >= least)) return false;
        }

        return Nested.Of(instruction).All(block => !block.Yields.Contains(_table.Result) && block.Instructions.All(inner => ReadsMade(inner, current, least)));
    }

    /// <summary>The value, or another and a number, as far as that is there, or can be, where <paramref name="place"/> is made, before anything at a position.</summary>
    private Offset? OffsetOf(Value value, Value place, int before)
    {
        if (IsThere(value)) return new Offset(value, 0);
        Polynomial polynomial = _polynomials.Of(value);
        if (polynomial.Number is >= int.MinValue and <= int.MaxValue and { } number) return new Offset(null, (int)number);
        (Value of, int by) = polynomial.Shift ?? (value, 0);
        if (IsThere(of)) return new Offset(of, by);
        var steps = new List<Instruction>();
        return Collect(of) ? new Offset(of, by, steps.ToEquatableArray()) : null;

        bool IsThere(Value other) => other.Label >= 0 && _scopes.IsVisible(other, _scopes.HomeOf(place)) && (_scopes.HomeOf(other) != _scopes.HomeOf(place) || _scopes.PositionOf(other) < before);

        bool Collect(Value needed)
        {
            if (IsThere(needed) || steps.Any(step => step.Results[0] == needed)) return true;
            if (steps.Count == MostSteps || DefinitionOf(needed) is not { } definition || !IsSameAnywhere(definition) || !Operands.Of(definition).All(Collect)) return false;
            steps.Add(definition);
            return true;
        }
    }

    private bool IsSameAnywhere(Instruction definition) => definition switch
    {
        Constant or Apply { MayThrow: false } or IR.Convert or Length => true,
        Verbatim verbatim => verbatim is { IsPure: true, Results.Count: 1 },
        Load { Result.Type.IsMemory: true } row => IsOfCallers(row),
        _ => false,
    };

    /// <summary>Whether it is a row of an array of arrays of the caller's, which stays there.</summary>
    private bool IsOfCallers(Load row) => _scopes.HomeOf(row.Memory) == 0 && _scopes.DefinitionOf(row.Memory) is null && !_aliases.MovesRows(row.Memory);

    // the length of a row   →   that of the first; of other tables, their columns
    private Instruction? DefinitionOf(Value value)
    {
        if (_named.TryGetValue(value.Label, out Value name)) return new Length(value, name, 1);
        Instruction? definition = _scopes.DefinitionOf(value);
        if (definition is not Length length || _uses.ArrayOf(length.Memory) is not null) return definition;
        if (_uses.TableOf(length.Memory) is not { } table) return _scopes.DefinitionOf(length.Memory) is Load row && IsOfCallers(row) ? First(length, row) : length;
        Offset? columns = table == _table.Result ? _made.Count > 0 ? new Offset(Width, 0) : null
            : _known.TryGetValue(table.Label, out RowTable known) ? known.Columns
            : _uses.IsName(table) ? new Offset(ColumnsOf(table), 0)
            : null;
        return columns is null || columns.Of == value ? definition : new Verbatim(value, columns.Text(columns.Of), IsPrimary: false, IsPure: true);
    }

    // the length of a[0]   →   the same, where it was taken first
    private Instruction First(Length length, Load row)
    {
        if (row.Indices is not [var index] || _polynomials.Of(index).Number is not { } number) return length;
        if (!_lengths.TryGetValue((row.Memory.Label, number), out Value first)) _lengths.Add((row.Memory.Label, number), first = length.Result);
        return first == length.Result ? length : new Verbatim(length.Result, [new Fragment.Use(first)], IsPrimary: true, IsPure: true);
    }

    private Value ColumnsOf(Value table)
    {
        Value columns = new(-1 - table.Label, "", DataType.Int32);
        _named[columns.Label] = table;
        return columns;
    }
}
