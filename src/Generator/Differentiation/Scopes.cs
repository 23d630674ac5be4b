using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The blocks of a function as a tree, numbered in the order a walk meets them, and where each value is defined.</summary>
internal sealed class Scopes
{
    private readonly List<int> _parents = [];
    private readonly List<int> _lasts = [];
    private readonly Dictionary<int, (int Scope, Instruction? Definition)> _homes = [];

    public Scopes(Function function)
    {
        int root = Enter(-1);
        foreach (Value parameter in function.Parameters) _homes.Add(parameter.Label, (root, null));
        Walk(function.Body, root);
    }

    public Instruction? DefinitionOf(Value value) => _homes[value.Label].Definition;

    public int HomeOf(Value value) => _homes[value.Label].Scope;

    public int ParentOf(int scope) => _parents[scope];

    public bool IsVisible(Value value, int from) => IsAround(HomeOf(value), from);

    /// <summary>Whether the first block is the second, or has it inside.</summary>
    public bool IsAround(int outer, int inner) => outer <= inner && inner <= _lasts[outer];

    /// <summary>The innermost block around both.</summary>
    public int CommonAncestor(int a, int b)
    {
        while (!IsAround(a, b)) a = _parents[a];
        return a;
    }

    /// <summary>Whether a value is handed out through more blocks than that on its way to where it is read.</summary>
    public bool IsFurther(Value value, int from, int levels)
    {
        int scope = HomeOf(value);
        for (int i = 0; i <= levels; i++)
        {
            if (IsAround(scope, from)) return false;
            scope = _parents[scope];
        }

        return true;
    }

    private int Enter(int parent)
    {
        _parents.Add(parent);
        _lasts.Add(_parents.Count - 1);
        return _parents.Count - 1;
    }

    private void Walk(Block block, int scope)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results) _homes.Add(result.Label, (scope, instruction));
            if (instruction is not If branch) continue;
            Walk(branch.Then, Enter(scope));
            Walk(branch.Else, Enter(scope));
        }

        _lasts[scope] = _parents.Count - 1;
    }
}
