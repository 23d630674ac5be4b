using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Finds the fewest values of an iteration from which all that its way back reads can be computed: a smallest cut between
/// what cannot be computed again and what is read. A chain of arithmetic is kept at its narrowest place.
/// </summary>
internal sealed class ResidualCut
{
    private const int WorthOfOne = 8;  // operations that cost as much as to keep a value and to find it again
    private const int MostValues = 64; // kept of one loop, for which it is looked for

    private readonly ResidualPlan _plan;
    private readonly Kept _first;
    private readonly Dictionary<int, int> _nodes = []; // by label
    private readonly List<Value> _values = [];
    private readonly List<int> _prices = [];
    private readonly FlowNetwork _network = new();

    private ResidualCut(ResidualPlan plan, Kept first) => (_plan, _first) = (plan, first);

    /// <summary>The labels of the values that are rather computed again than kept.</summary>
    public static HashSet<int> Of(ResidualPlan plan)
    {
        var again = new HashSet<int>();
        foreach (var loop in plan.Kept.Where(kept => kept.Part is null && !kept.Value.Type.IsMemory).GroupBy(kept => (kept.Innermost, kept.Mirror, kept.Anchor)))
        {
            if (loop.Count() is > 1 and <= MostValues) new ResidualCut(plan, loop.First()).Cut([.. loop], again);
        }

        return again;
    }

    private void Cut(List<Kept> kept, HashSet<int> again)
    {
        foreach (Kept one in kept) _network.ToEnd(Out(NodeOf(one.Value)));
        int cut = _network.Fill(kept.Count);
        if (cut >= kept.Count) return;
        HashSet<int> beyond = _network.BeforeEnd();
        List<int> computed = [.. Enumerable.Range(0, _values.Count).Where(node => beyond.Contains(In(node)) && beyond.Contains(Out(node)))];
        if (computed.Sum(node => _prices[node]) > (kept.Count - cut) * WorthOfOne) return;
        again.UnionWith(computed.Select(node => _values[node].Label));
    }

    private static int In(int node) => 2 * node;

    private static int Out(int node) => 2 * node + 1;

    private int NodeOf(Value value)
    {
        if (_nodes.TryGetValue(value.Label, out int known)) return known;
        DeepStack.Check();
        int node = _values.Count;
        _nodes.Add(value.Label, node);
        _values.Add(value);
        Instruction? definition = _plan.Recomputation.ChoiceOf(value) ?? _plan.Scopes.DefinitionOf(value);
        int? price = PriceOf(definition);
        _prices.Add(price ?? 0);
        _network.Join(In(node), Out(node), 1);
        if (price is null)
        {
            _network.FromStart(In(node));
            return node;
        }

        foreach (Value operand in Operands.Of(definition!).Where(operand => !IsAtHand(operand))) _network.Join(Out(NodeOf(operand)), In(node));
        return node;
    }

    /// <summary>Whether the way back through an iteration has the value anyway, or at the price of an index.</summary>
    private bool IsAtHand(Value value)
    {
        int scope = _plan.Scopes.BodyOf(_first.Mirror);
        return _plan.Scopes.IsVisible(value, scope)
            || _plan.LoopsTo(value, scope) is var loops && loops.Count < _first.Loops.Count // of a loop further out: kept less often
            || loops[^1] == _first.Innermost && _plan.Recomputation.IsCheap(value, scope, (_, _) => false);
    }

    private static int? PriceOf(Instruction? definition) => definition switch
    {
        Select or IR.Convert { Operand.Type.IsReal: true } => 1,
        Apply { Function: "Clamp" } => 2, // what did not throw on the way out does not throw again
        Apply { MayThrow: false, Arguments: var arguments } apply when arguments.All(argument => argument.Type.IsReal || argument.Type.Kind == TypeKind.Boolean) => apply.Function switch
        {
            "+" or "-" or "*" or "neg" or "Abs" or "Max" or "Min" or "FusedMultiplyAdd" => 1,
            "<" or "<=" or ">" or ">=" or "==" or "!=" or "&" or "|" or "!" => 1,
            "/" => 4,
            "Sqrt" => 6,
            _ => null,
        },
        _ => null,
    };
}
