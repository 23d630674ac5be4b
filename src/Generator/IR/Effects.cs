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
        For loop => IsPure(loop.Body),
        While loop => IsPure(loop.Test) && IsPure(loop.Body),
        Call call => call.IsPure,
        Length => true,
        Throw or NewArray or Load or Store or Swap or Accumulate or Fill or Copy or Slice or Reserve or Push or Pop => false,
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    /// <summary>
    /// Whether it is not missed where nothing reads what it defines: it is pure, or all it might do is to find an index
    /// out of range.
    /// </summary>
    public static bool IsDroppable(Instruction instruction) => instruction switch
    {
        NewArray or Load or Slice => true,
        Call call => call.IsPure || call.IsDroppable,
        If or Loop => Nested.Of(instruction).All(IsDroppable),
        _ => IsPure(instruction),
    };

    public static bool IsDroppable(Block block)
    {
        DeepStack.Check();
        return block.Instructions.All(IsDroppable);
    }

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
