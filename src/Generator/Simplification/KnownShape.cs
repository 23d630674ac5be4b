using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// The lengths of the array that each iteration leaves in a variable, where all leave the same, known before the loop: only
/// what the loop begins with may have others, or be nothing.
/// </summary>
internal static class KnownShape
{
    public static KnownNumbers? Of(Loop loop, Value left, LengthTexts lengths, Provenance provenance, Func<Value, Value?> likeOf)
    {
        if (lengths.Of(left) is null) return null;
        var known = new KnownNumbers(loop, provenance, likeOf);
        return TryMeasure(left) ? known : null;

        // one of them stands for all
        bool TryMeasure(Value memory)
        {
            DeepStack.Check();
            switch (provenance.DefinitionOf(memory))
            {
                case If branch when known.IsInside(memory):
                    return TryMeasure(Nested.Of(branch).First(arm => !arm.EndsInThrow).Yields[branch.Outputs.AsSpan().IndexOf(memory)]);
                case Select select when known.IsInside(memory):
                    return TryMeasure(select.WhenTrue);
                case NewArray array:
                    return array.Lengths.All(known.TryAdd);
                case var _ when !known.IsInside(memory):
                    for (int dimension = 0; dimension < memory.Type.Rank; dimension++) known.AddLength(memory, memory.Type.Rank > 1 ? dimension : -1);
                    return true;
                default:
                    return false;
            }
        }
    }
}
