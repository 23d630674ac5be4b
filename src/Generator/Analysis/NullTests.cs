using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Comparisons of arrays with <see langword="null"/>.</summary>
internal static class NullTests
{
    private const string Null = " is null", NotNull = " is not null";

    /// <summary>memory is null, memory is not null</summary>
    public static bool Is(Instruction instruction, out Value memory, out bool isThere)
    {
        (memory, isThere) = (null!, false);
        if (instruction is not Verbatim { Result: not null, Fragments: [Fragment.Use { Value: var tested }, Fragment.Text { Code: Null or NotNull } how] }) return false;
        (memory, isThere) = (tested, how.Code == NotNull);
        return true;
    }

    /// <summary>memory is not null</summary>
    public static Verbatim IsThere(Value result, Value memory) => new(result, [new Fragment.Use(memory), new Fragment.Text(NotNull)], IsPrimary: false, IsPure: true);

    /// <summary>By label of a condition, the array that is <see langword="null"/>, or is not, where it holds.</summary>
    public static Dictionary<int, (Value Memory, bool IsThere)> In(Block block)
    {
        var tests = new Dictionary<int, (Value Memory, bool IsThere)>();
        Find(block);
        return tests;

        void Find(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (Is(instruction, out Value memory, out bool isThere)) tests[instruction.Results[0].Label] = (memory, isThere);
                if (instruction is Apply { Function: "!" } not && tests.TryGetValue(not.Arguments[0].Label, out var opposite)) tests[not.Result.Label] = (opposite.Memory, !opposite.IsThere);
                foreach (Block inner in Nested.Of(instruction)) Find(inner);
            }
        }
    }
}
