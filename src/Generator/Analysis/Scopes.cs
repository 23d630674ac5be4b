using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// The blocks of a function as a tree, numbered in the order a walk meets them, and where each value is defined. A loop is
/// a scope of its own, of its index and what it carries, around its blocks.
/// </summary>
internal sealed partial class Scopes
{
    private readonly List<int> _parents = [];
    private readonly List<int> _lasts = [];
    private readonly List<Loop?> _loops = [];
    private readonly Dictionary<int, (int Scope, Instruction? Definition, int Position)> _homes = [];
    private readonly Dictionary<int, int> _branches = []; // by the scope of an arm, that of the first arm
    private readonly Dictionary<int, (Value One, Value Other, bool AreEqual)> _compared = []; // by the scope of an arm, what is the same number in it, or is not
    private int _position;

    public Scopes(Function function)
    {
        _aliases = Aliases.Of(function);
        _placement = new Placement(this);
        int root = Enter(-1, null);
        foreach (Value parameter in function.Parameters) _homes.Add(parameter.Label, (root, null, 0));
        Walk(function.Body, root);
    }

    /// <summary>Without loops nothing is kept, and nobody need look for them through deep code.</summary>
    public bool AnyLoops { get; private set; }

    public Instruction? DefinitionOf(Value value) => _homes[value.Label].Definition;

    public int HomeOf(Value value) => HomeOf(value.Label);

    public int HomeOf(int label) => _homes[label].Scope;

    public int PositionOf(Value value) => _homes[value.Label].Position;

    public int ParentOf(int scope) => _parents[scope];

    /// <summary>The last scope inside.</summary>
    public int LastOf(int scope) => _lasts[scope];

    /// <summary>The loop whose scope it is; <see langword="null"/> for blocks.</summary>
    public Loop? LoopOf(int scope) => _loops[scope];

    public bool IsVisible(Value value, int from) => IsAround(HomeOf(value), from);

    /// <summary>Whether the first block is the second, or has it inside.</summary>
    public bool IsAround(int outer, int inner) => outer <= inner && inner <= _lasts[outer];

    /// <summary>The body of a loop; that of a <c>while</c> comes behind its test.</summary>
    public int BodyOf(int loop)
    {
        int first = loop + 1;
        return _loops[loop] is While ? _lasts[first] + 1 : first;
    }

    /// <summary>The body of the innermost loop around a value.</summary>
    public int IterationOf(Value value)
    {
        int scope = HomeOf(value);
        while (_parents[scope] >= 0 && _loops[_parents[scope]] is null) scope = _parents[scope];
        return scope;
    }

    /// <summary>The innermost block around both.</summary>
    public int CommonAncestor(int a, int b)
    {
        while (!IsAround(a, b)) a = _parents[a];
        return a;
    }

    /// <summary>The scopes of the loops around <paramref name="inner"/> that are inside <paramref name="outer"/>, outermost first.</summary>
    public List<int> LoopsBetween(int outer, int inner)
    {
        var loops = new List<int>();
        if (!AnyLoops) return loops;
        for (int scope = inner; scope != outer; scope = _parents[scope])
        {
            if (_loops[scope] is not null) loops.Add(scope);
        }

        loops.Reverse();
        return loops;
    }

    /// <summary>The scope, around <paramref name="from"/>, of the way back through a loop.</summary>
    public int? MirrorOf(int loop, int from)
    {
        for (int scope = from; scope >= 0; scope = _parents[scope])
        {
            if (_loops[scope] is { } mirror && _loops[loop]!.IsMirroredBy(mirror)) return scope;
        }

        return null;
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

    /// <summary>A number, and what is known to be the same one where <paramref name="place"/> is.</summary>
    public IEnumerable<Value> EqualsOf(Value number, int place) => [number, .. ComparedWith(number, place, areEqual: true)];

    /// <summary>What is known to be another number there.</summary>
    public IEnumerable<Value> OthersThan(Value number, int place) => ComparedWith(number, place, areEqual: false);

    private IEnumerable<Value> ComparedWith(Value number, int place, bool areEqual)
    {
        for (int scope = place; scope >= 0 && _compared.Count > 0 && IsVisible(number, scope); scope = _parents[scope])
        {
            if (!_compared.TryGetValue(scope, out (Value One, Value Other, bool AreEqual) pair) || pair.AreEqual != areEqual) continue;
            if (pair.One == number) yield return pair.Other;
            else if (pair.Other == number) yield return pair.One;
        }
    }

    /// <summary>Whether one is in one arm of a branch, and the other in the other.</summary>
    private bool AreInOtherArms(int one, int other, int around) =>
        one != around && other != around && _branches.TryGetValue(InnerOf(around, one), out int branch) && _branches.TryGetValue(InnerOf(around, other), out int same) && branch == same;

    private int InnerOf(int around, int scope)
    {
        while (_parents[scope] != around) scope = _parents[scope];
        return scope;
    }

    // if (i == j) …
    private (Value, Value, bool)? Compared(If branch, bool isThen) =>
        DefinitionOf(branch.Condition) is Verbatim { Fragments: [Fragment.Use { Value: { Type.Text: "int" } one }, Fragment.Text { Code: " == " or " != " } relation, Fragment.Use { Value: { Type.Text: "int" } other }] }
            ? (one, other, relation.Code == " == " == isThen) : null;

    private int Enter(int parent, Loop? loop)
    {
        _parents.Add(parent);
        _lasts.Add(_parents.Count - 1);
        _loops.Add(loop);
        return _parents.Count - 1;
    }

    private void Walk(Block block, int scope)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            _position++;
            NoteWrites(instruction, scope);
            if (instruction is Loop loop)
            {
                AnyLoops = true;
                int inside = Enter(scope, loop);
                foreach (Value parameter in Nested.Parameters(loop)) _homes.Add(parameter.Label, (inside, null, _position));
                foreach (Block inner in Nested.Of(loop)) Walk(inner, Enter(inside, null));
                _lasts[inside] = _parents.Count - 1;
            }
            else
            {
                int first = _parents.Count;
                foreach (Block inner in Nested.Of(instruction))
                {
                    int inside = Enter(scope, null);
                    if (instruction is If branch)
                    {
                        _branches.Add(inside, first);
                        if (Compared(branch, isThen: inside == first) is { } pair) _compared.Add(inside, pair);
                    }

                    Walk(inner, inside);
                }
            }

            foreach (Value result in instruction.Results) _homes.Add(result.Label, (scope, instruction, _position));
        }

        _lasts[scope] = _parents.Count - 1;
    }
}
