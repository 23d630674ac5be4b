using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>One loop whose arrays get numbers.</summary>
internal sealed class NumberedLoop
{
    private readonly Loop _loop;
    private readonly Func<Value, Value> _current;
    private readonly SortedSet<int> _places;
    private readonly Dictionary<int, Instruction> _inside = [];
    private readonly Dictionary<int, Value> _numbers = []; // by label of an array, the number that stands for it
    private readonly List<Value> _sites = [];
    private readonly List<Value> _siteNumbers = [];

    private NumberedLoop(Loop loop, IEnumerable<int> places, Func<Value, Value> current, int labels)
    {
        (_loop, _current, _places, Labels) = (loop, current, [.. places], labels);
        Define(loop.Body);
    }

    public int Labels { get; private set; }

    /// <summary>The loop, with what it needs in front of it and what gives arrays again behind it.</summary>
    public List<Instruction> Instructions { get; } = [];

    /// <summary>By label, what stands for arrays now.</summary>
    public Dictionary<int, Value> Views { get; } = [];

    /// <summary><see langword="null"/> where nothing is left to do, or where arrays do not come from before the loop.</summary>
    public static NumberedLoop? Of(Loop loop, int[] places, Func<Value, Value> current, int labels)
    {
        if (loop.Body.EndsInThrow || places.Length == 0) return null;
        var numbered = new NumberedLoop(loop, places, current, labels);
        if (!numbered.TryNumber()) return null;
        numbered.Write();
        return numbered;
    }

    /// <summary>Whether all that iterations leave in the variables is known before the loop.</summary>
    private bool TryNumber()
    {
        int before;
        do // what is swapped with one of them is one of them
        {
            before = _places.Count;
            foreach (int i in _places.ToList())
            {
                if (!Follow(_loop.Inits[i], []) || !Follow(_loop.Body.Yields[i], [])) return false;
            }
        }
        while (_places.Count != before);
        Value first = _loop.Carried[_places.Min];
        return _sites.All(site => site.Type == first.Type) && _places.All(i => _loop.Carried[i].Type == first.Type);
    }

