using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Statements. An early return puts the rest of the method into the arm that goes on.</summary>
internal sealed partial class FunctionLowering
{
    private const Exit Leaves = Exit.Returns | Exit.Breaks | Exit.Continues;

    /// <param name="isTail">Whether the function ends where the sequence does.</param>
    /// <param name="end">Where in the source the sequence ends.</param>
    private void LowerAll(Sequence? rest, bool isTail, int end)
    {
        while (rest is not null && !_block.IsEnded)
        {
            _module.Token.ThrowIfCancellationRequested();
            IOperation statement = rest.Head;
            _statement = statement;
            rest = rest.Tail;
            switch (statement)
            {
                case var test when _frames.Count > 0 && test == _frames.Peek().TestAtEnd:
                    _environment.Set(_frames.Peek().Stays!, LowerCondition(test));
                    break;
                case IBlockOperation block:
                    rest = Sequence.Of(block.Operations, rest);
                    break;
                case IConditionalOperation branch:
                    rest = LowerIf(branch, rest, isTail, end);
                    break;
                case ISwitchOperation chosen:
                    rest = LowerSwitch(chosen, rest, isTail, end);
                    break;
                case IReturnOperation { Kind: OperationKind.Return } @return:
                    LowerReturn(@return, isTail);
                    return;
                case ILoopOperation loop:
                    rest = LowerLoop(loop, rest, isTail, end);
                    break;
                case IBranchOperation { BranchKind: BranchKind.Break }:
                    Leave(_frames.Peek(), goesRound: false);
                    return;
                case IBranchOperation { BranchKind: BranchKind.Continue }:
                    Leave(InnermostLoop!, goesRound: true);
                    return;
                default:
                    LowerStatement(statement);
                    break;
            }
        }
    }

    private void LowerStatement(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Declare(declarator);
                break;
            case IExpressionStatementOperation expression:
                LowerEffect(expression.Operation);
                break;
            case IThrowOperation thrown:
                LowerThrow(thrown);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                RefuseUnsupported(statement);
                break;
        }
    }

    /// <summary>Outside a tail, what follows asks whether the function is done.</summary>
    private void LowerReturn(IReturnOperation @return, bool isTail)
    {
        if (@return.ReturnedValue is { } value && _result is not null) Assign(_result, Lower(value));
        if (!isTail) _environment.Set(_done, Truth(true));
        if (InnermostLoop is { } loop) Leave(loop, goesRound: false);
    }

    private Sequence? LowerIf(IConditionalOperation branch, Sequence? rest, bool isTail, int end)
    {
        if (branch.Condition.ConstantValue is { HasValue: true, Value: bool known })
        {
            return Sequence.Of(known ? branch.WhenTrue : branch.WhenFalse, rest);
        }

        Value condition = LowerCondition(branch.Condition);
        Exit then = _exits.Of(branch.WhenTrue), otherwise = _exits.Of(branch.WhenFalse);
        int here = branch.Syntax.Span.End;

        // if (p) throw …; rest            →  if (p) { throw … }  rest
        if (then == Exit.None)
        {
            Branch(condition, () => LowerArm(branch.WhenTrue), () => { }, isTail: false, here);
            return Sequence.Of(branch.WhenFalse, rest);
        }
        if (otherwise == Exit.None)
        {
            Branch(condition, () => { }, () => LowerArm(branch.WhenFalse), isTail: false, here);
            return Sequence.Of(branch.WhenTrue, rest);
        }

        // if (p) a; else b; rest          →  if (p) { a } else { b }  rest
        if (((then | otherwise) & Leaves) == 0)
        {
            Branch(condition, () => LowerArm(branch.WhenTrue), () => LowerArm(branch.WhenFalse), isTail: false, here);
            return rest;
        }

        // if (p) return a; rest           →  if (p) { a } else { rest }
        if ((then & Exit.Falls) == 0 || (otherwise & Exit.Falls) == 0)
        {
            bool fallsWhenTrue = (then & Exit.Falls) != 0;
            Branch(
                condition,
                () => LowerAll(Sequence.Of(branch.WhenTrue, fallsWhenTrue ? rest : null), isTail, end),
                () => LowerAll(Sequence.Of(branch.WhenFalse, fallsWhenTrue ? null : rest), isTail, end),
                isTail, end);
            return null;
        }

        // if (p) { if (q) return a; } rest  →  done = if (p) { if (q) … }  if (done) { } else { rest }
        Branch(condition, () => LowerArm(branch.WhenTrue), () => LowerArm(branch.WhenFalse), isTail: false, here);
        LowerUnlessLeft(then | otherwise, rest, isTail, end);
        return null;

        void LowerArm(IOperation? arm) => LowerAll(Sequence.Of(arm, null), isTail: false, here);
    }

    private void LowerThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is not { } exception)
        {
            RefuseUnsupported(thrown);
            return;
        }
        while (exception is IConversionOperation { IsImplicit: true } conversion) exception = conversion.Operand;
        if (Leniently(() => HolesIn(exception) is { } holes ? Write(exception, holes) : null) is not { } text) return;
        if (text.Defines && exception.Type is { } type) // throw Fail(out n)  →  exception = Fail(out n); throw exception
        {
            text = new FragmentList().Use(Verbatim(text, _types.Of(type), isPrimary: false, isPure: false));
        }
        Throw(text);
    }
}
