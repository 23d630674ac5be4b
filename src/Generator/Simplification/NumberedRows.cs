using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// A variable of a loop that stands for one or another row of an array of arrays becomes the number of that row, as long as
/// the rows stay where they are.
/// </summary>
internal sealed class NumberedRows
{
    private readonly Definitions _definitions;
    private readonly Dictionary<int, Value> _numbers = []; // by label of a row
    private readonly HashSet<int> _nothing = []; // what is carried before a row is assigned
    private readonly HashSet<Loop> _loops = new(ByReference.Comparer);
    private readonly Provenance _provenance;
    private readonly Value _zero;
    private readonly Block _body;
    private Value? _table;
    private int _labels;

    private NumberedRows(Function function)
    {
        (_provenance, _definitions, _labels) = (Provenance.Of(function), Definitions.In(function), function.LabelCount);
        _zero = new Value(_labels++, "", DataType.Int32);
        _body = function.Body;
    }

    /// <param name="left">The labels of the variables.</param>
    public static Function Number(Function function, HashSet<int> left)
    {
        Function numbered = function;
        foreach (int label in left)
        {
            var rows = new NumberedRows(numbered);
            if (rows._definitions.Carrying(label) is (var loop, var place) && rows.TryNumber(loop.Carried[place])) numbered = rows.Rewritten(numbered);
        }

        return numbered;
    }

    private Function Rewritten(Function function)
    {
        Block body = Rewrite(function.Body);
        if (_nothing.Count > 0) body = body with { Instructions = [new Constant(_zero, 0, "0"), .. body.Instructions] };
        return DeadCode.Remove(function with { Body = body, LabelCount = _labels });
    }

    private bool TryNumber(Value variable)
    {
        var open = new Stack<Value>([variable]);
        while (open.Count > 0)
        {
            Value value = open.Pop();
            if (_numbers.ContainsKey(value.Label)) continue;
            if (_definitions.Carrying(value.Label) is (var loop, var place))
            {
                _loops.Add(loop);
                foreach (Value other in (Value[])[loop.Inits[place], loop.Body.Yields[place], loop.Outputs[place]]) open.Push(other);
            }
            else
            {
                switch (_definitions.Of(value))
                {
                    case Load { Indices: [{ Type.Text: "int" } index] } load when _table is null || load.Memory == _table:
                        _table = load.Memory;
                        _numbers.Add(value.Label, index);
                        continue;
                    case Constant { Result.Name: "" }:
                        _nothing.Add(value.Label);
                        continue;
                    case If or Select:
                        foreach (Value source in _definitions.SourcesOf(value)) open.Push(source);
                        break;
                    case Loop { Body.EndsInThrow: false } inside:
                        open.Push(inside.Carried[inside.Outputs.AsSpan().IndexOf(value)]);
                        break;
                    default:
                        return false;
                }
            }

            _numbers.Add(value.Label, new Value(_labels++, value.Name.Length > 0 ? value.Name + "Place" : "place", DataType.Int32));
        }

        return _table is not null && _loops.All(IsAtRest) && AreRowsAtRest() && (_nothing.Count == 0 || _loops.All(IsNeverEmpty));
    }

    /// <summary>Whether the table is there before the loop.</summary>
    private bool IsAtRest(Loop loop) => _provenance.PositionOf(_table!) < _provenance.ExtentOf(loop).Begin;

    /// <summary>Whether rows stay in their places from where the first of them is taken.</summary>
    private bool AreRowsAtRest()
    {
        bool isTaken = false;
        foreach (Instruction instruction in _body.Instructions)
        {
            isTaken = isTaken || Takes(instruction);
            if (isTaken && Moves(instruction)) return false;
        }

        return true;

        bool Takes(Instruction instruction)
        {
            DeepStack.Check();
            return (instruction is Load load && IsNumbered(load.Result)) || Nested.Of(instruction).Any(block => block.Instructions.Any(Takes));
        }

        static bool Moves(Instruction instruction)
        {
            DeepStack.Check();
            return instruction is Swap or Store { Operand.Type.IsMemory: true } or Copy { Source.Type.Element.IsMemory: true } or Fill { Memory.Type.Element.IsMemory: true }
                || (instruction is Verbatim or Call && Operands.Of(instruction).Any(operand => operand.Type.Element?.IsMemory == true))
                || Nested.Of(instruction).Any(block => block.Instructions.Any(Moves));
        }
    }

