using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>What a loop's way back must count along: the carried integers it reads, and what they are computed from.</summary>
/// <param name="definitions">By label, what defines a value.</param>
/// <param name="inner">By label of what is carried, what the ways back inside count along already.</param>
internal sealed class Counting(Loop loop, For mirror, IReadOnlyDictionary<int, Instruction> definitions, IReadOnlyDictionary<int, Value> inner)
{
    private readonly HashSet<int> _own = [.. loop.Body.Instructions.SelectMany(instruction => instruction.Results).Select(result => result.Label)];
    private readonly HashSet<int> _mirrored = [.. mirror.Body.Instructions.OfType<For>().Select(way => way.Mirrors)];
    private readonly HashSet<int> _counted = [];
    private readonly HashSet<Instruction> _steps = new(ByReference.Comparer);

    public static bool IsCount(Value value) => value.Type.Kind == TypeKind.Integer;

    public bool TryFind(out int[] counted, out List<Instruction> steps)
    {
        (counted, steps) = ([], []);
        var read = new HashSet<int>();
        Collect(mirror.Body, read);
        foreach (Value carried in loop.Carried.Where(value => IsCount(value) && read.Contains(value.Label)))
        {
            if (!TryTake(carried)) return false;
        }

        counted = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => _counted.Contains(loop.Carried[i].Label))];
        steps = [.. loop.Body.Instructions.Where(_steps.Contains)];
        return counted.Length > 0;
    }

    private bool TryTake(Value value)
    {
        DeepStack.Check();
        int i = loop.Carried.AsSpan().IndexOf(value);
        if (i >= 0) return IsCount(value) && (!_counted.Add(value.Label) || TryTake(loop.Body.Yields[i]));
        if (!_own.Contains(value.Label)) return true; // known outside, or the index
        Instruction definition = definitions[value.Label];
        switch (definition)
        {
            case Constant or Length or Apply { MayThrow: false, Result.Type.IsReal: false } or Verbatim { IsPure: true }:
                return !_steps.Add(definition) || Operands.Of(definition).All(TryTake);
            case Loop other: // the way back through it counts, too
                return other.Iteration is { } iteration && _mirrored.Contains(iteration.Label) && inner.ContainsKey(other.Carried[other.Outputs.AsSpan().IndexOf(value)].Label);
            default:
                return value.Type.IsMemory;
        }
    }

    private void Collect(Block block, HashSet<int> read)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value operand in Operands.Of(instruction)) Collect(operand, read);
            foreach (Block inside in Nested.Of(instruction)) Collect(inside, read);
        }

        foreach (Value value in block.Yields) Collect(value, read);
    }

    /// <summary>What is read of the loop's body is found again with what finds it there.</summary>
    private void Collect(Value value, HashSet<int> read)
    {
        if (!read.Add(value.Label) || !_own.Contains(value.Label)) return;
        DeepStack.Check();
        if (definitions[value.Label] is not (If or Loop)) foreach (Value operand in Operands.Of(definitions[value.Label])) Collect(operand, read);
    }
}
