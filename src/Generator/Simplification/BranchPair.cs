using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Two branches on one condition, and what stands between them and needs the outcome of the first.</summary>
internal sealed class BranchPair
{
    private const int Reach = 64; // instructions looked over between the two, to stay linear
    private const int MostCopied = 4; // instructions between them that are repeated in each arm rather than keep the two apart

    private readonly int _index;
    private readonly If _first;
    private readonly If _second;
    private readonly List<Instruction> _dependent;

    private BranchPair(int index, If first, If second, List<Instruction> dependent)
    {
        _index = index;
        _first = first;
        _second = second;
        _dependent = dependent;
    }

    /// <summary>The branch among <paramref name="instructions"/> that <paramref name="second"/>, which follows them, can be joined to.</summary>
    public static BranchPair? Find(If second, List<Instruction> instructions)
    {
        for (int i = instructions.Count - 1; i >= Math.Max(0, instructions.Count - Reach); i--)
        {
            if (instructions[i] is If first && first.Condition == second.Condition)
            {
                return Effects.IsPure(second) && Dependent(first, instructions.Skip(i + 1)) is { } dependent ? new BranchPair(i, first, second, dependent) : null;
            }
        }

        return null;
    }

    // y = if p { a }; b; z = if p { c }   →   b; (y, z) = if p { a; c }, with what of b reads y copied into the arms and left behind them
    public void Join(List<Instruction> instructions, ref int labels)
    {
        var dependent = new HashSet<int>(_dependent.SelectMany(instruction => instruction.Results).Select(result => result.Label));
        instructions.RemoveAll(instruction => instruction.Results.Any(result => dependent.Contains(result.Label)));
        instructions.RemoveAt(_index);
        instructions.Add(_first with
        {
            Outputs = [.. _first.Outputs, .. _second.Outputs],
            Then = Join(_first.Then, _second.Then, ref labels),
            Else = Join(_first.Else, _second.Else, ref labels),
        });
        instructions.AddRange(_dependent);
    }

    private Block Join(Block first, Block second, ref int labels)
    {
        var inside = new Dictionary<int, Value>(); // what the first branch hands out is called otherwise inside it
        for (int i = 0; i < _first.Outputs.Count; i++) inside.Add(_first.Outputs[i].Label, first.Yields[i]);
        var instructions = new List<Instruction>(first.Instructions);
        foreach (Instruction instruction in _dependent)
        {
            foreach (Value result in instruction.Results) inside.Add(result.Label, result with { Label = labels++ });
            instructions.Add(Operands.Map(instruction, Inside));
        }

        Block renamed = inside.Count == 0 ? second : Operands.Map(second, Inside);
        instructions.AddRange(renamed.Instructions);
        return new Block(instructions.ToEquatableArray(), [.. first.Yields, .. renamed.Yields]);

        Value Inside(Value value) => inside.TryGetValue(value.Label, out Value known) ? known : value;
    }

    /// <summary>What reads the outcome of the branch; <see langword="null"/> if that is too much to repeat.</summary>
    private static List<Instruction>? Dependent(If first, IEnumerable<Instruction> between)
    {
        var outcome = new HashSet<int>(first.Outputs.Select(output => output.Label));
        var dependent = new List<Instruction>();
        foreach (Instruction instruction in between)
        {
            if (instruction is If or Call or Verbatim || !Effects.IsPure(instruction)) return null;
            if (!Operands.Of(instruction).Any(operand => outcome.Contains(operand.Label))) continue;
            dependent.Add(instruction);
            outcome.UnionWith(instruction.Results.Select(result => result.Label));
            if (dependent.Count > MostCopied) return null;
        }

        return dependent;
    }
}
