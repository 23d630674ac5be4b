using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The way through one function with tangents: by label and direction, and an arm per kind of instruction.</summary>
/// <param name="isApart">Whether the primal has run already, and the tangents follow alone.</param>
/// <param name="wildness">Where tangents may be 0 beside partial derivatives that are infinite, which then do not count.</param>
internal sealed partial class ForwardSweep(
    Builder builder,
    int directions,
    string[] suffixes,
    Aliases aliases,
    Func<Value, int, bool> mayVary,
    Func<string, TangentPattern, (string Name, TangentPattern Yields)> pushforwardOf,
    bool isApart = false,
    Wildness? wildness = null)
{
    private readonly int _primalLabels = builder.LabelCount;
    private readonly Dictionary<int, Term[]> _tangents = [];
    private readonly Chains _chains = new();
    private readonly HashSet<int> _varied = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<int> _readOnly = []; // classes of memory, some tangents of which are given and only read

    public void Seed(Value value, int direction, Term tangent)
    {
        Set(value, direction, tangent);
        if (tangent is { IsZero: false, Value.Type.IsReadOnly: true }) _readOnly.Add(aliases.ClassOf(value));
    }

    public bool Has(Value value, int direction) => !Tangent(value, direction).IsZero;

    /// <summary>The tangent of a value; the number 0 if it has none.</summary>
    public Value TangentOf(Value value, int direction)
    {
        Term tangent = Tangent(value, direction);
        return tangent.IsZero ? Nothing(value.Type) : tangent.Value;
    }

    /// <summary>The number 0; of memory that holds nothing that varies, no memory.</summary>
    private Value Nothing(DataType type) => type.IsMemory
        ? builder.Add(new Constant(builder.Define("", type), 0, "default"))
        : builder.Number(0, type.IsReal ? type : DataType.Double);

    /// <summary>Gives the tangents their names: <c>zTangent</c> for the tangent of <c>z</c>.</summary>
    public Function Rename(Function function) => Operands.Map(
        function, value => _names.TryGetValue(value.Label, out string name) ? value with { Name = name } : value);

    // a; b; c   →   →a →b →c
    public void Over(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Over(instruction);
    }

    private void Over(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant or Verbatim or Throw:
                Keep(instruction);
                break;
            case Apply apply:
                Keep(apply);
                Push(apply);
                break;
            case Select { Result.Type.IsMemory: true } select:
                Keep(select);
                OverMemory(select);
                break;
            case Select select:
                Keep(select);
                Push(select);
                break;
            case IR.Convert convert:
                Keep(convert);
                Push(convert);
                break;
            case If branch:
                Over(branch);
                break;
            case Call call:
                Over(call);
                break;
            case Loop loop:
                Over(loop);
                break;
            case Length:
                Keep(instruction);
                break;
            case NewArray or Load or Store or Swap or Accumulate or Fill or Copy or Slice or Reserve or IR.Push or Pop:
                Keep(instruction);
                OverMemory(instruction);
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    private void Keep(Instruction instruction)
    {
        if (!isApart) builder.Append(instruction);
    }

    // y = f(x₁, x₂)   →   y = f(x₁, x₂);  ẏ = Σ ∂f/∂xᵢ · ẋᵢ
    private void Push(Apply apply)
    {
        if (!apply.Result.Type.IsReal || !apply.Arguments.Any(Varies)) return;
        Mark(apply);
        (Value Input, Term Partial)[] partials = [.. Partials.Of(builder, apply, _varied)];
        if (_chains.Through(partials) is { } chain)
        {
            Follow(apply.Result, chain);
            return;
        }

        bool counts = wildness?.IsWild(apply) == true && apply.Function is not ("+" or "-" or "neg");
        for (int k = 0; k < directions; k++)
        {
            Term sum = Term.Zero;
            foreach ((Value input, Term partial) in partials) sum += counts ? Counting(Tangent(input, k), partial) : Algebra.Scale(Tangent(input, k), partial);
            Set(apply.Result, k, sum);
        }
    }

    // y = p ? a : b   →   y = p ? a : b;  ẏ = p ? ȧ : ḃ
    private void Push(Select select)
    {
        Mark(select);
        var condition = new Term(builder, select.Condition);
        for (int k = 0; k < directions; k++)
        {
            Term whenTrue = Tangent(select.WhenTrue, k), whenFalse = Tangent(select.WhenFalse, k);
            Set(select.Result, k, Algebra.Select(condition, OrNaN(whenTrue, select.WhenTrue, whenFalse), OrNaN(whenFalse, select.WhenFalse, whenTrue)));
        }
    }

    /// <summary>NaN is what a partial derivative is outside of its domain, and there its own derivative is NaN, not that of a constant.</summary>
    private Term OrNaN(Term tangent, Value value, Term other) =>
        !other.IsZero && builder.DefinitionOf(value) is Constant { Number: double.NaN } ? new Term(builder, value) : tangent;

    // y = (float)x   →   y = (float)x;  ẏ = (float)ẋ
    private void Push(IR.Convert convert)
    {
        if (!convert.Result.Type.IsReal) return;
        Mark(convert);
        for (int k = 0; k < directions; k++) Set(convert.Result, k, Algebra.Convert(Tangent(convert.Operand, k), convert.Result.Type));
    }

    // y = f(x)   →   (y, ẏ) = fPushforward(x, ẋ)
    private void Over(Call call)
    {
        if (!call.Arguments.Any(Varies))
        {
            Keep(call);
            return;
        }

        Mark(call);
        var pattern = new TangentPattern(directions, call.Arguments.SelectMany(Present).ToEquatableArray());
        (string name, TangentPattern yields) = pushforwardOf(call.Function, pattern);
        IEnumerable<Value> tangents = call.Arguments.SelectMany(value => Enumerable.Range(0, directions).Where(k => Has(value, k)).Select(k => TangentOf(value, k)));
        var outputs = new List<Value>(isApart ? call.Outputs.Select(output => builder.Define("", output.Type)) : call.Outputs);
        for (int i = 0; i < call.Outputs.Count; i++)
        {
            for (int k = 0; k < directions; k++)
            {
                if (!yields[i, k]) continue;
                Value tangent = builder.Define(NameOf(call.Outputs[i], k), call.Outputs[i].Type);
                outputs.Add(tangent);
                Set(call.Outputs[i], k, new Term(builder, tangent));
            }
        }

        builder.Append(call with { Outputs = outputs.ToEquatableArray(), Function = name, Arguments = [.. call.Arguments, .. tangents] });
    }

    // y = if p { a } else { b }   →   (y, ẏ) = if p { →a } else { →b }
    private void Over(If branch)
    {
        if (isApart)
        {
            OverApart(branch);
            return;
        }

        branch = branch with { Condition = Counting(branch.Condition) };
        (Block then, Term[][] whenTrue) = Arm(branch.Then, branch.Outputs.Count);
        (Block @else, Term[][] whenFalse) = Arm(branch.Else, branch.Outputs.Count);
        builder.Origin = branch.Origin;

        var outputs = new List<Value>(branch.Outputs);
        var thenYields = new List<Value>(then.Yields);
        var elseYields = new List<Value>(@else.Yields);
        for (int i = 0; i < branch.Outputs.Count; i++)
        {
            for (int k = 0; k < directions; k++)
            {
                (Term a, Term b) = (whenTrue[i][k], whenFalse[i][k]);
                if (a.IsZero && b.IsZero) continue;
                Value output = builder.Define(NameOf(branch.Outputs[i], k), a.IsZero ? b.Value.Type : b.IsZero ? a.Value.Type : DataType.Common(a.Value.Type, b.Value.Type));
                outputs.Add(output);
                thenYields.Add(a.IsZero ? Nothing(output.Type) : a.Value);
                elseYields.Add(b.IsZero ? Nothing(output.Type) : b.Value);
                Set(branch.Outputs[i], k, new Term(builder, output));
            }
        }

        builder.Add(branch with
        {
            Outputs = outputs.ToEquatableArray(),
            Then = then.EndsInThrow ? then : then with { Yields = thenYields.ToEquatableArray() },
            Else = @else.EndsInThrow ? @else : @else with { Yields = elseYields.ToEquatableArray() },
        });
    }

    // ẋ != 0 ? ∂f/∂x · ẋ : 0
    private Term Counting(Term tangent, Term partial)
    {
        if (tangent.IsZero || partial.IsZero) return Term.Zero;
        Value counts = builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [tangent.Value, builder.Number(0, tangent.Value.Type)]));
        return Algebra.Select(new Term(builder, counts), Algebra.Scale(tangent, partial), Term.Zero);
    }

    // dx != 0   →   dx != 0 | ḋx != 0   where that asks if an adjoint counts
    private Value Counting(Value condition)
    {
        switch (builder.DefinitionOf(condition))
        {
            case Apply { AsksForAdjoint: true } apply:
                for (int k = 0; k < directions; k++)
                {
                    if (!Has(apply.Arguments[0], k)) continue;
                    Value zero = builder.Number(0, apply.Arguments[0].Type);
                    Value counts = builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [TangentOf(apply.Arguments[0], k), zero]) { AsksForAdjoint = true });
                    condition = builder.Add(new Apply(builder.Define("", DataType.Boolean), "|", [condition, counts]));
                }

                return condition;
            case Apply { Function: "|", Origin: not Instruction.None, Arguments: [var p, var q] } either:
                (Value first, Value second) = (Counting(p), Counting(q));
                return first == p && second == q ? condition : builder.Add(either with { Result = builder.Define("", DataType.Boolean), Arguments = [first, second] });
            default:
                return condition;
        }
    }

    private (Block Block, Term[][] Tangents) Arm(Block arm, int outputs)
    {
        builder.Open();
        Over(arm);
        Term[][] tangents = [.. Enumerable.Range(0, outputs).Select(i => Enumerable.Range(0, directions)
            .Select(k => arm.EndsInThrow ? Term.Zero : Tangent(arm.Yields[i], k)).ToArray())];
        return (builder.Close(arm.Yields), tangents);
    }

    /// <summary>
    /// Tangent code belongs where its primal belongs: to the same line when that is derivative code itself, and
    /// otherwise to the primal's.
    /// </summary>
    private void Mark(Instruction instruction) =>
        builder.Origin = instruction.Origin == Instruction.None ? Origins.Of(instruction) : instruction.Origin;

    private bool Varies(Value value) => _varied.Contains(value.Label);

    private IEnumerable<bool> Present(Value value) => Enumerable.Range(0, directions).Select(k => Has(value, k));

    private Term Tangent(Value value, int direction)
    {
        if (_tangents.TryGetValue(value.Label, out Term[] tangents)) return tangents[direction];
        if (_chains.Of(value) is not { } chain) return Term.Zero;
        Term tangent = Algebra.Scale(chain.Factor, Tangent(chain.Pivot, direction));
        Name(tangent, value.Name, suffixes[direction]);
        return tangent;
    }

    // ẏ = ∂y/∂z · ż in each direction, where y depends on the inputs through z alone
    private void Follow(Value value, Chain chain)
    {
        if (chain.Factor.IsZero) return;
        _chains.Add(value, chain);
        _varied.Add(value.Label);
        if (chain.Pivot.Name != "") Name(chain.Factor, value.Name, "_" + chain.Pivot.Name);
    }

    private void Set(Value value, int direction, Term tangent)
    {
        if (tangent.IsZero) return;
        if (!_tangents.TryGetValue(value.Label, out Term[] tangents)) _tangents.Add(value.Label, tangents = new Term[directions]);
        tangents[direction] = tangent;
        _varied.Add(value.Label);
        if (tangents.Count(known => !known.IsZero) > 1) _chains.Start(value);
        Name(tangent, value.Name, suffixes[direction]);
    }

    private void Name(Term term, string name, string suffix)
    {
        if (name == "" || term.IsZero || term.Value.Name != "" || term.Value.Label < _primalLabels || _names.ContainsKey(term.Value.Label)) return;
        _names.Add(term.Value.Label, name + suffix);
    }

    private string NameOf(Value value, int direction) => value.Name == "" ? "" : value.Name + suffixes[direction];
}
