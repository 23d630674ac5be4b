using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Prepares a function for its way back. Beside memory that holds active values stands its adjoint memory; a loop whose
/// iterations cannot be told from its bounds counts them.
/// </summary>
/// <param name="active">The labels of the active values.</param>
/// <param name="adjoints">By label of memory, the memory that holds its adjoints; those of parameters are there already.</param>
internal sealed class Augmentation(Function function, int labels, HashSet<int> active, Aliases aliases, Dictionary<int, Value> adjoints, string suffix = "")
{
    private readonly Builder _builder = new(labels);
    private readonly HashSet<Instruction> _first = FirstRows.In(function);

    /// <summary>What a row of adjoints takes the place of: it gets it back on the way back.</summary>
    public Dictionary<Instruction, Value> Replaced { get; } = new(ByReference.Comparer);

    public int Labels => _builder.LabelCount;

    public Block Over(Block block) => Over(block, _ => []);

    private Block Over(Block block, Func<Block, IEnumerable<Value>> more)
    {
        DeepStack.Check();
        _builder.Open();
        foreach (Instruction instruction in block.Instructions) Over(instruction);
        return _builder.Close(block.EndsInThrow ? [] : Yields(block, more(block)));
    }

    /// <summary>A loop's exit flag stays last.</summary>
    private static IEnumerable<Value> Yields(Block block, IEnumerable<Value> more) => block.Yields.Concat(more);

    private void Over(Instruction instruction)
    {
        switch (instruction)
        {
            // a = new T[n]   →   a = new T[n]; ā = new T[n]
            case NewArray array when IsActive(array.Result):
                _builder.Append(array);
                _builder.Append(new NewArray(Adjoint(array.Result, AdjointType(array.Result, aliases)), array.Lengths, IsZeroed: true) { Origin = array.Result.Label, IsMadeBefore = array.IsMadeBefore, IsBeside = true });
                break;

            // a = null   →   a = null; ā = null, which is an empty span, too
            case Constant { Result: { Type: { IsMemory: true, Real: not null } } nothing } constant:
                _builder.Append(constant);
                DataType none = nothing.Type.IsSpan ? AdjointType(nothing.Type) : nothing.Type;
                _builder.Append(constant with { Result = Adjoint(nothing, none), Text = $"default({none.Text})" });
                break;

            // b = a[i ..]   →   b = a[i ..]; b̄ = ā[i ..]
            case Slice slice when IsActive(slice.Result):
                _builder.Append(slice);
                _builder.Append(slice with { Memory = adjoints[slice.Memory.Label], Result = Adjoint(slice.Result, AdjointType(slice.Result.Type)) });
                break;

            // c = p ? a : b   →   c = p ? a : b; c̄ = p ? ā : b̄
            case Select select when IsMemory(select.Result):
                _builder.Append(select);
                (Value whenTrue, Value whenFalse) = (adjoints[select.WhenTrue.Label], adjoints[select.WhenFalse.Label]);
                _builder.Append(select with { WhenTrue = whenTrue, WhenFalse = whenFalse, Result = Adjoint(select.Result, DataType.Common(whenTrue.Type, whenFalse.Type)) });
                break;

            // b = a[i]   →   b = a[i]; b̄ = ā[i]   where b is a row
            case Load load when load.Result.Type.IsMemory && IsActive(load.Result):
                _builder.Append(load);
                Value memory = adjoints[load.Memory.Label];
                _builder.Append(load with { Memory = memory, Result = Adjoint(load.Result, memory.Type.Element!), IsOfAdjoints = true });
                break;

            // a[i] = b   →   a[i] = b; c̄ = ā[i]; ā[i] = b̄   where b is a row, and c̄ the one before
            case Store store when store.Operand.Type.IsMemory && IsActive(store.Operand):
                _builder.Append(store);
                Value table = adjoints[store.Memory.Label];
                Store beside = store with { Memory = table, Operand = adjoints[store.Operand.Label] };
                if (!_first.Contains(store))
                {
                    Value before = _builder.Define("", table.Type.Element!);
                    _builder.Append(new Load(before, table, store.Indices) { IsOfAdjoints = true });
                    Replaced.Add(beside, before);
                }

                _builder.Append(beside);
                break;

            // swap a[i], a[k]   →   swap a[i], a[k]; swap ā[i], ā[k]
            case Swap swap when IsActive(swap.Memory):
                _builder.Append(swap);
                _builder.Append(swap with { Memory = adjoints[swap.Memory.Label] });
                break;

            case If branch:
                Over(branch);
                break;
            case Loop loop:
                Over(loop);
                break;
            default:
                _builder.Append(instruction);
                break;
        }
    }