    private bool Follow(Value value, HashSet<int> followed)
    {
        DeepStack.Check();
        value = _current(value);
        if (!followed.Add(value.Label)) return true;
        int carried = _loop.Carried.AsSpan().IndexOf(value);
        if (carried >= 0)
        {
            _places.Add(carried);
            return true;
        }

        if (!_inside.TryGetValue(value.Label, out Instruction definition))
        {
            if (!_sites.Contains(value)) _sites.Add(value);
            return true;
        }

        Value[]? sources = definition switch
        {
            If branch => [.. Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => arm.Yields[branch.Outputs.AsSpan().IndexOf(value)])],
            Select select => [select.WhenTrue, select.WhenFalse],
            _ => null,
        };
        if (sources is null || !Array.TrueForAll(sources, source => Follow(source, followed))) return false;
        _numbers[value.Label] = NewNumber(value);
        return true;
    }

    // for carry (x = a) { …x…; yield p ? x : b }   →   for carry (n = 0) { x = n == 0 ? a : b; …x…; yield p ? n : 1 }
    private void Write()
    {
        for (int k = 0; k < _sites.Count; k++)
        {
            _siteNumbers.Add(new Value(Labels++, "", DataType.Int32));
            Instructions.Add(new Constant(_siteNumbers[k], 0, k.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        Value[] carried = [.. _places.Select(i => _numbers[_loop.Carried[i].Label] = NewNumber(_loop.Carried[i]))];
        Value[] outputs = [.. _places.Select(i => NewNumber(_loop.Outputs[i]))];
        Loop changed = _loop;
        if (changed is While open)
        {
            var asked = new Dictionary<int, Value>();
            List<Instruction> test = [.. _places.SelectMany((i, k) => Chosen(asked, _loop.Carried[i], carried[k]))];
            Block mapped = Operands.Map(open.Test, value => asked.TryGetValue(value.Label, out Value view) ? view : value);
            changed = open with { Test = mapped with { Instructions = [.. test, .. mapped.Instructions] } };
        }

        List<Instruction> begin = [.. _places.SelectMany((i, k) => Chosen(Views, _loop.Carried[i], carried[k]))];
        Block body = Numbered(_loop.Body);
        EquatableArray<Value> Rest(IEnumerable<Value> values, IEnumerable<Value> numbers)
        {
            Value[] all = [.. values];
            return [.. all.Take(_loop.Carried.Count).Where((_, i) => !_places.Contains(i)), .. numbers, .. all.Skip(_loop.Carried.Count)];
        }

        int kept = Enumerable.Range(0, Math.Max(_loop.Counter, 0)).Count(i => !_places.Contains(i));
        Instructions.Add(changed with
        {
            Outputs = Rest(_loop.Outputs, outputs),
            Inits = Rest(_loop.Inits, _places.Select(i => NumberOf(_loop.Inits[i]))),
            Carried = Rest(_loop.Carried, carried),
            Counter = _loop.Counter == Instruction.None ? Instruction.None : kept,
            Body = new Block([.. begin, .. body.Instructions], Rest(body.Yields, _places.Select(i => NumberOf(_loop.Body.Yields[i])))),
        });
        Instructions.AddRange(_places.SelectMany((i, k) => Chosen(Views, _loop.Outputs[i], outputs[k])));
    }

    // x = if p { yield a } else { yield b }   →   n = if p { yield 0 } else { yield 1 }; x = n == 0 ? a : b
    private Block Numbered(Block block)
    {
        DeepStack.Check();
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case If branch:
                    Value[] chosen = [.. branch.Outputs.Where(value => _numbers.ContainsKey(value.Label))];
                    output.Add(branch with
                    {
                        Outputs = [.. branch.Outputs.Except(chosen), .. chosen.Select(NumberOf)],
                        Then = Arm(branch.Then),
                        Else = Arm(branch.Else),
                    });
                    foreach (Value value in chosen) output.AddRange(Chosen(Views, value, NumberOf(value)));
                    break;

                    Block Arm(Block arm)
                    {
                        Block inner = Numbered(arm);
                        return inner.EndsInThrow ? inner : inner with { Yields = [.. inner.Yields.Where((_, i) => !chosen.Contains(branch.Outputs[i])), .. chosen.Select(value => NumberOf(arm.Yields[branch.Outputs.AsSpan().IndexOf(value)]))] };
                    }
                case Select select when _numbers.TryGetValue(select.Result.Label, out Value number):
                    output.Add(select);
                    output.Add(new Select(number, select.Condition, NumberOf(select.WhenTrue), NumberOf(select.WhenFalse)));
                    break;
                default:
                    output.Add(instruction);
                    break;
            }
        }

        return block with { Instructions = output.ToEquatableArray() };
    }

    private Value NumberOf(Value value)
    {
        value = _current(value);
        return _numbers.TryGetValue(value.Label, out Value number) ? number : _siteNumbers[_sites.IndexOf(value)];
    }

    /// <summary>The array that a number stands for.</summary>
    private List<Instruction> Chosen(Dictionary<int, Value> views, Value memory, Value number)
    {
        var choice = new List<Instruction>();
        Value view = _sites[^1];
        for (int k = _sites.Count - 2; k >= 0; k--)
        {
            Value isIt = new(Labels++, "", DataType.Boolean), chosen = memory with { Label = Labels++ };
            choice.Add(new Verbatim(isIt, [new Fragment.Use(number), new Fragment.Text($" == {k}")], IsPrimary: false, IsPure: true));
            choice.Add(new Select(chosen, isIt, _sites[k], view));
            view = chosen;
        }

        views[memory.Label] = view;
        return choice;
    }

    private Value NewNumber(Value memory) => new(Labels++, memory.Name.Length > 0 ? memory.Name + "Place" : "place", DataType.Int32);

    private void Define(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results) _inside[result.Label] = instruction;
            foreach (Value parameter in Nested.Parameters(instruction)) _inside[parameter.Label] = instruction;
            foreach (Block inner in Nested.Of(instruction)) Define(inner);
        }
    }
}
