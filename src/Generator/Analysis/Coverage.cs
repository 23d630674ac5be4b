using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>Whether an instruction writes every element of memory, and reads none that it has not written.</summary>
internal sealed class Coverage(Aliases aliases, Extents extents, Touches touches)
{
    /// <param name="length">The memory's length, if it is known.</param>
    /// <param name="beside">Other memory that is as long.</param>
    public bool Is(Instruction instruction, Value memory, Value? length, Value? beside = null)
    {
        switch (instruction)
        {
            case Fill fill:
                return fill.Memory == memory;
            case Copy copy:
                return copy.Target == memory && aliases.ClassOf(copy.Source) != aliases.ClassOf(memory) && extents.AreEqual(extents.Of(copy.Source), length);
            case For { HasExit: false, Body: { EndsInThrow: false } body } loop when IsUpTo(loop, memory, length, beside):
                IEnumerable<Instruction> touching = body.Instructions.Where(inside => touches.Has(inside, aliases.ClassOf(memory)));
                return touching.FirstOrDefault() is Store { Indices: [var index] } store && store.Memory == memory && index == loop.Index
                    && touching.Skip(1).All(inside => inside is Length || inside is Load { Indices: [var again] } && again == loop.Index);
            default:
                return false;
        }
    }

    /// <summary><c>for (int i = 0; i &lt; a.Length; i++)</c></summary>
    public bool IsOverAll(For loop, Value memory) =>
        loop is { Step: 1, Relation: "<" } && extents.IsZero(loop.From) && (extents.IsLengthOf(loop.To, memory) || extents.AreEqual(loop.To, extents.Of(memory)));

    /// <summary><c>for (int i = 0; i &lt; length; i++)</c></summary>
    private bool IsUpTo(For loop, Value memory, Value? length, Value? beside) =>
        loop is { Step: 1, Relation: "<" } && extents.IsZero(loop.From)
        && (extents.AreEqual(loop.To, length) || extents.IsLengthOf(loop.To, memory) || extents.IsLengthOf(loop.To, beside));
}