    // b = if p { yield a } else { yield c }   →   (b, b̄) = if p { yield a, ā } else { yield c, c̄ }   where they are memory
    private void Over(If branch)
    {
        int[] memory = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => IsMemory(branch.Outputs[i]))];
        Block then = Over(branch.Then, arm => memory.Select(i => adjoints[arm.Yields[i].Label]));
        Block @else = Over(branch.Else, arm => memory.Select(i => adjoints[arm.Yields[i].Label]));
        Block[] arms = [.. new[] { then, @else }.Where(arm => !arm.EndsInThrow)];
        IEnumerable<Value> outputs = memory.Select((i, n) => Adjoint(branch.Outputs[i], arms.Select(arm => arm.Yields[branch.Outputs.Count + n].Type).Aggregate(DataType.Common)));
        _builder.Add(branch with { Outputs = [.. branch.Outputs, .. outputs], Then = then, Else = @else });
    }

    // for carry (a = a0) { … yield b }   →   for carry (a = a0, ā = ā0, n = 0) { … yield b, b̄, n + 1 }   where a is memory
    private void Over(Loop loop)
    {
        int[] memory = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => IsMemory(loop.Carried[i]))];
        bool counts = loop.Counter == Instruction.None && loop is not For { Step: 1 or -1, HasExit: false };
        Value? zero = counts ? Integers.Number(_builder, 0, DataType.Int32) : null;
        Value[] inits = [.. memory.Select(i => adjoints[loop.Inits[i].Label])];
        Value[] carried = [.. memory.Select(i => Adjoint(loop.Carried[i], AdjointType(loop.Carried[i], aliases)))];
        Value? count = counts ? _builder.Define(loop is For ? "count" : "k", DataType.Int32) : null;
        Block? test = (loop as While)?.Test;

        _builder.Open();
        foreach (Instruction instruction in loop.Body.Instructions) Over(instruction);
        IEnumerable<Value> next = [.. memory.Select(i => adjoints[loop.Body.Yields[i].Label])];
        if (counts && !loop.Body.EndsInThrow) next = next.Append(Integers.Add(_builder, count!, 1));
        IEnumerable<Value> yields = loop.Body.EndsInThrow ? [] : [.. loop.Body.Yields.Take(loop.Carried.Count), .. next, .. loop.Body.Yields.Skip(loop.Carried.Count)];
        Block body = _builder.Close(yields);

        EquatableArray<Value> outputs =
        [
            .. loop.Outputs,
            .. memory.Select(i => Adjoint(loop.Outputs[i], AdjointType(loop.Outputs[i], aliases))),
            .. counts ? new[] { _builder.Define("count", DataType.Int32) } : [],
        ];
        EquatableArray<Value> allInits = [.. loop.Inits, .. inits, .. counts ? new[] { zero! } : []];
        EquatableArray<Value> allCarried = [.. loop.Carried, .. carried, .. counts ? new[] { count! } : []];
        int counter = counts ? allCarried.Count - 1 : loop.Counter;
        _builder.Add(loop switch
        {
            For counted => counted with { Outputs = outputs, Inits = allInits, Carried = allCarried, Body = body, Counter = counter },
            While open => open with { Outputs = outputs, Inits = allInits, Carried = allCarried, Test = test!, Body = body, Counter = counter },
            _ => throw new NotSupportedException(loop.GetType().Name),
        });
    }

    private bool IsActive(Value value) => active.Contains(value.Label);

    private bool IsMemory(Value value) => value.Type.IsMemory && IsActive(value);

    private Value Adjoint(Value memory, DataType type) => adjoints[memory.Label] = _builder.Define(memory.Name == "" ? "" : "d" + memory.Name + suffix, type);

    /// <summary>Of a function's own memory: a buffer, unless it is a row of an array of arrays.</summary>
    public static DataType AdjointType(Value memory, Aliases aliases) => aliases.IsOfRows(memory) ? memory.Type : AdjointType(memory.Type);

    /// <summary>The adjoints of an array or a span are in a span; those of other arrays in an array like it.</summary>
    public static DataType AdjointType(DataType memory) =>
        memory is { Rank: 1, Element.IsReal: true } ? DataType.Span(memory.Element) : memory;
}
