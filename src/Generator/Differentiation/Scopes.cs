using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The blocks of a function as a tree, numbered in the order a walk meets them, and where each value is defined.</summary>
internal sealed class Scopes
{
    private readonly List<int> _parents = [];
    private readonly List<int> _depths = [];
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

    /// <summary>How many blocks lie between the two.</summary>
    public int Levels(int inner, int outer) => _depths[inner] - _depths[outer];

    public bool IsVisible(Value value, int from) => CommonAncestor(HomeOf(value), from) == HomeOf(value);

    /// <summary>The innermost block around both.</summary>
    public int CommonAncestor(int a, int b)
    {
        while (a != b)
        {
            if (_depths[a] >= _depths[b]) a = _parents[a];
            else b = _parents[b];
        }

        return a;
    }

    private int Enter(int parent)
    {
        _parents.Add(parent);
        _depths.Add(parent < 0 ? 0 : _depths[parent] + 1);
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
    }
}
