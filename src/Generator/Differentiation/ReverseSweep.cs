using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The way back through one function: adjoints by label, and an arm per kind of instruction.</summary>
internal sealed class ReverseSweep(
    Builder builder,
    HashSet<int> varied,
    Func<string, EquatableArray<bool>, EquatableArray<bool>, string> pullbackOf)
{
    private readonly int _primalLabels = builder.LabelCount;
    private readonly Dictionary<int, Adjoint> _adjoints = [];
    private readonly Dictionary<int, string> _names = [];

    /// <summary>Values whose adjoint the arm being walked has touched, with the adjoint they had before.</summary>
    private Dictionary<int, (Value Value, Adjoint Before)>? _touched;

    // x̄ += contribution
    public void Accumulate(Value value, Adjoint contribution)
    {
        if (contribution.IsNone || !varied.Contains(value.Label)) return;
        Adjoint before = Of(value);
        Term sum = before.Sum + Algebra.Convert(contribution.Sum, value.Type);
        Name(sum, value);
        Set(value, new Adjoint(sum, before.IsNone ? contribution.Reach : Reach.Or(builder, before.Reach, contribution.Reach)));
    }

    /// <summary>The adjoint of an input at the end; the number 0 if nothing reached it.</summary>
    public Value AdjointOf(Value value) => Of(value) is { IsNone: false } adjoint ? adjoint.Sum.Value : builder.Number(0, value.Type);

    // a; b; c   →   ←c ←b ←a
    public void Back(Block block)
    {
        DeepStack.Check();
        for (int i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = block.Instructions[i];
            builder.Origin = instruction.Results.Count > 0 ? instruction.Results[0].Label : Instruction.None;
            Back(instruction);
        }
    }

    /// <summary>Gives the adjoints their names: <c>dz</c> for the adjoint of <c>z</c>.</summary>
    public Function Rename(Function function) => Operands.Map(
        function, value => _names.TryGetValue(value.Label, out string name) ? value with { Name = name } : value);

    private void Back(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant or Verbatim or Throw:
                break;
            case Apply apply:
                Back(apply, Take(apply.Result));
                break;
            case Select select:
                Back(select, Take(select.Result));
                break;
            case IR.Convert convert:
                Accumulate(convert.Operand, Take(convert.Result));
                break;
            case If branch:
                Back(branch, [.. branch.Outputs.Select(Take)]);
                break;
            case Call call:
                Back(call, [.. call.Outputs.Select(Take)]);
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    // y = f(x₁, x₂)   →   x̄ᵢ += ȳ · ∂f/∂xᵢ
    private void Back(Apply apply, Adjoint adjoint)
    {
        if (adjoint.IsNone) return;
        if (adjoint.Reach is { } reach && apply.Function is not ("+" or "-" or "neg"))
        {
            Guarded(reach, () => Back(apply, adjoint.Reached));
            return;
        }

        foreach ((Value input, Term partial) in Partials.Of(builder, apply, varied)) Accumulate(input, adjoint with { Sum = Algebra.Scale(adjoint.Sum, partial) });
    }

    // y = p ? a : b   →   ā += p ? ȳ : 0;  b̄ += p ? 0 : ȳ
    private void Back(Select select, Adjoint adjoint)
    {
        if (adjoint.IsNone) return;
        Guarded(select.Condition, () => Accumulate(select.WhenTrue, adjoint));
        Guarded(Reach.Not(builder, select.Condition), () => Accumulate(select.WhenFalse, adjoint));
    }

    // (y, b̄) = …f(a, b)   →   (ā, b̄) += fPullback(a, b, ȳ)
    private void Back(Call call, Adjoint[] adjoints)
    {
        foreach (Value? reach in adjoints.Where(adjoint => !adjoint.IsNone).Select(adjoint => adjoint.Reach).Distinct())
        {
            Adjoint[] together = [.. adjoints.Select(adjoint => adjoint.Reach == reach ? adjoint.Reached : Adjoint.None)];
            if (reach is null) BackThrough(call, together);
            else Guarded(reach, () => BackThrough(call, together));
        }
    }

    private void BackThrough(Call call, Adjoint[] adjoints)
    {
        EquatableArray<bool> arguments = call.Arguments.Select(value => varied.Contains(value.Label)).ToEquatableArray();
        EquatableArray<bool> outputs = adjoints.Select(adjoint => !adjoint.IsNone).ToEquatableArray();
        if (!arguments.Any(isVaried => isVaried)) return;

        Value[] inputs = [.. call.Arguments.Where((_, i) => arguments[i])];
        Value[] results = [.. inputs.Select(input => builder.Define(input.Name == "" ? "" : "d" + input.Name, input.Type))];
        IEnumerable<Value> seeds = adjoints.Where(adjoint => !adjoint.IsNone).Select(adjoint => adjoint.Sum.Value);
        builder.Add(new Call([.. results], pullbackOf(call.Function, arguments, outputs), [.. call.Arguments, .. seeds], call.IsPure));
        for (int i = 0; i < inputs.Length; i++) Accumulate(inputs[i], new Adjoint(new Term(builder, results[i]), null));
    }

    // y = if p { a } else { b }   →   if p { ←a } else { ←b }, handing out the adjoints either arm adds to
    private void Back(If branch, Adjoint[] adjoints)
    {
        if (adjoints.All(adjoint => adjoint.IsNone)) return;
        Join(branch.Condition, () => BackThrough(branch.Then, adjoints), () => BackThrough(branch.Else, adjoints));
    }

    private void BackThrough(Block arm, Adjoint[] adjoints)
    {
        for (int i = 0; i < adjoints.Length; i++) Accumulate(arm.Yields[i], adjoints[i]);
        Back(arm);
    }

    /// <summary>What is done only where the condition holds: elsewhere its adjoint is 0 by structure.</summary>
    private void Guarded(Value condition, Action back)
    {
        if (builder.DefinitionOf(condition) is Apply { Function: "!" } not) Join(not.Arguments[0], () => { }, back);
        else Join(condition, back, () => { });
    }

    // if p { a } else { b }   →   (x̄, p reached) = if p { a; yield … } else { b; yield … }
    private void Join(Value condition, Action back, Action backOtherwise)
    {
        int origin = builder.Origin;
        Arm then = Walk(back);
        Arm otherwise = Walk(backOtherwise);
        builder.Origin = origin;

        var outputs = new List<Value>();
        var thenYields = new List<Value>();
        var elseYields = new List<Value>();
        var reaches = new Dictionary<(Value, Value), Value>();
        foreach (Value value in then.Touched.Concat(otherwise.Touched).GroupBy(value => value.Label).Select(group => group.First()).ToList())
        {
            Adjoint before = Of(value);
            Adjoint whenTrue = then.After(value, before), whenFalse = otherwise.After(value, before);
            Value? reach = JoinReach(value, whenTrue, whenFalse);
            Set(value, new Adjoint(new Term(builder, Output("d", value, Zeroed(whenTrue), Zeroed(whenFalse))), reach));

            Value Zeroed(Adjoint adjoint) => adjoint.IsNone ? builder.Number(0, value.Type) : adjoint.Sum.Value;
        }

        if (outputs.Count == 0) return;
        builder.Add(new If(
            [.. outputs], condition,
            then.Block with { Yields = [.. thenYields] },
            otherwise.Block with { Yields = [.. elseYields] }));

        Value Output(string prefix, Value value, Value whenTrue, Value whenFalse)
        {
            if (whenTrue == whenFalse) return whenTrue;
            Value output = builder.Define(value.Name == "" ? "" : prefix + value.Name, whenTrue.Type);
            outputs.Add(output);
            thenYields.Add(whenTrue);
            elseYields.Add(whenFalse);
            return output;
        }

        Value? JoinReach(Value of, Adjoint whenTrue, Adjoint whenFalse)
        {
            bool always = !whenTrue.IsNone && (whenTrue.Reach is null || whenTrue.Reach == condition);
            bool neverOtherwise = whenFalse.IsNone || whenFalse.Reach == condition;
            bool alwaysOtherwise = !whenFalse.IsNone && whenFalse.Reach is null;
            if (always && alwaysOtherwise) return null;
            if (always && neverOtherwise) return condition;
            if (alwaysOtherwise && whenTrue.IsNone) return Reach.Not(builder, condition);
            (Value, Value) pair = (always ? Reach.Truth(builder, true) : Reached(whenTrue), neverOtherwise ? Reach.Truth(builder, false) : Reached(whenFalse));
            if (reaches.TryGetValue(pair, out Value known)) return known;
            Value reached = new(Instruction.None, of.Name == "" ? "" : of.Name + "Reaches", DataType.Boolean);
            reaches.Add(pair, known = Output("", reached, pair.Item1, pair.Item2));
            return known;
        }

        Value Reached(Adjoint adjoint) => adjoint.IsNone ? Reach.Truth(builder, false) : adjoint.Reach ?? Reach.Truth(builder, true);
    }

    /// <summary>Walks an arm back in a block of its own and undoes what it did to the adjoints outside.</summary>
    private Arm Walk(Action back)
    {
        Dictionary<int, (Value Value, Adjoint Before)>? outer = _touched;
        _touched = [];
        builder.Open();
        back();
        Block block = builder.Close([]);

        var after = new Dictionary<int, Adjoint>();
        var touched = new List<Value>();
        foreach ((Value value, Adjoint before) in _touched.Values)
        {
            if (_adjoints.TryGetValue(value.Label, out Adjoint adjoint)) // 0 too: what it was before may have been cancelled
            {
                after.Add(value.Label, adjoint);
                touched.Add(value);
            }

            if (before.IsNone) _adjoints.Remove(value.Label);
            else _adjoints[value.Label] = before;
        }

        _touched = outer;
        return new Arm(block, touched, after);
    }

    private sealed record Arm(Block Block, List<Value> Touched, Dictionary<int, Adjoint> Adjoints)
    {
        public Adjoint After(Value value, Adjoint before) => Adjoints.TryGetValue(value.Label, out Adjoint adjoint) ? adjoint : before;
    }

    /// <summary>The adjoint of a value at its definition: complete, and not needed again.</summary>
    private Adjoint Take(Value value)
    {
        Adjoint adjoint = Of(value);
        if (!adjoint.IsNone) Touch(value, adjoint);
        _adjoints.Remove(value.Label);
        return adjoint;
    }

    private Adjoint Of(Value value) => _adjoints.TryGetValue(value.Label, out Adjoint adjoint) ? adjoint : Adjoint.None;

    private void Set(Value value, Adjoint adjoint)
    {
        Touch(value, Of(value));
        _adjoints[value.Label] = adjoint;
    }

    private void Touch(Value value, Adjoint before)
    {
        if (_touched is not null && !_touched.ContainsKey(value.Label)) _touched.Add(value.Label, (value, before));
    }

    private void Name(Term adjoint, Value of)
    {
        Value value = adjoint.Value;
        if (of.Name != "" && value.Name == "" && value.Label >= _primalLabels && !_names.ContainsKey(value.Label)) _names.Add(value.Label, "d" + of.Name);
    }
}
