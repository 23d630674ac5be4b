using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// An array variable that iterations assign, and that begins with <see langword="null"/> or with an array of other lengths:
/// whether one of them has assigned it is said by a <c>bool</c> beside it, or by the loop's index.
/// </summary>
internal sealed class LateArrays
{
    private readonly LateVariables _late;
    private readonly Dictionary<int, Value?> _isThere = []; // by label, what says so; null where it is for sure
    private readonly Dictionary<int, Value> _guarded = [];
    private readonly Dictionary<int, Value> _current = [];
    private readonly Stack<(int Label, Value? IsThere)> _checked = new(); // what was not known to be there before
    private bool _isInTest;
    private int _labels;

    private LateArrays(Function function, LateVariables late) => (_late, _labels) = (late, function.LabelCount);

    public static Function Flag(Function function, HashSet<int> left)
    {
        var late = new LateVariables(function, left);
        if (!late.CanBeTold) return function;
        var arrays = new LateArrays(function, late);
        Block body = arrays.Rewrite(function.Body, guardYields: true);
        return DeadCode.Remove(function with { Body = body, LabelCount = arrays._labels });
    }

    private Block Rewrite(Block block, bool guardYields = false)
    {
        DeepStack.Check();
        var output = new List<Instruction>(block.Instructions.Count);
        int known = _checked.Count;
        foreach (Instruction instruction in block.Instructions) Rewrite(instruction, output);
        var rewritten = new Block(output.ToEquatableArray(), block.Yields.Select(value => guardYields ? Used(value) : Current(value)).ToEquatableArray());
        while (_checked.Count > known)
        {
            (int label, Value? isThere) = _checked.Pop();
            _isThere[label] = isThere;
        }

        return rewritten;
    }

    private void Rewrite(Instruction instruction, List<Instruction> output)
    {
        switch (instruction)
        {
            case Verbatim { Result: { } test } when NullTests.Is(instruction, out Value memory, out bool asksForIt) && (_late.Contains(memory) ? _late.StartOf(memory) is null : _late.IsSure(memory)):
                // x is null   →   !isThere
                Value isThere = IsThere(memory, output);
                if (asksForIt) _current[test.Label] = isThere;
                else output.Add(new Apply(test, "!", [isThere]));
                break;
            case If branch:
                Rewrite(branch, output);
                break;
            case Select select when _late.Contains(select.Result):
                Value condition = Current(select.Condition);
                output.Add(select with { Condition = condition, WhenTrue = Current(select.WhenTrue), WhenFalse = Current(select.WhenFalse) });
                _isThere[select.Result.Label] = null;
                if (IsSureIn(select, select.WhenTrue, true) && IsSureIn(select, select.WhenFalse, false)) break;
                Value then = IsThere(select.WhenTrue, output), otherwise = IsThere(select.WhenFalse, output), either = Flag(select.Result);
                output.Add(new Select(either, condition, then, otherwise));
                _isThere[select.Result.Label] = either;
                Guard(select.Result, output);
                break;
            case Loop { Body.EndsInThrow: false } loop when loop.Carried.Any(_late.Contains):
                Rewrite(loop, output);
                break;
            default:
                foreach (Value accessed in Accessed(instruction)) Check(accessed, output);
                output.Add(Operands.MapOwn(Nested.Map(instruction, inner => Rewrite(inner)), Used));
                break;
        }
    }

    /// <summary>What must not be <see langword="null"/>; a span of it all may be.</summary>
    private IEnumerable<Value> Accessed(Instruction instruction) => instruction switch
    {
        Slice { Count: null } slice when _late.Definitions.Of(slice.Start) is Constant { Text: "0" } => [],
        Load or Store or Accumulate or Fill or Copy or Length or Slice => Operands.Of(instruction).Where(operand => operand.Type.IsMemory),
        _ => [],
    };

