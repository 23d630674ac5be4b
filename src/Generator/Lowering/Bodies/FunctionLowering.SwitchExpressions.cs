using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Switch expressions whose arms are active, as chains of choices.</summary>
internal sealed partial class FunctionLowering
{
    private const string NoArmMatches = "System.Runtime.CompilerServices.SwitchExpressionException";

    private Operand? LowerSwitchExpression(ISwitchExpressionOperation chosen)
    {
        Operand? value = Lower(chosen.Value);
        if (value is not null) return LowerArms(chosen, value, 0);
        foreach (ISwitchExpressionArmOperation arm in chosen.Arms) Lower(arm.Value);
        return null;
    }

    // value switch { pattern => a, rest }  →  if (matches) { a } else { rest }
    private Operand? LowerArms(ISwitchExpressionOperation chosen, Operand value, int index)
    {
        if (index == chosen.Arms.Length)
        {
            ThrowNoArmMatches(value);
            return null;
        }

        ISwitchExpressionArmOperation arm = chosen.Arms[index];
        bool isCertain = chosen.IsExhaustive && index == chosen.Arms.Length - 1 && arm.Guard is null;
        if (isCertain && !Declared(arm.Pattern).Any()) return Lower(arm.Value);
        Value matches = MatchesWhen(value, arm.Pattern, arm.Guard, (arm.Guard ?? arm.Pattern).Syntax.Span.End) ?? Truth(false);
        if (isCertain || IsTruth(matches, true)) return Lower(arm.Value);
        return Choose(matches, chosen.Type!, () => Lower(arm.Value), () => LowerArms(chosen, value, index + 1), chosen.Syntax);
    }

    /// <summary>What the compiler throws, down to the value in the message.</summary>
    private void ThrowNoArmMatches(Operand value)
    {
        var exception = new FragmentList();
        if (_module.Compilation.GetTypeByMetadataName(NoArmMatches) is null)
        {
            exception.Add("new global::System.InvalidOperationException()");
        }
        else
        {
            exception.Add($"new global::{NoArmMatches}(");
            if (value is Operand.Scalar scalar) exception.Use(scalar.Value);
            exception.Add(")");
        }
        Throw(exception);
    }
}
