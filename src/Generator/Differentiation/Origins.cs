using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>By which value the line is known that an instruction of the primal stands on.</summary>
internal static class Origins
{
    /// <summary>What it defines, or what it stores.</summary>
    public static int Of(Instruction instruction) => instruction switch
    {
        { Results: [var first, ..] } => first.Label,
        Loop { Iteration: { } iteration } => iteration.Label,
        Store store => store.Operand.Label,
        Accumulate accumulate => accumulate.Operand.Label,
        Fill fill => fill.Operand.Label,
        Copy copy => copy.Source.Label,
        Push push => push.Operand.Label,
        _ => Instruction.None,
    };
}
