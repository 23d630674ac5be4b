using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>What is known of memory on a walk: which elements were read and not written since, and which were only added to.</summary>
internal sealed class Memory(Aliases aliases)
{
    private readonly bool _isAny = aliases.Any;

    private static readonly Value Placeholder = new(Instruction.None, "", DataType.Double);

    private readonly Dictionary<int, int> _versions = [];
    private readonly Dictionary<(Load Key, int Version), Value> _loads = [];
    private readonly Dictionary<(Value, EquatableArray<Value>), Accumulate> _added = [];
    private readonly Stack<Scope> _scopes = [];
    private int _version;

    /// <summary>Enters a block; what is learnt in it is forgotten at its end.</summary>
    public Scope Open()
    {
        var scope = new Scope(this);
        _scopes.Push(scope);
        _added.Clear();
        return scope;
    }

    /// <summary>A loop may write in an earlier iteration what it reads in a later one.</summary>
    public void Before(Instruction instruction)
    {
        if (_isAny && instruction is Loop) Overwrite(instruction);
    }

    public void After(Instruction instruction)
    {
        if (!_isAny) return;
        switch (instruction)
        {
            case Load load:
                Forget(load.Memory);
                if (_loads.TryGetValue(KeyOf(load), out _)) return;
                _loads.Add(KeyOf(load), load.Result);
                _scopes.Peek().Keys.Add(KeyOf(load));
                break;
            case Accumulate accumulate:
                Renew(accumulate.Memory);
                _added[(accumulate.Memory, accumulate.Indices)] = accumulate;
                break;
            default:
                foreach (Value operand in Operands.Of(instruction).Where(operand => operand.Type.IsMemory)) Forget(operand);
                if (Nested.Of(instruction).Count > 0) _added.Clear();
                Overwrite(instruction);
                break;
        }
    }

    /// <summary>The value of an element that was read before.</summary>
    public Value? Known(Instruction instruction) =>
        instruction is Load load && _loads.TryGetValue(KeyOf(load), out Value known) ? known : null;

    /// <summary>What was added last to the same element, in the same block and not read since.</summary>
    public Accumulate? LastAdded(Accumulate accumulate) =>
        _added.TryGetValue((accumulate.Memory, accumulate.Indices), out Accumulate first) ? first : null;

    private void Overwrite(Instruction instruction)
    {
        DeepStack.Check();
        foreach (Value memory in Writes.Of(instruction))
        {
            Renew(memory);
            Forget(memory);
        }

        foreach (Block inner in Nested.Of(instruction))
        {
            foreach (Instruction inside in inner.Instructions) Overwrite(inside);
        }
    }

    private void Renew(Value memory) => _versions[aliases.ClassOf(memory)] = ++_version;

    private void Forget(Value memory)
    {
        if (_added.Count == 0) return;
        int of = aliases.ClassOf(memory);
        foreach (var place in _added.Keys.Where(place => aliases.ClassOf(place.Item1) == of).ToList()) _added.Remove(place);
    }

    private (Load, int) KeyOf(Load load) =>
        (load with { Result = Placeholder with { Type = load.Result.Type }, Origin = Instruction.None },
        _versions.TryGetValue(aliases.ClassOf(load.Memory), out int version) ? version : 0);

    public sealed class Scope(Memory memory) : IDisposable
    {
        public List<(Load, int)> Keys { get; } = [];

        public void Dispose()
        {
            foreach ((Load, int) key in Keys) memory._loads.Remove(key);
            memory._scopes.Pop();
            memory._added.Clear();
        }
    }
}
