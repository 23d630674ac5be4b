using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Where a branch asks what the branch before it has decided ("has the method returned?"), what it leads to is moved to
/// where that was decided, if that repeats little. Early returns become returns again.
/// </summary>
internal static class Threading
{
    public static Module Thread(Module module) => new(module.Functions.Select(Thread).ToEquatableArray());

    private static Function Thread(Function function)
    {
        var labels = new Labels(function.LabelCount);
        Block body = Thread(function.Body, labels);
        return function with { Body = body, LabelCount = labels.Count };
    }

    private static Block Thread(Block block, Labels labels)
    {
        DeepStack.Check();
        var instructions = new List<Instruction>();
        foreach (Instruction instruction in block.Instructions)
        {
            Instruction threaded = Nested.Map(instruction, inner => Thread(inner, labels));
            int before = instructions.FindLastIndex(earlier => earlier is not Constant);
            if (threaded is If second && before >= 0 && instructions[before] is If first && JumpThread.Between(first, second, labels) is { } joined)
            {
                instructions.RemoveAt(before);
                instructions.Add(joined);
            }
            else
            {
                instructions.Add(threaded);
            }
        }

        return block with { Instructions = instructions.ToEquatableArray() };
    }
}

/// <summary>Gives out the labels of a function that is being rewritten.</summary>
internal sealed class Labels(int count)
{
    public int Count { get; private set; } = count;

    public Value Fresh(Value like) => like with { Label = Count++ };
}
