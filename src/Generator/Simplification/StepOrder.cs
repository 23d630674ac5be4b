using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Puts the steps of what a loop counts into its way back, each in front of what reads it.</summary>
/// <param name="counted">The loops of the way back that count on, and the labels of what they end with.</param>
internal sealed class StepOrder(IReadOnlyList<Instruction> steps, IEnumerable<(For Loop, int Label)> counted)
{
    private readonly Dictionary<int, Instruction> _steps = steps.SelectMany(step => step.Results.Select(result => (result.Label, step))).ToDictionary(pair => pair.Label, pair => pair.step);
    private readonly ILookup<For, int> _counted = counted.ToLookup(pair => pair.Loop, pair => pair.Label, (IEqualityComparer<For>)ByReference.Comparer);
    private readonly HashSet<int> _open = [.. counted.Select(pair => pair.Label)]; // counted by a loop that is still to come
    private readonly HashSet<Instruction> _placed = new(ByReference.Comparer);
    private readonly List<Instruction> _order = [];

    // b[i2] …; a[i] …   →   i2 = i + 1; b[i2] …; a[i] …; i3 = i2 + 1
    /// <returns>Whether nothing reads what a later loop counts.</returns>
    public bool TryFind(Block body, out List<Instruction> order)
    {
        order = _order;
        foreach (Instruction instruction in body.Instructions)
        {
            if (!ArePlaced(instruction)) return false;
            _order.Add(instruction);
            if (instruction is For loop) _open.ExceptWith(_counted[loop]);
        }

        return steps.All(IsPlaced);
    }

    private bool IsPlaced(Instruction step)
    {
        if (!_placed.Add(step)) return true;
        if (!Operands.Of(step).All(IsPlaced)) return false;
        _order.Add(step);
        return true;
    }

    private bool IsPlaced(Value value) => !_open.Contains(value.Label) && (!_steps.TryGetValue(value.Label, out Instruction step) || IsPlaced(step));

    private bool ArePlaced(Instruction instruction)
    {
        DeepStack.Check();
        return Operands.Of(instruction).All(IsPlaced) && Nested.Of(instruction).All(inner => inner.Instructions.All(ArePlaced) && inner.Yields.All(IsPlaced));
    }
}
