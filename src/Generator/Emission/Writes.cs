using System.Text.RegularExpressions;
using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Which instructions may change what a load behind them finds.</summary>
internal static class Writes
{
    private static readonly Regex Effect = new(@"[\w>]\s*\(|\+\+|--|(?<![=!<>])=(?![=>])");

    public static bool Memory(Instruction instruction) => instruction switch
    {
        Store or Swap or Accumulate or Fill or Copy or Reserve or Push => true,
        Call call => !call.IsPure || call.Arguments.Any(argument => argument.Type.IsMemory),
        Verbatim { IsPure: false } verbatim => verbatim.Fragments.Any(IsEffect),
        Constant or Apply or Select or IR.Convert or Verbatim or If or Loop or Throw or NewArray or Load or Slice or Length or Pop => false,
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    /// <summary>Whether C# text may do more than compute: an invocation, an assignment.</summary>
    private static bool IsEffect(Fragment fragment) => fragment switch
    {
        Fragment.Define => true,
        Fragment.Text text => Effect.IsMatch(text.Code.Replace("checked(", "").Replace("unchecked(", "")),
        _ => false,
    };
}
