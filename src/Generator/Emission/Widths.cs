using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>How many columns code takes, near enough.</summary>
internal static class Widths
{
    /// <summary>What an instruction adds to its operands.</summary>
    public static int Of(Instruction instruction) => instruction switch
    {
        Apply apply => Operators.Of(apply) switch
        {
            null => WidthOf(Spelling.Of(apply)) + (2 * (apply.Arguments.Count - 1)),
            Precedence.Unary => 1,
            _ => apply.Function.Length + 2,
        },
        Select => 6,
        IR.Convert convert => convert.Result.Type.Text.Length + 2,
        Verbatim verbatim => WidthOf(verbatim.Fragments),
        Call call => call.Function.Length + (2 * call.Arguments.Count),
        Throw @throw => WidthOf(@throw.Exception),
        If => 0,
        Load load => 2 * load.Indices.Count,
        Store store => 3 + (2 * store.Indices.Count),
        Accumulate accumulate => 4 + (2 * accumulate.Indices.Count),
        Length => 7,
        Slice => 9,
        Fill or Copy or Swap or NewArray or Reserve or Push or Pop => 8,
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    /// <summary>The columns of the parentheses around operands.</summary>
    /// <param name="foldedInto">The instruction printed in place of an operand, if one is.</param>
    public static int OfParentheses(Instruction instruction, Value[] operands, Func<Value, Instruction?> foldedInto)
    {
        if (instruction is not Apply { } apply || Operators.Of(apply) is not { } precedence) return 0;
        return 2 * operands.Where((operand, i) => foldedInto(operand) switch
        {
            Apply inner => Operators.Of(inner) is { } other && (i == 0 && precedence != Precedence.Unary ? other < precedence : other <= precedence),
            If or Select => true,
            _ => false,
        }).Count();
    }

    private static int WidthOf(Spelling spelling) => spelling.Open.Length + spelling.Close.Length;

    private static int WidthOf(EquatableArray<Fragment> fragments) => fragments.Sum(fragment => fragment is Fragment.Text text ? text.Code.Length : 0);
}