    // x[0]   →   if !isThere { throw new NullReferenceException() }; x[0]
    private void Check(Value memory, List<Instruction> output)
    {
        if (_isInTest || !_isThere.TryGetValue(memory.Label, out Value? isThere) || isThere is null || _late.StartOf(memory) is not null) return;
        Value isMissing = new(_labels++, "", DataType.Boolean);
        output.Add(new Apply(isMissing, "!", [isThere]));
        output.Add(new If([], isMissing, new Block([new Throw([new Fragment.Text("new global::System.NullReferenceException()")])], []), Block.Empty));
        _checked.Push((memory.Label, isThere));
        _isThere[memory.Label] = null;
    }

    // x = if p { yield new } else { yield y }   →   x, isThere = if p { yield new, true } else { yield y, yIsThere }
    private void Rewrite(If branch, List<Instruction> output)
    {
        int[] late = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => _late.Contains(branch.Outputs[i]))];
        var flags = new List<Value[]>();
        Block[] arms = [Arm(branch.Then, isThen: true), Arm(branch.Else, isThen: false)];
        int[] unsure = [.. late.Where((_, k) => !flags.TrueForAll(flag => flag[k].Label < 0))];
        Value[] added = [.. unsure.Select(i => Flag(branch.Outputs[i]))];
        int[] kept = [.. unsure.Select(i => Array.IndexOf(late, i))];
        int next = 0;
        for (int a = 0; a < 2; a++)
        {
            if (arms[a].EndsInThrow) continue;
            Value[] of = flags[next++];
            var instructions = new List<Instruction>(arms[a].Instructions);
            Value[] said = [.. kept.Select(k => of[k].Label < 0 ? Truth(true, instructions) : of[k])];
            arms[a] = new Block(instructions.ToEquatableArray(), [.. arms[a].Yields, .. said]);
        }

        output.Add(branch with { Condition = Current(branch.Condition), Outputs = [.. branch.Outputs, .. added], Then = arms[0], Else = arms[1] });
        foreach (int i in late) _isThere[branch.Outputs[i].Label] = null;
        for (int k = 0; k < unsure.Length; k++)
        {
            _isThere[branch.Outputs[unsure[k]].Label] = added[k];
            Guard(branch.Outputs[unsure[k]], output);
        }

        Block Arm(Block arm, bool isThen)
        {
            Value? outer = null;
            Value? tested = _late.Tested(branch.Condition, isThen);
            bool isKnown = tested is not null && _isThere.TryGetValue(tested.Label, out outer);
            if (isKnown) _isThere[tested!.Label] = null;
            Block inner = Rewrite(arm);
            if (!inner.EndsInThrow)
            {
                var instructions = new List<Instruction>(inner.Instructions);
                flags.Add([.. late.Select(i => IsSure(arm.Yields[i]) ? new Value(-1, "", DataType.Boolean) : IsThere(arm.Yields[i], instructions))]);
                inner = inner with { Instructions = instructions.ToEquatableArray() };
            }

            if (isKnown) _isThere[tested!.Label] = outer;
            return inner;
        }
    }

    // for carry (x = null) { …x…; yield new }   →   for { x = i != from ? x : null; …x…; yield new }
    // and where an iteration may leave it as it is, or where nobody counts   →   for carry (x = null, isThere = false) { …; yield y, yIsThere }
    private void Rewrite(Loop loop, List<Instruction> output)
    {
        int[] late = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => _late.Contains(loop.Carried[i]))];
        int[] begun = [.. late.Where(i => _late.BeginsIn(loop, i))];
        int[] counted = loop is For ? [.. begun.Where(i => _late.IsAssigned(loop, i))] : [];
        int[] told = [.. late.Except(counted)];
        Value[] inits = [.. loop.Inits.Select(Current)];
        Value[] begins = [.. told.Select(i => begun.Contains(i) ? Truth(false, output) : IsThere(loop.Inits[i], output))], carried = [.. told.Select(i => Flag(loop.Carried[i]))], ends = [.. told.Select(i => Flag(loop.Outputs[i]))];
        foreach (int i in begun) inits[i] = Nothing(loop.Carried[i], output);
        for (int k = 0; k < told.Length; k++) _isThere[loop.Carried[told[k]].Label] = carried[k];

        Block? test = loop is While open ? Guarded(open.Test, loop, late) : null;
        var body = new List<Instruction>();
        if (loop is For known) foreach (int i in counted) _isThere[loop.Carried[i].Label] = Compared(Flag(loop.Carried[i]), known.Index, "!=", known.From, body);
        foreach (int i in late) Guard(loop.Carried[i], body);
        Block inner = Rewrite(loop.Body);
        body.AddRange(inner.Instructions);
        Value[] left = [.. told.Select(i => IsThere(loop.Body.Yields[i], body))];
        int count = loop.Carried.Count;
        Loop changed = loop with
        {
            Outputs = [.. loop.Outputs, .. ends],
            Inits = [.. inits, .. begins],
            Carried = [.. loop.Carried, .. carried],
            Body = new Block(body.ToEquatableArray(), [.. inner.Yields.Take(count), .. left, .. inner.Yields.Skip(count)]),
        };
        output.Add(changed switch
        {
            While asking => asking with { Test = test! },
            For counting => counting with { From = Current(counting.From), To = Current(counting.To) },
            _ => throw new NotSupportedException(loop.GetType().Name),
        });
        for (int k = 0; k < told.Length; k++) _isThere[loop.Outputs[told[k]].Label] = ends[k];
        if (loop is For ran) foreach (int i in counted) _isThere[loop.Outputs[i].Label] = Compared(Flag(loop.Outputs[i]), ran.From, ran.Relation, ran.To, output);
        foreach (int i in late) Guard(loop.Outputs[i], output);
    }

    /// <summary>A test has guards of its own.</summary>
    private Block Guarded(Block test, Loop loop, int[] late)
    {
        var begin = new List<Instruction>();
        foreach (int i in late) Guard(loop.Carried[i], begin);
        _isInTest = true;
        Block inner = Rewrite(test);
        _isInTest = false;
        return inner with { Instructions = [.. begin, .. inner.Instructions] };
    }

    private bool IsSureIn(Select select, Value value, bool isTrue) => IsSure(value) || _late.Tested(select.Condition, isTrue) == value;

    private bool IsSure(Value value) => _late.Contains(value) ? _isThere.TryGetValue(value.Label, out Value? isThere) && isThere is null : _late.IsSure(value);

    private Value IsThere(Value memory, List<Instruction> output)
    {
        if (_late.IsNull(memory)) return Truth(false, output);
        if (IsSure(memory)) return Truth(true, output);
        if (_isThere.TryGetValue(memory.Label, out Value? isThere)) return isThere!;
        Value asked = new(_labels++, "", DataType.Boolean);
        output.Add(NullTests.IsThere(asked, Current(memory)));
        return asked;
    }

    private void Guard(Value value, List<Instruction> output)
    {
        if (_isThere[value.Label] is not { } isThere) return;
        Value guarded = value with { Label = _labels++ };
        output.Add(new Select(guarded, isThere, value, _late.StartOf(value) is { } start ? Used(start) : Nothing(value, output)));
        _guarded[value.Label] = guarded;
    }

    private Value Nothing(Value like, List<Instruction> output)
    {
        Value nothing = new(_labels++, "", like.Type);
        output.Add(new Constant(nothing, 0, $"default({like.Type.Text})"));
        return nothing;
    }

    private Value Flag(Value of) => new(_labels++, of.Name.Length == 0 ? "isThere" : "has" + char.ToUpperInvariant(of.Name[0]) + of.Name.Substring(1), DataType.Boolean);

    private static Value Compared(Value result, Value left, string relation, Value right, List<Instruction> output)
    {
        output.Add(new Verbatim(result, [new Fragment.Use(left), new Fragment.Text($" {relation} "), new Fragment.Use(right)], IsPrimary: false, IsPure: true));
        return result;
    }

    private Value Truth(bool truth, List<Instruction> output)
    {
        Value value = new(_labels++, "", DataType.Boolean);
        output.Add(new Constant(value, 0, truth ? "true" : "false"));
        return value;
    }

    private Value Used(Value value) => _guarded.TryGetValue(value.Label, out Value guarded) && _isThere[value.Label] is not null ? guarded : Current(value);

    private Value Current(Value value)
    {
        while (_current.TryGetValue(value.Label, out Value current)) value = current;
        return value;
    }
}
