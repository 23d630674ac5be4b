using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Finds the values that are read where they are not in scope, and decides what to do about each.</summary>
internal sealed class ResidualPlan(Scopes scopes)
{
    private const int CheapOperations = 2;
    private const int FarLevels = 8; // handing a value out through more blocks than this costs more than computing it again

    private readonly Dictionary<int, List<Value>> _exports = [];
    private readonly HashSet<(int Label, int Scope)> _exported = [];
    private int _next;
    private bool _recomputes;

    public Scopes Scopes => scopes;

    public bool IsEmpty => _exports.Count == 0 && !_recomputes;

    /// <summary>The values that leave the given block.</summary>
    public IReadOnlyList<Value> ExportsOf(int scope) => _exports.TryGetValue(scope, out List<Value> values) ? values : [];

    public void Read(Block block)
    {
        DeepStack.Check();
        int scope = _next++;
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value operand in Operands.Of(instruction)) Read(operand, scope);
            if (instruction is not If branch) continue;
            Read(branch.Then);
            Read(branch.Else);
        }

        foreach (Value value in block.Yields) Read(value, scope);
    }

    /// <summary>Whether a value that is not in scope is computed again there, rather than kept.</summary>
    public bool IsRecomputed(Value value, int scope)
    {
        int budget = CheapOperations;
        return scopes.IsFurther(value, scope, FarLevels) ? IsComputable(value) : IsCheap(value, scope, ref budget);
    }

    private void Read(Value value, int scope)
    {
        if (scopes.IsVisible(value, scope)) return;
        if (IsRecomputed(value, scope))
        {
            _recomputes = true;
            DeepStack.Check();
            foreach (Value operand in Operands.Of(scopes.DefinitionOf(value)!)) Read(operand, scope);
            return;
        }

        int home = scopes.HomeOf(value);
        int outer = scopes.CommonAncestor(home, scope);
        for (int inner = home; inner != outer; inner = scopes.ParentOf(inner))
        {
            if (!_exported.Add((value.Label, inner))) continue;
            if (!_exports.TryGetValue(inner, out List<Value> values)) _exports.Add(inner, values = []);
            values.Add(value);
        }
    }

    private bool IsComputable(Value value) => scopes.DefinitionOf(value) is Constant or Select or IR.Convert or Apply { MayThrow: false };

    private bool IsCheap(Value value, int scope, ref int budget)
    {
        if (scopes.IsVisible(value, scope)) return true;
        if (scopes.DefinitionOf(value) is Constant) return true;
        if (scopes.DefinitionOf(value) is not Apply { Function: "+" or "-" or "*" or "neg" or "<" or "<=" or ">" or ">=" or "==" or "!=" } apply) return false;
        if (--budget < 0) return false;
        foreach (Value argument in apply.Arguments)
        {
            if (!IsCheap(argument, scope, ref budget)) return false;
        }

        return true;
    }
}
