using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>How long the arrays are at most that a loop carries: what they begin with, or one of several numbers known before the loop.</summary>
/// <param name="Places">Which of the carried values get another length.</param>
/// <param name="Numbers">They are computed by <paramref name="Instructions"/>, which may stand in front of the loop.</param>
internal sealed record Capacity(int[] Places, IReadOnlyList<Instruction> Instructions, IReadOnlyList<Value> Numbers)
{
    /// <returns><see langword="null"/> where a length depends on what happens in the loop.</returns>
    public static Capacity? Of(Loop loop, int[] places, int[] changing, Provenance provenance)
    {
        var search = new Search(loop, [.. places.Where(i => loop.Carried[i].Type.Rank == 1).Select(i => loop.Carried[i].Label)], provenance);
        return changing.All(i => loop.Carried[i].Type.Rank == 1 && search.TryMeasure(loop.Body.Yields[i]))
            ? new Capacity(changing, search.Instructions, search.Numbers.Distinct().ToList())
            : null;
    }

    private sealed class Search(Loop loop, HashSet<int> carried, Provenance provenance)
    {
        private const int Most = 40; // instructions

        private readonly HashSet<int> _taken = [];
        private readonly Provenance.Extent _extent = provenance.ExtentOf(loop);

        public List<Instruction> Instructions { get; } = [];

        public List<Value> Numbers { get; } = [];

        public bool TryMeasure(Value memory)
        {
            DeepStack.Check();
            if (carried.Contains(memory.Label)) return true;
            switch (provenance.DefinitionOf(memory))
            {
                case If branch when IsInside(memory):
                    int i = branch.Outputs.AsSpan().IndexOf(memory);
                    return Nested.Of(branch).Where(arm => !arm.EndsInThrow).All(arm => TryMeasure(arm.Yields[i]));
                case Select select when IsInside(memory):
                    return TryMeasure(select.WhenTrue) && TryMeasure(select.WhenFalse);
                case NewArray array:
                    return IsOwnLength(array.Lengths[0]) || TryNumber(array.Lengths[0]);
                case var _ when !IsInside(memory):
                    var length = new Value(-2 - Instructions.Count, "", DataType.Int32); // it gets a label where it is written
                    Instructions.Add(new Length(length, memory));
                    Numbers.Add(length);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>The length of what is carried: that is no longer than anything else.</summary>
        private bool IsOwnLength(Value value) => provenance.DefinitionOf(value) is Length length && IsOwn(length.Memory);

        private bool IsOwn(Value memory) =>
            carried.Contains(memory.Label)
            || (provenance.DefinitionOf(memory) is NewArray array && IsInside(memory) && IsOwnLength(array.Lengths[0]))
            || (provenance.DefinitionOf(memory) is Slice { Count: null } slice && IsOwn(slice.Memory));

        private bool TryNumber(Value value)
        {
            if (!TryTake(value)) return false;
            Numbers.Add(value);
            return true;
        }

        private bool TryTake(Value value)
        {
            DeepStack.Check();
            if (!IsInside(value) || _taken.Contains(value.Label)) return true;
            if (value.Type.Text != "int" || Instructions.Count > Most) return false;
            Instruction? definition = provenance.DefinitionOf(value);
            bool isTaken = definition switch
            {
                Constant => true,
                Length length => !IsInside(length.Memory),
                Apply { MayThrow: false } or Verbatim { IsPure: true } => Operands.Of(definition).All(operand => !operand.Type.IsMemory && TryTake(operand)),
                _ => false,
            };
            if (isTaken && _taken.Add(value.Label)) Instructions.Add(definition!);
            return isTaken;
        }

        private bool IsInside(Value value) => provenance.PositionOf(value) is var position && position >= _extent.Begin && position <= _extent.End;
    }
}
