using System.Runtime.CompilerServices;
using GradGen.Support;

namespace GradGen.IR;

/// <summary>Which instructions must run exactly once and in order: they may throw, or have or see side effects.</summary>
internal static class Effects
{
    /// <summary>Blocks are asked again at every level around them.</summary>
    private static readonly ConditionalWeakTable<Block, object> s_known = new();

    public static bool IsPure(Instruction instruction) => instruction switch
    {
        Constant or Select or Convert => true,
        Apply apply => !apply.MayThrow,
        Verbatim verbatim => verbatim.IsPure,
        If branch => IsPure(branch.Then) && IsPure(branch.Else),
        Call call => call.IsPure,
        Throw => false,
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    public static bool IsPure(Block block) => (bool)s_known.GetValue(block, block =>
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (!IsPure(instruction)) return false;
        }

        return true;
    });
}
