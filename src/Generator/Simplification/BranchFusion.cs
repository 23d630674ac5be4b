using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Joins a branch of the forward sweep with its way back where little between them needs the branch's outcome: then all
/// the way back reads is still in scope.
/// </summary>
internal static class BranchFusion
{
    public static Module Fuse(Module module) => new(module.Functions.Select(Fuse).ToEquatableArray());

    public static Function Fuse(Function function)
    {
        var walk = new Walk(function.LabelCount);
        Block body = walk.Fuse(new Arm(function.Body, []));
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(int labels)
    {
        private readonly Dictionary<int, Value> _here = [];

        public int Labels { get; private set; } = labels;

        /// <summary>Once over each instruction: what a joined arm calls otherwise is renamed when the walk comes to it.</summary>
        public Block Fuse(Arm arm)
        {
            DeepStack.Check();
            foreach ((Value outside, Value inside) in arm.Renamed) _here.Add(outside.Label, inside);
            var instructions = new List<Instruction>();
            var joined = new Dictionary<If, (Arm Then, Arm Else)>(ByReference.Comparer);
            foreach (Instruction instruction in arm.Block.Instructions)
            {
                Instruction current = Current(instruction);
                if (current is If second && BranchPair.Find(second, instructions) is { } pair) Join(pair, instructions, joined);
                else instructions.Add(current);
            }

            for (int i = 0; i < instructions.Count; i++)
            {
                if (instructions[i] is If branch)
                {
                    (Arm then, Arm @else) = ArmsOf(branch, joined);
                    instructions[i] = branch with { Then = Fuse(then), Else = Fuse(@else) };
                }
                else
                {
                    instructions[i] = Nested.Map(instructions[i], inner => Fuse(new Arm(inner, [])));
                }
            }

            Value[] yields = [.. arm.Block.Yields.Select(Current)];
            foreach ((Value outside, _) in arm.Renamed) _here.Remove(outside.Label);
            return new Block(instructions.ToEquatableArray(), yields.ToEquatableArray());
        }

        private void Join(BranchPair pair, List<Instruction> instructions, Dictionary<If, (Arm, Arm)> joined)
        {
            (Arm then, Arm @else) = ArmsOf(pair.First, joined);
            If both = pair.Join(instructions);
            joined.Add(both, (Arm.Joined(pair, then, pair.Second.Then, Fresh), Arm.Joined(pair, @else, pair.Second.Else, Fresh)));
        }

        private static (Arm Then, Arm Else) ArmsOf(If branch, Dictionary<If, (Arm Then, Arm Else)> joined) =>
            joined.TryGetValue(branch, out (Arm, Arm) arms) ? arms : (new Arm(branch.Then, []), new Arm(branch.Else, []));

        private Value Fresh(Value value) => value with { Label = Labels++ };

        private Instruction Current(Instruction instruction)
        {
            if (_here.Count == 0) return instruction;
            return Operands.MapOwn(instruction, Current);
        }

        private Value Current(Value value)
        {
            while (_here.TryGetValue(value.Label, out Value inside)) value = inside;
            return value;
        }
    }
}
