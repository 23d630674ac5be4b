using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Numbers that are computed in a loop, or before it, and could as well be computed before: with what it takes.</summary>
/// <param name="likeOf">Of an array that a loop carries, another one that is as long, if one is known.</param>
internal sealed class KnownNumbers(Loop loop, Provenance provenance, Func<Value, Value?>? likeOf = null)
{
    private const int Most = 40; // instructions

    private readonly HashSet<int> _taken = [];
    private readonly Dictionary<int, Value> _same = []; // by label of a length, the number it is
    private readonly Provenance.Extent _extent = provenance.ExtentOf(loop);

    /// <summary>They may stand in front of the loop, in this order.</summary>
    public List<Instruction> Instructions { get; } = [];

    public List<Value> Numbers { get; } = [];

    public bool TryAdd(Value number)
    {
        if (!TryTake(number)) return false;
        Numbers.Add(Same(number));
        return true;
    }

    /// <summary>The length of what is there before the loop.</summary>
    public void AddLength(Value memory, int dimension)
    {
        var length = new Value(-2 - Instructions.Count, "", DataType.Int32); // it gets a label where it is written
        Instructions.Add(new Length(length, memory, dimension));
        Numbers.Add(length);
    }

    public bool IsInside(Value value) => provenance.PositionOf(value) is var position && position >= _extent.Begin && position <= _extent.End;

    private bool TryTake(Value value)
    {
        DeepStack.Check();
        if (!IsInside(value) || _taken.Contains(value.Label)) return true;
        if (value.Type.Text != "int" || Instructions.Count > Most) return false;
        Instruction? definition = provenance.DefinitionOf(value);
        if (definition is Length measured)
        {
            Value memory = Like(measured.Memory);
            if (provenance.DefinitionOf(memory) is NewArray array && IsInside(memory))
            {
                if (measured.Dimension < 0 && array.Lengths.Count > 1) return false;
                Value number = array.Lengths[Math.Max(0, measured.Dimension)];
                if (!TryTake(number)) return false;
                _same[value.Label] = number;
                return true;
            }

            definition = measured with { Memory = memory };
        }

        bool isTaken = definition switch
        {
            Constant => true,
            Length length => !IsInside(length.Memory),
            Apply { MayThrow: false } or Verbatim { IsPure: true } => Operands.Of(definition).All(operand => !operand.Type.IsMemory && TryTake(operand)),
            _ => false,
        };
        if (isTaken && _taken.Add(value.Label)) Instructions.Add(Operands.Map(definition!, Same));
        return isTaken;
    }

    private Value Like(Value memory)
    {
        while (IsInside(memory) && likeOf?.Invoke(memory) is { } like && IsInScope(like)) memory = like;
        return memory;
    }

    private bool IsInScope(Value value) => IsInside(value) || provenance.Around(value) is not { Loop: not null } around || around.Contains(_extent.Begin);

    private Value Same(Value number)
    {
        while (_same.TryGetValue(number.Label, out Value same)) number = same;
        return number;
    }
}
