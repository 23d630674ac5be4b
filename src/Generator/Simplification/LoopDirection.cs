using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Turns a way back through a loop around where the order of the iterations does not matter: forward is how one reads.</summary>
internal static class LoopDirection
{
    public static Function Forward(Function function)
    {
        var walk = new Walk(function);
        Block body = walk.Turn(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(Function function)
    {
        private readonly Aliases _aliases = Aliases.Of(function);
        private readonly Dictionary<int, Instruction> _definitions = [];

        private int _labels = function.LabelCount;

        public int Labels => _labels;

        public Block Turn(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
                Instruction turned = Nested.Map(instruction, Turn);
                instructions.Add(turned is For { Mirrors: not Instruction.None, Step: -1, HasExit: false } loop && IsFree(loop, _aliases) ? Turned(loop, _definitions, instructions, ref _labels) : turned);
            }

            return block with { Instructions = instructions.ToEquatableArray() };
        }
    }

    /// <summary>Whether its iterations may run in any order.</summary>
    public static bool IsFree(For loop, Aliases aliases) =>
        Enumerable.Range(0, loop.Carried.Count).All(i => Sums.IsOnlyAddedTo(loop, i))
        && Footprint.Of(loop.Body.Instructions, aliases).IsOrderFree(loop.Index);

    // for (i = n - 1; i >= 0; i--)   →   for (i = 0; i < n; i++)
    public static For Turned(For loop, IReadOnlyDictionary<int, Instruction> definitions, List<Instruction> before, ref int labels)
    {
        if (definitions.TryGetValue(loop.From.Label, out Instruction last))
        {
            if (last is Apply { Function: "-", Arguments: [var end, var one] } && definitions.TryGetValue(one.Label, out Instruction number) && number is Constant { Text: "1" })
            {
                return loop with { From = loop.To, Relation = "<", To = end, Step = 1 };
            }

            if (last is Constant { Text: { } text } && int.TryParse(text, out int known))
            {
                Value count = loop.From with { Label = labels++ };
                before.Add(new Constant(count, 0, (known + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
                return loop with { From = loop.To, Relation = "<", To = count, Step = 1 };
            }
        }

        return loop with { From = loop.To, Relation = "<=", To = loop.From, Step = 1 };
    }
}
