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
    private readonly Dictionary<int, Term> _adjoints = [];
    private readonly Dictionary<int, string> _names = [];

    /// <summary>Values whose adjoint the arm being walked has touched, with the adjoint they had before.</summary>
    private Dictionary<int, (Value Value, Term Before)>? _touched;

    // x̄ += contribution
    public void Accumulate(Value value, Term contribution)
    {
        if (contribution.IsZero || !varied.Contains(value.Label)) return;
        Term before = Before(value);
        Touch(value, before);
        Term sum = before + Algebra.Convert(contribution, value.Type);
        Name(sum, value);
        _adjoints[value.Label] = sum;
    }

    /// <summary>The adjoint of an input at the end; the number 0 if nothing reached it.</summary>
    public Value AdjointOf(Value value)
    {
        Term adjoint = Before(value);
        return adjoint.IsZero ? builder.Number(0, value.Type) : adjoint.Value;
    }

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
                Back(apply);
                break;
            case Select select:
                Back(select);
                break;
            case IR.Convert convert:
                Back(convert);
                break;
            case If branch:
                Back(branch);
                break;
            case Call call:
                Back(call);
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    // y = f(x₁, x₂)   →   x̄ᵢ += ȳ · ∂f/∂xᵢ
    private void Back(Apply apply)
    {
        Term adjoint = Take(apply.Result);
        if (adjoint.IsZero) return;
        foreach ((Value input, Term partial) in Partials.Of(builder, apply, varied)) Accumulate(input, adjoint * partial);
    }

    // y = p ? a : b   →   ā += p ? ȳ : 0;  b̄ += p ? 0 : ȳ
    private void Back(Select select)
    {
        Term adjoint = Take(select.Result);
        if (adjoint.IsZero) return;
        var condition = new Term(builder, select.Condition);
        Accumulate(select.WhenTrue, Algebra.Select(condition, adjoint, Term.Zero));
        Accumulate(select.WhenFalse, Algebra.Select(condition, Term.Zero, adjoint));
    }

    // y = (float)x   →   x̄ += (double)ȳ
    private void Back(IR.Convert convert) => Accumulate(convert.Operand, Take(convert.Result));

    // (y, b̄) = …f(a, b)   →   (ā, b̄) += fPullback(a, b, ȳ)
    private void Back(Call call)
    {
        Term[] adjoints = [.. call.Outputs.Select(Take)];
        EquatableArray<bool> arguments = call.Arguments.Select(value => varied.Contains(value.Label)).ToEquatableArray();
        EquatableArray<bool> outputs = adjoints.Select(adjoint => !adjoint.IsZero).ToEquatableArray();
        if (!outputs.Any(isUsed => isUsed) || !arguments.Any(isVaried => isVaried)) return;

        Value[] inputs = [.. call.Arguments.Where((_, i) => arguments[i])];
        Value[] results = [.. inputs.Select(input => builder.Define(input.Name == "" ? "" : "d" + input.Name, input.Type))];
        IEnumerable<Value> seeds = adjoints.Where(adjoint => !adjoint.IsZero).Select(adjoint => adjoint.Value);
        builder.Add(new Call([.. results], pullbackOf(call.Function, arguments, outputs), [.. call.Arguments, .. seeds], call.IsPure));
        for (int i = 0; i < inputs.Length; i++) Accumulate(inputs[i], new Term(builder, results[i]));
    }

    // y = if p { a } else { b }   →   if p { ←a } else { ←b }, handing out the adjoints either arm adds to
    private void Back(If branch)
    {
        Term[] adjoints = [.. branch.Outputs.Select(Take)];
        if (adjoints.All(adjoint => adjoint.IsZero)) return;
        int origin = builder.Origin;

        Arm then = BackThrough(branch.Then, adjoints);
        Arm @else = BackThrough(branch.Else, adjoints);
        builder.Origin = origin;

        var outputs = new List<Value>();
        var thenYields = new List<Value>();
        var elseYields = new List<Value>();
        foreach (Value value in then.Touched.Concat(@else.Touched).GroupBy(value => value.Label).Select(group => group.First()))
        {
            Value whenTrue = then.AdjointOf(value, this);
            Value whenFalse = @else.AdjointOf(value, this);
            Touch(value, Before(value));
            if (whenTrue == whenFalse)
            {
                _adjoints[value.Label] = new Term(builder, whenTrue);
                continue;
            }

            Value output = builder.Define(value.Name == "" ? "" : "d" + value.Name, value.Type);
            outputs.Add(output);
            thenYields.Add(whenTrue);
            elseYields.Add(whenFalse);
            _adjoints[value.Label] = new Term(builder, output);
        }

        if (outputs.Count == 0) return;
        builder.Add(new If(
            [.. outputs], branch.Condition,
            then.Block with { Yields = [.. thenYields] },
            @else.Block with { Yields = [.. elseYields] }));
    }

    /// <summary>Walks an arm back in a block of its own and undoes what it did to the adjoints outside.</summary>
    private Arm BackThrough(Block block, Term[] adjoints)
    {
        Dictionary<int, (Value Value, Term Before)>? outer = _touched;
        _touched = [];
        builder.Open();
        for (int i = 0; i < adjoints.Length; i++) Accumulate(block.Yields[i], adjoints[i]);
        Back(block);
        Block back = builder.Close([]);

        var after = new Dictionary<int, Value>();
        var touched = new List<Value>();
        foreach ((Value value, Term before) in _touched.Values)
        {
            if (_adjoints.TryGetValue(value.Label, out Term adjoint))
            {
                after.Add(value.Label, adjoint.Value);
                touched.Add(value);
            }

            if (before.IsZero) _adjoints.Remove(value.Label);
            else _adjoints[value.Label] = before;
        }

        _touched = outer;
        return new Arm(back, touched, after);
    }

    private sealed record Arm(Block Block, List<Value> Touched, Dictionary<int, Value> After)
    {
        public Value AdjointOf(Value value, ReverseSweep sweep) =>
            After.TryGetValue(value.Label, out Value adjoint) ? adjoint : sweep.AdjointOf(value);
    }

    /// <summary>The adjoint of a value at its definition: complete, and not needed again.</summary>
    private Term Take(Value value)
    {
        Term adjoint = Before(value);
        if (!adjoint.IsZero) Touch(value, adjoint);
        _adjoints.Remove(value.Label);
        return adjoint;
    }

    private Term Before(Value value) => _adjoints.TryGetValue(value.Label, out Term adjoint) ? adjoint : Term.Zero;

    private void Touch(Value value, Term before)
    {
        if (_touched is not null && !_touched.ContainsKey(value.Label)) _touched.Add(value.Label, (value, before));
    }

    private void Name(Term adjoint, Value of)
    {
        Value value = adjoint.Value;
        if (of.Name != "" && value.Name == "" && value.Label >= _primalLabels && !_names.ContainsKey(value.Label)) _names.Add(value.Label, "d" + of.Name);
    }
}
