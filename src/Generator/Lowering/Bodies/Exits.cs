using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>The ways a statement may end; none of them when it always throws.</summary>
[Flags]
internal enum Exit
{
    None = 0,
    Falls = 1,
    Returns = 2,
    Breaks = 4,
    Continues = 8,
}

/// <summary>Tells how statements end, each looked at once.</summary>
internal sealed class Exits
{
    private readonly Dictionary<IOperation, Exit> _known = [];

    public Exit Of(IOperation? statement)
    {
        if (statement is null) return Exit.Falls;
        if (_known.TryGetValue(statement, out Exit known)) return known;
        DeepStack.Check();
        return _known[statement] = statement switch
        {
            IReturnOperation { Kind: OperationKind.Return } => Exit.Returns,
            IThrowOperation => Exit.None,
            IExpressionStatementOperation { Operation: IThrowOperation } => Exit.None,
            IBranchOperation { BranchKind: BranchKind.Break } => Exit.Breaks,
            IBranchOperation { BranchKind: BranchKind.Continue } => Exit.Continues,
            IBlockOperation block => Of(block.Operations),
            ILoopOperation loop => Of(loop),
            ISwitchOperation chosen => Of(chosen),
            IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool value } } branch =>
                Of(value ? branch.WhenTrue : branch.WhenFalse),
            IConditionalOperation branch => Of(branch.WhenTrue) | Of(branch.WhenFalse),
            _ => Exit.Falls,
        };
    }

    public Exit Of(IEnumerable<IOperation> statements)
    {
        Exit exits = Exit.Falls;
        foreach (IOperation statement in statements)
        {
            exits = (exits & ~Exit.Falls) | Of(statement);
            if ((exits & Exit.Falls) == 0) return exits;
        }
        return exits;
    }

    /// <summary>Whether it runs until something inside leaves it.</summary>
    public static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IForLoopOperation counted => counted.Condition is null || IsTrue(counted.Condition),
        IWhileLoopOperation repeated => repeated.Condition is not null && IsTrue(repeated.Condition),
        _ => false,
    };

    private static bool IsTrue(IOperation condition) => condition.ConstantValue is { HasValue: true, Value: true };

    private Exit Of(ILoopOperation loop)
    {
        Exit body = Of(loop.Body);
        Exit end = IsEndless(loop) && (body & Exit.Breaks) == 0 ? Exit.None : Exit.Falls;
        return end | (body & Exit.Returns);
    }

    private Exit Of(ISwitchOperation chosen)
    {
        Exit exits = chosen.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) ? Exit.None : Exit.Falls;
        foreach (ISwitchCaseOperation section in chosen.Cases) exits |= Of(section.Body);
        return (exits & Exit.Breaks) == 0 ? exits : (exits & ~Exit.Breaks) | Exit.Falls;
    }
}
