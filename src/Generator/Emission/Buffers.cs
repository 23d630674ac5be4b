using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>
/// Decides where the buffers of a function live. Values that may share memory are one class: slices, what branches hand
/// out, what loops carry.
/// </summary>
internal sealed class Buffers
{
    private readonly int[] _parents;
    private readonly List<(NewArray Buffer, Loop[] Around)> _buffers = [];
    private readonly List<(int Label, Loop? Loop)> _handedOut = []; // by a branch, or carried by a loop
    private readonly Dictionary<int, Lodging> _lodgings = [];
    private readonly HashSet<int> _stacks = [];
    private readonly Stack<Loop> _around = new();

    private Buffers(int labels) => _parents = [.. Enumerable.Range(0, labels)];

    public static Buffers Of(Function function)
    {
        var buffers = new Buffers(function.LabelCount);
        buffers.Visit(function.Body);
        var returned = new HashSet<int>(function.Body.Yields.Where(value => value.Type.IsMemory).Select(value => buffers.Find(value.Label)));
        ILookup<int, Loop?> handedOut = buffers._handedOut.ToLookup(entry => buffers.Find(entry.Label), entry => entry.Loop);
        foreach ((NewArray buffer, Loop[] around) in buffers._buffers)
        {
            int root = buffers.Find(buffer.Result.Label);
            bool outlives = returned.Contains(root) || handedOut[root].Any(loop => loop is not null && around.Any(other => ReferenceEquals(loop, other)));
            buffers._lodgings[buffer.Result.Label] =
                outlives ? Lodging.Heap
                : around.Length > 0 ? Lodging.Recurring
                : handedOut.Contains(root) || buffer.IsGrowing ? Lodging.Rented
                : Lodging.Stack;
        }

        return buffers;
    }

    public Lodging LodgingOf(NewArray buffer) => _lodgings[buffer.Result.Label];

    /// <summary>Whether it is used as a stack, and so has a variable that says how much is on it.</summary>
    public bool IsStack(Value memory) => _stacks.Contains(memory.Label);

    private void Visit(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Visit(instruction);
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case NewArray { Result.Type.IsSpan: true } buffer:
                _buffers.Add((buffer, [.. _around]));
                break;
            case Push push:
                _stacks.Add(push.Memory.Label);
                break;
            case Pop pop:
                _stacks.Add(pop.Memory.Label);
                break;
            case If branch:
                for (int i = 0; i < branch.Outputs.Count; i++)
                {
                    if (!branch.Outputs[i].Type.IsMemory) continue;
                    foreach (Block arm in Nested.Of(branch).Where(arm => !arm.EndsInThrow)) Join(branch.Outputs[i], arm.Yields[i]);
                    _handedOut.Add((branch.Outputs[i].Label, null));
                }

                break;
            case Loop loop:
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    if (!loop.Carried[i].Type.IsMemory) continue;
                    Join(loop.Carried[i], loop.Inits[i]);
                    Join(loop.Carried[i], loop.Outputs[i]);
                    if (!loop.Body.EndsInThrow) Join(loop.Carried[i], loop.Body.Yields[i]);
                    _handedOut.Add((loop.Carried[i].Label, loop));
                }

                _around.Push(loop);
                break;
            default: // a slice, a choice, a call, C# of the user's: all may hand on what they are given
                foreach (Value result in instruction.Results.Where(result => result.Type.IsMemory))
                {
                    foreach (Value operand in Operands.Of(instruction).Where(operand => operand.Type.IsMemory)) Join(result, operand);
                    if (instruction is Call or Verbatim) _handedOut.Add((result.Label, null));
                }

                break;
        }

        foreach (Block inner in Nested.Of(instruction)) Visit(inner);
        if (instruction is Loop) _around.Pop();
    }

    private void Join(Value one, Value other) => _parents[Find(one.Label)] = Find(other.Label);

    private int Find(int label)
    {
        while (_parents[label] != label) label = _parents[label] = _parents[_parents[label]];
        return label;
    }
}
