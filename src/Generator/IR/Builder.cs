using System.Diagnostics.CodeAnalysis;
using GradGen.Support;

namespace GradGen.IR;

/// <summary>
/// Builds the blocks of one function: gives out labels, shares equal pure instructions, and knows what defines a value.
/// What <see cref="Append"/> takes is kept as it is, so the primal's arithmetic never changes.
/// </summary>
internal sealed class Builder(int firstLabel)
{
    private static readonly Value Placeholder = new(Instruction.None, "", new DataType("", TypeKind.Other));

    private readonly Stack<Scope> _scopes = new([new Scope()]);
    private readonly Dictionary<int, Instruction> _definitions = [];
    private readonly Dictionary<Instruction, Value> _shared = [];

    /// <summary>The primal value whose derivative is being built; stamped on what is built.</summary>
    public int Origin { get; set; } = Instruction.None;

    public int LabelCount { get; private set; } = firstLabel;

    public Value Define(string name, DataType type) => new(LabelCount++, name, type);

    /// <summary>What defines <paramref name="value"/>; <see langword="null"/> for parameters.</summary>
    public Instruction? DefinitionOf(Value value) => _definitions.TryGetValue(value.Label, out Instruction found) ? found : null;

    /// <summary>Whether <paramref name="value"/> is a number known now.</summary>
    public bool IsNumber(Value value, [NotNullWhen(true)] out double? number)
    {
        number = DefinitionOf(value) is Constant constant && value.Type.IsReal ? constant.Number : null;
        return number is not null;
    }

    /// <summary>Adds an instruction as it is, results and the blocks inside it included.</summary>
    public void Append(Instruction instruction)
    {
        _scopes.Peek().Instructions.Add(instruction);
        LearnAll(instruction);
        if (instruction is not Constant { Text: not null } && KeyOf(instruction) is { } key) Share(key, instruction.Results[0]);
    }

    /// <summary>
    /// Adds an instruction whose results are made by <see cref="Define"/>, unless an equal one is in scope already; the
    /// blocks inside it were built here.
    /// </summary>
    public Value Add(Instruction instruction)
    {
        if (KeyOf(instruction) is { } key)
        {
            if (_shared.TryGetValue(key, out Value known)) return known;
            Share(key, instruction.Results[0]);
        }

        Instruction stamped = instruction with { Origin = Origin };
        _scopes.Peek().Instructions.Add(stamped);
        Learn(stamped);
        return stamped.Results.Count > 0 ? stamped.Results[0] : Placeholder;
    }

    /// <summary>Takes an instruction of the innermost block out again; nothing reads what it defines.</summary>
    public void Drop(Instruction instruction) =>
        _scopes.Peek().Instructions.RemoveAt(_scopes.Peek().Instructions.FindLastIndex(added => added.Equals(instruction)));

    public Value Number(double number, DataType type) => Add(Constant.Of(Define("", type), number));

    /// <summary>Shares what a block computed, though it is out of scope: whoever reads it provides for that.</summary>
    public void Recall(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is not Constant && KeyOf(instruction) is { } key) Share(key, instruction.Results[0]);
        }
    }

    /// <summary>Opens a nested block.</summary>
    public void Open() => _scopes.Push(new Scope());

    /// <summary>Closes the nested block; what it shared is no longer in scope.</summary>
    public Block Close(IEnumerable<Value> yields)
    {
        Scope scope = _scopes.Pop();
        foreach (Instruction key in scope.Keys) _shared.Remove(key);
        return new Block(scope.Instructions.ToEquatableArray(), yields.ToEquatableArray());
    }

    /// <summary>The finished body.</summary>
    public Block Finish(IEnumerable<Value> yields) => Close(yields);

    private void Learn(Instruction instruction)
    {
        foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
    }

    private void LearnAll(Instruction instruction)
    {
        DeepStack.Check();
        Learn(instruction);
        foreach (Block block in Nested.Of(instruction))
        {
            foreach (Instruction inner in block.Instructions) LearnAll(inner);
        }
    }

    private void Share(Instruction key, Value value)
    {
        if (_shared.ContainsKey(key)) return;
        _shared.Add(key, value);
        _scopes.Peek().Keys.Add(key);
    }

    /// <summary>The instruction without its result, to find equal ones by; <see langword="null"/> for what cannot be shared.</summary>
    private static Instruction? KeyOf(Instruction instruction) => instruction switch
    {
        Constant constant => constant with { Result = Placeholder with { Type = constant.Result.Type }, Origin = Instruction.None },
        Apply { MayThrow: false } apply => apply with { Result = Placeholder with { Type = apply.Result.Type }, Origin = Instruction.None },
        Select select => select with { Result = Placeholder with { Type = select.Result.Type }, Origin = Instruction.None },
        Convert convert => convert with { Result = Placeholder with { Type = convert.Result.Type }, Origin = Instruction.None },
        Verbatim { IsPure: true, Results.Count: 1, Result.Type.Kind: TypeKind.Integer } index => index with { Result = Placeholder with { Type = index.Result.Type }, Origin = Instruction.None },
        _ => null,
    };

    private sealed class Scope
    {
        public List<Instruction> Instructions { get; } = [];

        public List<Instruction> Keys { get; } = [];
    }
}
