using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Array variables that iterations assign, and that begin with <see langword="null"/> or with an array of other lengths.</summary>
internal sealed class LateVariables
{
    private const int MostPaths = 64;

    private readonly Dictionary<int, Value?> _starts = []; // by label of what may not be assigned yet, what it is then; null for null
    private readonly Dictionary<int, (Value Memory, bool IsThere)> _tests;
    private readonly HashSet<int> _begun = []; // the variables that are late by themselves
    private readonly HashSet<int> _left;
    private readonly Provenance _provenance;
    private bool _isMixed;
    private int _paths;

    /// <param name="left">The labels of the variables for which that matters.</param>
    public LateVariables(Function function, HashSet<int> left)
    {
        (_provenance, Definitions, _tests, _left) = (Provenance.Of(function), Definitions.In(function), NullTests.In(function.Body), left);
        Begin(function.Body);
        int before;
        do
        {
            before = _starts.Count;
            Spread(function.Body);
        }
        while (_starts.Count != before);
        _isMixed |= _begun.Any(label => _starts[label] is not null && Definitions.Carrying(label) is (var loop, var place) && Contains(loop.Inits[place]));
    }

    public Definitions Definitions { get; }

    /// <summary>Whether there are any, and each begins in one way.</summary>
    public bool CanBeTold => _starts.Count > 0 && !_isMixed;

    public bool Contains(Value value) => _starts.ContainsKey(value.Label);

    /// <summary>What it is before it is assigned; <see langword="null"/> for <see langword="null"/>.</summary>
    public Value? StartOf(Value late) => _starts[late.Label];

    public bool IsNull(Value value) => Definitions.Of(value) is Constant;

    /// <summary>Whether the loop begins without it, whatever was before.</summary>
    public bool BeginsIn(Loop loop, int place) => _begun.Contains(loop.Carried[place].Label) || IsNull(loop.Inits[place]);

    /// <summary>What is not null where a condition holds, or where it does not.</summary>
    public Value? Tested(Value condition, bool holds) => _tests.TryGetValue(condition.Label, out var test) && test.IsThere == holds && !(_starts.TryGetValue(test.Memory.Label, out Value? start) && start is not null) ? test.Memory : null;

    /// <summary>Whether what is not late is no <see langword="null"/>.</summary>
    public bool IsSure(Value value) => value.Type.IsSpan || (_provenance.SitesOf(value) is { Count: > 0 } sites && sites.All(IsSureSite));

    /// <summary>Whether it is made here, comes from where nobody asks for <see langword="null"/>, would make late what it reaches, or is a variable on the way.</summary>
    private bool IsSureSite(int site) => _starts.ContainsKey(site) || Definitions.Carrying(site) is not null || _provenance.DefinitionOf(site) switch
    {
        NewArray => true,
        null => !_tests.Values.Any(test => _provenance.SitesOf(test.Memory).Contains(site)),
        _ => false,
    };

    public bool IsAssigned(Loop loop, int place)
    {
        _paths = MostPaths;
        return IsAssigned(loop.Body.Yields[place], []);
    }

    /// <summary>Whether each way to the end of an iteration assigns it.</summary>
    private bool IsAssigned(Value value, HashSet<int> known)
    {
        DeepStack.Check();
        if (--_paths < 0) return false;
        if (!Contains(value) || known.Contains(value.Label)) return true;
        switch (Definitions.Of(value))
        {
            case If branch:
                int i = branch.Outputs.AsSpan().IndexOf(value);
                return IsAssignedIn(branch.Then, isThen: true) && IsAssignedIn(branch.Else, isThen: false);

                bool IsAssignedIn(Block arm, bool isThen) => arm.EndsInThrow || IsAssigned(arm.Yields[i], Tested(branch.Condition, isThen) is { } tested ? [.. known, tested.Label] : known);
            case Select select:
                return (Tested(select.Condition, true) == select.WhenTrue || IsAssigned(select.WhenTrue, known)) && (Tested(select.Condition, false) == select.WhenFalse || IsAssigned(select.WhenFalse, known));
            default:
                return false;
        }
    }

    /// <summary>The variables of loops that are late.</summary>
    private void Begin(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                int[] swapped = Permutation.Of(loop);
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    if (swapped.Contains(i) || loop.Carried[i].Type is not { IsMemory: true, Element.IsReal: true, IsSpan: false } || !_left.Contains(loop.Carried[i].Label) || !IsMadeInside(loop, i)) continue;
                    bool isNull = IsNull(loop.Inits[i]);
                    if (isNull ? loop.Inits[i].Name.Length == 0 : loop.Carried[i].Type.Rank == 1) continue;
                    _starts[loop.Carried[i].Label] = isNull ? null : loop.Inits[i];
                    _begun.Add(loop.Carried[i].Label);
                    if (isNull) _starts[loop.Inits[i].Label] = null;
                }
            }

            foreach (Block inner in Nested.Of(instruction)) Begin(inner);
        }
    }

    /// <summary>Whether an iteration assigns an array that it makes, or a row.</summary>
    private bool IsMadeInside(Loop loop, int place)
    {
        var known = new HashSet<int>();
        var open = new Stack<Value>([loop.Body.Yields[place]]);
        while (open.Count > 0)
        {
            Value value = open.Pop();
            if (!known.Add(value.Label)) continue;
            if (Definitions.Of(value) is NewArray or Load && _provenance.ExtentOf(loop).Contains(_provenance.PositionOf(value))) return true;
            foreach (Value source in Definitions.SourcesOf(value)) open.Push(source);
        }

        return false;
    }

    private void Spread(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Spread(inner);
            switch (instruction)
            {
                case Select select:
                    Spread(select.WhenTrue, select.Result);
                    Spread(select.WhenFalse, select.Result);
                    break;
                case If branch:
                    for (int i = 0; i < branch.Outputs.Count; i++)
                    {
                        SpreadFrom(branch.Then, isThen: true);
                        SpreadFrom(branch.Else, isThen: false);

                        void SpreadFrom(Block arm, bool isThen)
                        {
                            if (!arm.EndsInThrow && Tested(branch.Condition, isThen) != arm.Yields[i]) Spread(arm.Yields[i], branch.Outputs[i]); // what is not null is not late
                        }
                    }

                    break;
                case Loop { Body.EndsInThrow: false } loop:
                    for (int i = 0; i < loop.Carried.Count; i++)
                    {
                        Spread(loop.Inits[i], loop.Carried[i]);
                        Spread(loop.Body.Yields[i], loop.Carried[i]);
                        Spread(loop.Carried[i], loop.Outputs[i]);
                    }

                    break;
            }
        }
    }

    private void Spread(Value from, Value to)
    {
        if (!_starts.TryGetValue(from.Label, out Value? start)) return;
        if (_starts.TryGetValue(to.Label, out Value? other)) _isMixed |= other != start;
        else _starts.Add(to.Label, start);
    }
}
