using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Carries a <see cref="ResidualPlan"/> out: blocks hand out what is kept, readers read what they are handed.</summary>
internal sealed partial class ResidualRewrite(ResidualPlan plan, int labels)
{
    private readonly Dictionary<(int Label, int Scope), Value> _here = [];
    private readonly Dictionary<int, Stack<(int Scope, Value Value)>> _nearest = [];
    private readonly Dictionary<int, long> _numbers = [];
    private readonly int _original = labels;
    private int _labels = labels;
    private int _next;

    private Scopes Scopes => plan.Scopes;

    public Function Rewrite(Function function)
    {
        Block body = Rewrite(function.Body, _ => []);
        return function with { Body = body, LabelCount = _labels };
    }

    /// <param name="more">What the block yields besides, once its own instructions are rewritten.</param>
    private Block Rewrite(Block block, Func<int, IEnumerable<Value>> more)
    {
        DeepStack.Check();
        int scope = _next++;
        var output = new List<Instruction>();
        foreach (Value value in plan.EarlyIn(scope)) Here(value, scope, output);
        KeepCarried(scope, output);
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case If branch:
                    MakeBuffers(instruction, scope, output);
                    MakeRoom(scope, output);
                    Rewrite(branch, scope, output);
                    break;
                case Loop loop:
                    MakeBuffers(instruction, scope, output);
                    Rewrite(loop, scope, output);
                    break;
                case NewArray array when plan.KeptOf(array.Result).FirstOrDefault() is { Part: not null } kept:
                    output.Add(Part(kept, array, array.Result, scope, loop => loop.Iteration!, output));
                    if (array.IsZeroed) output.Add(new Fill(array.Result, Zero(array.Result.Type.Element!, output)));
                    break;
                default:
                    output.Add(WithOperands(instruction, scope, output));
                    break;
            }

            foreach (Value result in instruction.Results) Keep(result, scope, output);
        }

        Value[] yields = [.. block.Yields.Select(value => Here(value, scope, output)), .. more(scope)];
        PushKept(scope, output);
        return new Block(output.ToEquatableArray(), yields.ToEquatableArray());
    }

    // y = if p { a } else { b }   →   (y, r) = if p { a; yield r } else { b; yield 0 }   where r is kept
    private void Rewrite(If branch, int scope, List<Instruction> output)
    {
        Value condition = Here(branch.Condition, scope, output);
        int thenScope = _next;
        Block then = Rewrite(branch.Then, inner => plan.ExportsOf(inner).Select(value => InBlock(value, inner)));
        int elseScope = _next;
        Block @else = Rewrite(branch.Else, inner => plan.ExportsOf(inner).Select(value => InBlock(value, inner)));

        IReadOnlyList<Value> fromThen = plan.ExportsOf(thenScope);
        IReadOnlyList<Value> fromElse = plan.ExportsOf(elseScope);
        Value[] kept = [.. fromThen.Concat(fromElse).Select(value => Learn(value, scope, value with { Label = _labels++ }))];
        output.Add(branch with
        {
            Outputs = [.. branch.Outputs, .. kept],
            Condition = condition,
            Then = Extended(then, branch.Outputs.Count + fromThen.Count, fromElse),
            Else = Extended(@else, branch.Outputs.Count, fromThen),
        });
    }

    /// <summary>The block yielding a placeholder for each value that the other arm keeps.</summary>
    private Block Extended(Block block, int position, IReadOnlyList<Value> absent)
    {
        if (absent.Count == 0 || block.EndsInThrow) return block;
        Constant[] placeholders = [.. absent.Select(value => value with { Label = _labels++, Name = "" })
            .Select(value => value.Type.IsReal ? Constant.Of(value, 0) : new Constant(value, 0, value.Type.Kind == TypeKind.Integer ? "0" : "default"))];
        return new Block(
            [.. block.Instructions, .. placeholders],
            [.. block.Yields.Take(position), .. placeholders.Select(placeholder => placeholder.Result), .. block.Yields.Skip(position)]);
    }

    private Instruction WithOperands(Instruction instruction, int scope, List<Instruction> output)
    {
        var operands = new Dictionary<int, Value>();
        foreach (Value operand in Operands.Of(instruction)) operands[operand.Label] = Here(operand, scope, output);
        return operands.All(operand => operand.Key == operand.Value.Label)
            ? instruction
            : Operands.Map(instruction, value => operands.TryGetValue(value.Label, out Value here) ? here : value);
    }

    /// <summary>The value as a block reads it: itself, computed again, or what was handed out or kept.</summary>
    private Value Here(Value value, int scope, List<Instruction> output)
    {
        if (Scopes.IsVisible(value, scope)) return value;
        if (Known(value, scope) is { } known) return known;
        DeepStack.Check();
        if (plan.LoopsTo(value, scope) is { Count: > 0 } loops && FromLoop(value, scope, loops, output) is { } found) return Learn(value, scope, found);
        if (plan.LoopsTo(value, scope).Count > 0 && plan.Recomputation.SwappedBy(value) is { } swapping)
        {
            SwapAgain(swapping, scope, output);
            return Known(value, scope)!;
        }

        if (plan.Recomputation.LengthOf(value, scope) is { } length) return Learn(value, scope, Here(length, scope, output));
        Instruction definition = plan.LoopsTo(value, scope).Count > 0 && plan.Recomputation.StoreOf(value, scope) is { } store ? new Load(value, store.Memory, store.Indices)
            : plan.Recomputation.ChoiceOf(value) is { } choice ? choice
            : Scopes.DefinitionOf(value) is { Results.Count: 1 } alone and not (Loop or If) ? alone
            : throw new InvalidOperationException($"{Printer.Name(value)} was not handed out.");
        Value fresh = value with { Label = _labels++ };
        Instruction copy = WithOperands(definition is Apply apply ? apply with { MayThrow = false } : definition, scope, output);
        output.Add(Operands.Map(copy, operand => operand.Label == value.Label ? fresh : operand));
        if (NumberOf(value) is { } number) _numbers.Add(fresh.Label, number);
        return Learn(value, scope, fresh);
    }

    /// <summary>The value by its own name in the block that defines it, by the name it was handed out under in one around.</summary>
    private Value InBlock(Value value, int scope) => Scopes.IsVisible(value, scope) ? value : _here[(value.Label, scope)];

    private Value Learn(Value value, int scope, Value here)
    {
        if (!_nearest.TryGetValue(value.Label, out Stack<(int, Value)> known)) _nearest.Add(value.Label, known = new());
        known.Push((scope, here));
        return _here[(value.Label, scope)] = here;
    }

    /// <summary>What it is called here or in a block around; blocks that the walk has left are forgotten.</summary>
    private Value? Known(Value value, int scope)
    {
        if (!_nearest.TryGetValue(value.Label, out Stack<(int Scope, Value Value)> known)) return null;
        while (known.Count > 0 && !Scopes.IsAround(known.Peek().Scope, scope)) known.Pop();
        return known.Count > 0 ? known.Peek().Value : null;
    }
}
