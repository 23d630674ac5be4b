using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>The instructions of a block as they come; what follows a throw is never reached and not written.</summary>
internal sealed class BlockWriter
{
    private const int Recent = 8; // how far back a definition may be given its name: the parts of a tuple come one by one

    private readonly List<Instruction> _instructions = [];

    /// <summary>Whether the end of the block is never reached.</summary>
    public bool IsEnded { get; private set; }

    public void Add(Instruction instruction, bool ends = false)
    {
        if (IsEnded) return;
        _instructions.Add(instruction);
        IsEnded = ends;
    }

    public void AddAll(BlockWriter other)
    {
        if (IsEnded) return;
        _instructions.AddRange(other._instructions);
        IsEnded = other.IsEnded;
    }

    public Block Close(IEnumerable<Value> yields) =>
        _instructions.Count == 0 && !yields.Any()
            ? Block.Empty
            : new Block(_instructions.ToEquatableArray(), IsEnded ? [] : yields.ToEquatableArray());

    /// <summary>Gives a value that was just defined, and that nothing reads yet, the name of the variable it becomes.</summary>
    public Value Rename(Value value, string name)
    {
        for (int i = _instructions.Count - 1; i >= 0 && i >= _instructions.Count - Recent; i--)
        {
            Instruction instruction = _instructions[i];
            if (instruction.Results.Contains(value))
            {
                Value renamed = value with { Name = name };
                _instructions[i] = RenameResult(instruction, value, renamed);
                return renamed;
            }
            if (Operands.Of(instruction).Contains(value) || instruction is If or Loop) return value;
        }
        return value;
    }

    private static Instruction RenameResult(Instruction instruction, Value value, Value renamed) => instruction switch
    {
        If branch => branch with { Outputs = Replace(branch.Outputs, value, renamed) },
        Loop loop => loop with { Outputs = Replace(loop.Outputs, value, renamed) },
        Call call => call with { Outputs = Replace(call.Outputs, value, renamed) },
        _ => Operands.Map(instruction, v => v == value ? renamed : v),
    };

    private static EquatableArray<Value> Replace(EquatableArray<Value> values, Value value, Value renamed) =>
        values.Select(v => v == value ? renamed : v).ToEquatableArray();
}
