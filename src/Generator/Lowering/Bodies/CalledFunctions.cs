using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>The functions that are called in the end: others were lowered for calls that were lowered again in another way.</summary>
internal static class CalledFunctions
{
    /// <param name="namesakes">For each name the method's, which the name gets back where no other has it.</param>
    public static Module In(Function main, IReadOnlyList<Function> functions, IReadOnlyDictionary<string, string> namesakes)
    {
        Dictionary<string, Function> all = functions.ToDictionary(function => function.Name);
        var called = new HashSet<string>();
        Find(main.Body);
        Function[] kept = [main, .. functions.Where(function => called.Contains(function.Name))];

        Dictionary<string, string> names = [];
        HashSet<string> taken = [];
        foreach (Function function in kept)
        {
            string name = namesakes[function.Name];
            for (int i = 2; !taken.Add(name); i++) name = $"{namesakes[function.Name]}_{i}";
            names[function.Name] = name;
        }
        if (names.All(pair => pair.Key == pair.Value)) return new Module(kept.ToEquatableArray());
        return new Module(kept.Select(function => function with { Name = names[function.Name], Body = Rename(function.Body) }).ToEquatableArray());

        void Find(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Call call && called.Add(call.Function)) Find(all[call.Function].Body);
                foreach (Block inner in Nested.Of(instruction)) Find(inner);
            }
        }

        Block Rename(Block block)
        {
            DeepStack.Check();
            return block with { Instructions = block.Instructions.Select(instruction => instruction is Call call ? call with { Function = names[call.Function] } : Nested.Map(instruction, Rename)).ToEquatableArray() };
        }
    }
}
