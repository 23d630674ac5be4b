using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The way back through one function: adjoints by label, and an arm per kind of instruction.</summary>
/// <param name="suffix">What tells its adjoints from those of other ways back.</param>
/// <param name="isRepeated">Whether it starts again, from another result, with the same memory for adjoints.</param>
internal sealed partial class ReverseSweep(
    Builder builder,
    HashSet<int> varied,
    HashSet<int> relevant,
    Dictionary<int, Value> memory,
    Dictionary<Instruction, Value> replaced,
    Wildness wildness,
    Aliases aliases,
    Func<string, EquatableArray<bool>, EquatableArray<bool>, string> pullbackOf,
    string suffix = "",
    bool isRepeated = false)
{
    private readonly HashSet<int> _adjointRows = [.. memory.Values.Select(value => value.Label)];
    private readonly int _primalLabels = builder.LabelCount;
    private Dictionary<int, Adjoint> _adjoints = [];
    private readonly Dictionary<int, Value> _owners = [];
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
        Set(value, before.IsNone
            ? contribution with { Sum = sum }
            : new Adjoint(sum, Reach.Or(builder, before.Reach, contribution.Reach), before.IsLoose && contribution.IsLoose));
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
            builder.Origin = Origins.Of(instruction);
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
            case Select { Result.Type.IsMemory: true }:
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
            case Loop loop:
                Back(loop, [.. loop.Outputs.Select(Take)]);
                break;
            case NewArray array when isRepeated && _loops == 0 && AdjointsOf(array.Result) is { } adjoints:
                Zeros.In(adjoints, builder); // for the next way back
                break;
            case NewArray or Slice or Length:
                break;
            case Load load:
                Back(load, Take(load.Result));
                break;
            case Store store when replaced.TryGetValue(store, out Value before):
                builder.Add(store with { Operand = before }); // the row that was there
                break;
            case Store store:
                Back(store);
                break;
            case Swap swap:
                if (_adjointRows.Contains(swap.Memory.Label)) builder.Add(swap); // and back again
                break;
            case Accumulate accumulate:
                Back(accumulate);
                break;
            case Fill fill:
                Back(fill);
                break;
            case Copy copy:
                Back(copy);
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    // y = f(x₁, x₂)   →   x̄ᵢ += ȳ · ∂f/∂xᵢ
    private void Back(Apply apply, Adjoint adjoint)
    {
        if (adjoint.IsNone) return;
        bool needsGuard = adjoint.IsLoose ? wildness.HasWildSlope(apply, varied) : apply.Function is not ("+" or "-" or "neg");
        if (adjoint.Reach is { } reach && needsGuard)
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

    // y = if p { a } else { b }   →   if p { ←a } else { ←b }, handing out the adjoints either arm adds to
    private void Back(If branch, Adjoint[] adjoints)
    {
        if (adjoints.All(adjoint => adjoint.IsNone) && memory.Count == 0) return;
        Join(branch.Condition, () => BackThrough(branch.Then, adjoints), () => BackThrough(branch.Else, adjoints));
    }

    private void BackThrough(Block arm, Adjoint[] adjoints)
    {
        builder.Recall(arm);
        for (int i = 0; i < adjoints.Length; i++) Accumulate(arm.Yields[i], adjoints[i]);
        Back(arm);
    }

    /// <summary>What is done only where the condition holds: elsewhere its adjoint is 0 by structure.</summary>
    private void Guarded(Value condition, Action back)
    {
        if (builder.DefinitionOf(condition) is Apply { Function: "!" } not) Join(not.Arguments[0], () => { }, back);
        else Join(condition, back, () => { });
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

    /// <summary>An adjoint that counts only where it is not 0.</summary>
    private Adjoint Loosely(Term sum)
    {
        if (!wildness.IsAnywhere) return new Adjoint(sum, null);
        Value zero = builder.Number(0, sum.Value.Type);
        return new Adjoint(sum, builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [sum.Value, zero]) { AsksForAdjoint = true }), IsLoose: true);
    }

    private Adjoint Of(Value value) => _adjoints.TryGetValue(value.Label, out Adjoint adjoint) ? adjoint : Adjoint.None;

    private void Set(Value value, Adjoint adjoint)
    {
        Touch(value, Of(value));
        _owners[value.Label] = value;
        _adjoints[value.Label] = adjoint;
    }

    private void Touch(Value value, Adjoint before)
    {
        if (_touched is not null && !_touched.ContainsKey(value.Label)) _touched.Add(value.Label, (value, before));
    }

    private void Name(Term adjoint, Value of)
    {
        Value value = adjoint.Value;
        if (of.Name != "" && value.Name == "" && value.Label >= _primalLabels && !_names.ContainsKey(value.Label)) _names.Add(value.Label, NameOf(of));
    }

    /// <summary><c>dz</c>, or of one of several sweeps <c>dz_y</c>; nothing for a value without a name.</summary>
    private string NameOf(Value value) => value.Name == "" ? "" : "d" + value.Name + suffix;
}
