using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>Which memory an instruction may write to; what the blocks inside it do is not counted.</summary>
internal static class Writes
{
    public static IEnumerable<Value> Of(Instruction instruction) => instruction switch
    {
        Store store => [store.Memory],
        Swap swap => [swap.Memory],
        Accumulate accumulate => [accumulate.Memory],
        Fill fill => [fill.Memory],
        Copy copy => [copy.Target],
        Push push => [push.Memory],
        Pop pop => [pop.Memory],
        Verbatim { IsPure: false } => Operands.Of(instruction).Where(operand => operand.Type is { IsMemory: true, IsReadOnly: false }),
        Call call => call.Written,
        _ => [],
    };
}