    /// <summary>Whether there is a row in each iteration, and nobody asks behind the loop for one that there may not be.</summary>
    private bool IsNeverEmpty(Loop loop) =>
        loop.Body.Instructions.Any(instruction => instruction is Load load && load.Memory == _table)
        && !loop.Outputs.Any(output => _numbers.ContainsKey(output.Label) && _provenance.IsUsedAfter(output, _provenance.ExtentOf(loop).End));

    private Block Rewrite(Block block)
    {
        DeepStack.Check();
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            Instruction inner = Nested.Map(instruction, Rewrite);
            switch (inner)
            {
                case Loop loop when loop.Carried.Any(IsNumbered):
                    Rewrite(loop, output);
                    break;
                case If branch when branch.Outputs.Any(IsNumbered):
                    output.Add(branch with { Outputs = branch.Outputs.Select(Numbered).ToEquatableArray(), Then = Yielding(branch.Then), Else = Yielding(branch.Else) });
                    output.AddRange(branch.Outputs.Where(IsNumbered).Select(RowOf));
                    break;

                    Block Yielding(Block arm) => arm.EndsInThrow ? arm : Numbering(arm, [.. branch.Outputs.Select(IsNumbered)]);
                case Select select when IsNumbered(select.Result):
                    output.Add(select with { Result = Numbered(select.Result), WhenTrue = Numbered(select.WhenTrue), WhenFalse = Numbered(select.WhenFalse) });
                    output.Add(RowOf(select.Result));
                    break;
                default:
                    output.Add(inner);
                    break;
            }
        }

        return block with { Instructions = output.ToEquatableArray() };
    }

    // for carry (x = a[i]) { …x…; yield p ? a[j] : x }   →   for carry (n = i) { x = a[n]; …x…; yield p ? j : n }
    private void Rewrite(Loop loop, List<Instruction> output)
    {
        bool[] places = [.. loop.Carried.Select(IsNumbered)];
        Loop changed = loop with
        {
            Outputs = loop.Outputs.Select(Numbered).ToEquatableArray(),
            Inits = loop.Inits.Select(Numbered).ToEquatableArray(),
            Carried = loop.Carried.Select(Numbered).ToEquatableArray(),
            Body = Numbering(loop.Body with { Instructions = [.. loop.Carried.Where(IsNumbered).Select(RowOf), .. loop.Body.Instructions] }, places),
        };
        output.Add(changed is While open ? open with { Test = Asking(open.Test, loop.Carried) } : changed);
        output.AddRange(loop.Outputs.Where(IsNumbered).Select(RowOf));
    }

    /// <summary>A test has rows of its own.</summary>
    private Block Asking(Block test, EquatableArray<Value> carried)
    {
        Dictionary<int, Value> rows = carried.Where(IsNumbered).ToDictionary(value => value.Label, value => value with { Label = _labels++ });
        Block mapped = Operands.Map(test, value => rows.TryGetValue(value.Label, out Value row) ? row : value);
        return mapped with { Instructions = [.. carried.Where(IsNumbered).Select(value => RowOf(value) with { Result = rows[value.Label] }), .. mapped.Instructions] };
    }

    private Block Numbering(Block block, bool[] places) =>
        block with { Yields = block.Yields.Select((value, i) => i < places.Length && places[i] ? Numbered(value) : value).ToEquatableArray() };

    private Load RowOf(Value row) => new(row, _table!, [_numbers[row.Label]]);

    private bool IsNumbered(Value value) => _numbers.ContainsKey(value.Label);

    private Value Numbered(Value value) => _nothing.Contains(value.Label) ? _zero : _numbers.TryGetValue(value.Label, out Value number) ? number : value;
}
