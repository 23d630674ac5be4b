using GradGen.IR;

namespace GradGen.Emission;

/// <summary>What is printed wherever it is used, even more than once.</summary>
internal sealed partial class Folding
{
    private const int WidestCheap = 20;

    /// <summary>Whether one would rather write it again than name it: <c>-x</c>, a conversion, a condition.</summary>
    private bool IsWorthRepeating(Value value, Tree tree)
    {
        if (value.Name != "" || tree.HoldsNames || tree.Reads > 0) return false;
        Instruction instruction = _uses.DefinitionOf(value)!;
        bool isOfNames = Operands.Of(instruction).All(operand => !_isInline[operand.Label] || _uses.DefinitionOf(operand) is Constant);
        return instruction switch
        {
            Apply { Function: "!" } => tree.Depth <= 2 && _uses.IsOnlyCondition(value),
            _ when !isOfNames => false,
            Apply { Function: "+" or "-", Result.Type.Kind: TypeKind.Integer, Arguments: [_, var second] } => _uses.DefinitionOf(second) is Constant && tree.Width <= WidestCheap, // i + 1
            Verbatim when tree.Width <= WidestCheap && Shift.Of(instruction) is not null => true, // i - 1
            Apply { Function: "neg" } or IR.Convert or Length { Dimension: < 0 } => true,
            Apply { Function: "<" or "<=" or ">" or ">=" or "==" or "!=" } => _uses.IsOnlyCondition(value),
            Verbatim => tree.Width <= 30 && _uses.IsOnlyCondition(value),
            _ => false,
        };
    }
}
