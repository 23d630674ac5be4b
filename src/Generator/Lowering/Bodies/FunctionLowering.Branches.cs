using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Branches: each arm is lowered in a block of its own, and what they assign is joined behind them.</summary>
internal sealed partial class FunctionLowering
{
    private sealed record Arm(BlockWriter Block, List<(Cell Cell, Value? Value)> Written);

    /// <summary>
    /// <c>if (condition) then else otherwise</c>. An arm that throws leaves its sibling's code to follow the branch.
    /// </summary>
    /// <param name="isTail">Whether nothing but the function's end follows, so that only what it hands out is alive.</param>
    /// <param name="end">The position in the source where the arms end: what is not named after it is dead.</param>
    private void Branch(Value condition, Action then, Action otherwise, bool isTail, int end)
    {
        DeepStack.Check();
        IOperation statement = _statement;
        Arm whenTrue = LowerArm(then);
        Arm whenFalse = LowerArm(otherwise);
        _statement = statement;
        if (whenTrue.Block.IsEnded && whenFalse.Block.IsEnded)
        {
            _block.Add(new If([], condition, whenTrue.Block.Close([]), whenFalse.Block.Close([])), ends: true);
        }
        else if (whenTrue.Block.IsEnded)
        {
            _block.Add(new If([], condition, whenTrue.Block.Close([]), Block.Empty));
            Continue(whenFalse);
        }
        else if (whenFalse.Block.IsEnded)
        {
            _block.Add(new If([], condition, Block.Empty, whenFalse.Block.Close([])));
            Continue(whenTrue);
        }
        else
        {
            Join(condition, whenTrue, whenFalse, isTail, end);
        }
    }

    private Arm LowerArm(Action lower)
    {
        _module.Token.ThrowIfCancellationRequested();
        BlockWriter outer = _block;
        _block = new BlockWriter();
        _environment.Open();
        lower();
        var arm = new Arm(_block, _environment.Close());
        _block = outer;
        return arm;
    }

    private void Continue(Arm arm)
    {
        _block.AddAll(arm.Block);
        foreach ((Cell cell, Value? value) in arm.Written) _environment.Set(cell, value);
    }

    private void Join(Value condition, Arm whenTrue, Arm whenFalse, bool isTail, int end)
    {
        var outputs = new List<Value>();
        var (ifTrue, ifFalse) = (new List<Value>(), new List<Value>());
        var joined = new List<(Cell, Value?)>();
        foreach ((Cell cell, Value? left, Value? right) in Pair(whenTrue, whenFalse))
        {
            if (isTail ? !_exitCells.Contains(cell) : cell.LastUse <= end) continue;
            joined.Add((cell, Join(cell, left, right)));
        }

        Block then = whenTrue.Block.Close(ifTrue), otherwise = whenFalse.Block.Close(ifFalse);
        if (then != Block.Empty || otherwise != Block.Empty) _block.Add(new If(outputs.ToEquatableArray(), condition, then, otherwise));
        foreach ((Cell cell, Value? value) in joined) _environment.Set(cell, value);

        Value? Join(Cell cell, Value? left, Value? right)
        {
            if (left is null && right is null) return null;
            if (left == right) return left;
            if (left is not null && IsTruth(left, true) && (right is null || IsTruth(right, false))) return condition;
            left ??= Within(whenTrue, () => Default(cell.Type));
            right ??= Within(whenFalse, () => Default(cell.Type));
            Value output = NewValue(cell.Name, cell.Type);
            outputs.Add(output);
            ifTrue.Add(left);
            ifFalse.Add(right);
            if (output.Type.IsMemory) ChooseMemory(output, left, right);
            else if (IsVaried(left) || IsVaried(right)) _varied.Add(output.Label);
            return output;
        }
    }

    /// <summary>What either arm wrote, and what the variable holds at the end of each.</summary>
    private static IEnumerable<(Cell, Value?, Value?)> Pair(Arm whenTrue, Arm whenFalse)
    {
        Dictionary<Cell, Value?> right = whenFalse.Written.ToDictionary(write => write.Cell, write => write.Value);
        foreach ((Cell cell, Value? value) in whenTrue.Written)
        {
            yield return (cell, value, right.TryGetValue(cell, out Value? other) ? other : cell.Value);
            right.Remove(cell);
        }
        foreach ((Cell cell, Value? value) in whenFalse.Written)
        {
            if (right.ContainsKey(cell)) yield return (cell, cell.Value, value);
        }
    }

    private Value Within(Arm arm, Func<Value> build)
    {
        BlockWriter outer = _block;
        _block = arm.Block;
        Value built = build();
        _block = outer;
        return built;
    }

    private bool IsTruth(Value value, bool truth) => _truths.TryGetValue(value.Label, out bool known) && known == truth;

    /// <summary>A branch for the value of an expression; the arms assign it to the place they are given.</summary>
    private Operand? Choose(Value condition, ITypeSymbol type, Func<Operand?> then, Func<Operand?> otherwise, SyntaxNode syntax)
    {
        Place result = NewPlace("", type, Cell.Always);
        Branch(condition, () => Assign(result, then()), () => Assign(result, otherwise()), isTail: false, syntax.Span.End);
        Operand? chosen = Read(result);
        foreach (Cell cell in result.Cells) cell.LastUse = Cell.Never;
        return chosen;
    }
}
