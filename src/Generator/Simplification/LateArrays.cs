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
    private const int MostPaths = 64;

    private readonly Dictionary<int, Value?> _starts = []; // by label of what may not be assigned yet, what it is then; null for null
    private readonly Dictionary<int, Value?> _isThere = []; // by label, what says so; null where it is for sure
    private readonly Dictionary<int, Value> _guarded = [];
    private readonly Dictionary<int, Value> _current = [];
    private readonly Dictionary<int, (Value Memory, bool IsThere)> _tests = []; // by label of a condition, the array that is null or not where it holds
    private readonly Dictionary<int, Instruction> _definitions = [];
    private readonly Provenance _provenance;
    private readonly HashSet<int> _left;
    private readonly HashSet<int> _begun = []; // the variables that are late by themselves
    private readonly Dictionary<int, (Loop Loop, int Place)> _carried = []; // by label of what loops carry
    private readonly Stack<(int Label, Value? IsThere)> _checked = new(); // what was not known to be there before
    private bool _isInTest;
    private int _labels;
    private bool _isMixed;
    private int _paths;

    private LateArrays(Function function, HashSet<int> left)
    {
        (_provenance, _left, _labels) = (Provenance.Of(function), left, function.LabelCount);
        Define(function.Body);
        Begin(function.Body);
        int before;
        do
        {
            before = _starts.Count;
            Spread(function.Body);
        }
        while (_starts.Count != before);
        _isMixed |= _begun.Any(label => _starts[label] is not null && IsLate(_carried[label].Loop.Inits[_carried[label].Place]));
    }

    public static Function Flag(Function function, HashSet<int> left)
    {
        var late = new LateArrays(function, left);
        if (late._starts.Count == 0 || late._isMixed) return function;
        Block body = late.Rewrite(function.Body, guardYields: true);
        return DeadCode.Remove(function with { Body = body, LabelCount = late._labels });
    }

    private void Define(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Verbatim { Result: { } test, Fragments: [Fragment.Use { Value: var memory }, Fragment.Text { Code: " is null" or " is not null" } how] }) _tests[test.Label] = (memory, how is Fragment.Text { Code: " is not null" });
            if (instruction is Apply { Function: "!" } not && _tests.TryGetValue(not.Arguments[0].Label, out var opposite)) _tests[not.Result.Label] = (opposite.Memory, !opposite.IsThere);
            foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                for (int i = 0; i < loop.Carried.Count; i++) _carried[loop.Carried[i].Label] = (loop, i);
            }

            foreach (Block inner in Nested.Of(instruction)) Define(inner);
        }
    }

    /// <summary>The variables of loops that are late.</summary>
    private void Begin(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                int[] swapped = Permutation.Of(loop);
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    if (swapped.Contains(i) || loop.Carried[i].Type is not { IsMemory: true, Element.IsReal: true, IsSpan: false } || !_left.Contains(loop.Carried[i].Label) || !IsMadeInside(loop, i)) continue;
                    bool isNull = IsNull(loop.Inits[i]);
                    if (isNull ? loop.Inits[i].Name.Length == 0 : loop.Carried[i].Type.Rank == 1) continue;
                    _starts[loop.Carried[i].Label] = isNull ? null : loop.Inits[i];
                    _begun.Add(loop.Carried[i].Label);
                    if (isNull) _starts[loop.Inits[i].Label] = null;
                }
            }

            foreach (Block inner in Nested.Of(instruction)) Begin(inner);
        }
    }

    /// <summary>Whether an iteration assigns an array that it makes, or a row.</summary>
    private bool IsMadeInside(Loop loop, int place)
    {
        var known = new HashSet<int>();
        var open = new Stack<Value>([loop.Body.Yields[place]]);
        while (open.Count > 0)
        {
            Value value = open.Pop();
            if (!known.Add(value.Label)) continue;
            if (_carried.TryGetValue(value.Label, out var variable))
            {
                open.Push(variable.Loop.Inits[variable.Place]);
                open.Push(variable.Loop.Body.Yields[variable.Place]);
            }
            else if (_definitions.TryGetValue(value.Label, out Instruction definition))
            {
                if (definition is NewArray or Load && _provenance.ExtentOf(loop).Contains(_provenance.PositionOf(value))) return true;
                foreach (Value source in Sources.Of(definition, value)) open.Push(source);
            }
        }

        return false;
    }

    private void Spread(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Spread(inner);
            switch (instruction)
            {
                case Select select:
                    Spread(select.WhenTrue, select.Result);
                    Spread(select.WhenFalse, select.Result);
                    break;
                case If branch:
                    for (int i = 0; i < branch.Outputs.Count; i++)
                    {
                        SpreadFrom(branch.Then, isThen: true);
                        SpreadFrom(branch.Else, isThen: false);

                        void SpreadFrom(Block arm, bool isThen)
                        {
                            if (!arm.EndsInThrow && Tested(branch, isThen) != arm.Yields[i]) Spread(arm.Yields[i], branch.Outputs[i]); // what is not null is not late
                        }
                    }

                    break;
                case Loop { Body.EndsInThrow: false } loop:
                    for (int i = 0; i < loop.Carried.Count; i++)
                    {
                        Spread(loop.Inits[i], loop.Carried[i]);
                        Spread(loop.Body.Yields[i], loop.Carried[i]);
                        Spread(loop.Carried[i], loop.Outputs[i]);
                    }

                    break;
            }
        }
    }

    private void Spread(Value from, Value to)
    {
        if (!_starts.TryGetValue(from.Label, out Value? start)) return;
        if (_starts.TryGetValue(to.Label, out Value? other)) _isMixed |= other != start;
        else _starts.Add(to.Label, start);
    }

    private bool IsNull(Value value) => _definitions.TryGetValue(value.Label, out Instruction start) && start is Constant;

    private bool IsLate(Value value) => _starts.ContainsKey(value.Label);

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
            case Verbatim { Result: { } test } when _tests.TryGetValue(test.Label, out var asked) && (IsLate(asked.Memory) ? _starts[asked.Memory.Label] is null : IsSure(asked.Memory)):
                // x is null   →   !isThere
                Value isThere = IsThere(asked.Memory, output);
                if (asked.IsThere) _current[test.Label] = isThere;
                else output.Add(new Apply(test, "!", [isThere]));
                break;
            case If branch:
                Rewrite(branch, output);
                break;
            case Select select when IsLate(select.Result):
                Value condition = Current(select.Condition);
                output.Add(select with { Condition = condition, WhenTrue = Current(select.WhenTrue), WhenFalse = Current(select.WhenFalse) });
                _isThere[select.Result.Label] = null;
                if (IsSureIn(select, select.WhenTrue, true) && IsSureIn(select, select.WhenFalse, false)) break;
                Value then = IsThere(select.WhenTrue, output), otherwise = IsThere(select.WhenFalse, output), either = Flag(select.Result);
                output.Add(new Select(either, condition, then, otherwise));
                _isThere[select.Result.Label] = either;
                Guard(select.Result, output);
                break;
            case Loop { Body.EndsInThrow: false } loop when loop.Carried.Any(IsLate):
                Rewrite(loop, output);
                break;
            default:
                foreach (Value memory in Accessed(instruction)) Check(memory, output);
                output.Add(Operands.MapOwn(Nested.Map(instruction, inner => Rewrite(inner)), Used));
                break;
        }
    }

    /// <summary>What must not be <see langword="null"/>; a span of it all may be.</summary>
    private IEnumerable<Value> Accessed(Instruction instruction) => instruction switch
    {
        Slice { Count: null } slice when _definitions.TryGetValue(slice.Start.Label, out Instruction start) && start is Constant { Text: "0" } => [],
        Load or Store or Accumulate or Fill or Copy or Length or Slice => Operands.Of(instruction).Where(operand => operand.Type.IsMemory),
        _ => [],
    };

    // x[0]   →   if !isThere { throw new NullReferenceException() }; x[0]
    private void Check(Value memory, List<Instruction> output)
    {
        if (_isInTest || !_isThere.TryGetValue(memory.Label, out Value? isThere) || isThere is null || _starts[memory.Label] is not null) return;
        Value isMissing = new(_labels++, "", DataType.Boolean);
        output.Add(new Apply(isMissing, "!", [isThere]));
        output.Add(new If([], isMissing, new Block([new Throw([new Fragment.Text("new global::System.NullReferenceException()")])], []), Block.Empty));
        _checked.Push((memory.Label, isThere));
        _isThere[memory.Label] = null;
    }

    // x = if p { yield new } else { yield y }   →   x, isThere = if p { yield new, true } else { yield y, yIsThere }
    private void Rewrite(If branch, List<Instruction> output)
    {
        int[] late = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => IsLate(branch.Outputs[i]))];
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
            Value? tested = Tested(branch, isThen);
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
        int[] late = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => IsLate(loop.Carried[i]))];
        int[] begun = [.. late.Where(i => _begun.Contains(loop.Carried[i].Label) || IsNull(loop.Inits[i]))];
        int[] counted = loop is For ? [.. begun.Where(i => IsAssigned(loop, i))] : [];
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

    private bool IsAssigned(Loop loop, int place)
    {
        _paths = MostPaths;
        return IsAssigned(loop.Body.Yields[place], []);
    }

    /// <summary>Whether each way to the end of an iteration assigns it.</summary>
    private bool IsAssigned(Value value, HashSet<int> known)
    {
        DeepStack.Check();
        if (--_paths < 0) return false;
        if (!IsLate(value) || known.Contains(value.Label)) return true;
        switch (_definitions.TryGetValue(value.Label, out Instruction definition) ? definition : null)
        {
            case If branch:
                int i = branch.Outputs.AsSpan().IndexOf(value);
                return IsAssignedIn(branch.Then, isThen: true) && IsAssignedIn(branch.Else, isThen: false);

                bool IsAssignedIn(Block arm, bool isThen) => arm.EndsInThrow || IsAssigned(arm.Yields[i], Tested(branch, isThen) is { } tested ? [.. known, tested.Label] : known);
            case Select select:
                return (Tested(select.Condition, true) == select.WhenTrue || IsAssigned(select.WhenTrue, known)) && (Tested(select.Condition, false) == select.WhenFalse || IsAssigned(select.WhenFalse, known));
            default:
                return false;
        }
    }

    /// <summary>What is not null in this arm of a branch.</summary>
    private Value? Tested(If branch, bool isThen) => Tested(branch.Condition, isThen);

    private Value? Tested(Value condition, bool isThen) => _tests.TryGetValue(condition.Label, out var test) && test.IsThere == isThen && !(_starts.TryGetValue(test.Memory.Label, out Value? start) && start is not null) ? test.Memory : null;

    private bool IsSureIn(Select select, Value value, bool isTrue) => IsSure(value) || Tested(select.Condition, isTrue) == value;

    private bool IsSure(Value value)
    {
        if (IsLate(value)) return _isThere.TryGetValue(value.Label, out Value? isThere) && isThere is null;
        return value.Type.IsSpan || (_provenance.SitesOf(value) is { Count: > 0 } sites && sites.All(IsSureSite));
    }

    /// <summary>Whether it is made here, comes from where nobody asks for <see langword="null"/>, would make late what it reaches, or is a variable on the way.</summary>
    private bool IsSureSite(int site) => _starts.ContainsKey(site) || _carried.ContainsKey(site) || _provenance.DefinitionOf(site) switch
    {
        NewArray => true,
        null => !_tests.Values.Any(test => _provenance.SitesOf(test.Memory).Contains(site)),
        _ => false,
    };

    private Value IsThere(Value memory, List<Instruction> output)
    {
        if (IsNull(memory)) return Truth(false, output);
        if (IsSure(memory)) return Truth(true, output);
        if (_isThere.TryGetValue(memory.Label, out Value? isThere)) return isThere!;
        Value asked = new(_labels++, "", DataType.Boolean);
        output.Add(new Verbatim(asked, [new Fragment.Use(Current(memory)), new Fragment.Text(" is not null")], IsPrimary: false, IsPure: true));
        return asked;
    }

    private void Guard(Value value, List<Instruction> output)
    {
        if (_isThere[value.Label] is not { } isThere) return;
        Value guarded = value with { Label = _labels++ };
        output.Add(new Select(guarded, isThere, value, _starts[value.Label] is { } start ? Used(start) : Nothing(value, output)));
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
