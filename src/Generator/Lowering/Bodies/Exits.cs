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
            IBlockOperation block => Of(block.Operations),
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

    private Exit Of(ISwitchOperation chosen)
    {
        Exit exits = chosen.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) ? Exit.None : Exit.Falls;
        foreach (ISwitchCaseOperation section in chosen.Cases) exits |= Of(section.Body);
        return (exits & Exit.Breaks) == 0 ? exits : (exits & ~Exit.Breaks) | Exit.Falls;
    }
}
