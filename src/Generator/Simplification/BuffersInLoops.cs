using System.Globalization;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Makes what may be made before a loop there, once for all its iterations.</summary>
internal static class BuffersInLoops
{
    private const int MostKnown = 4096; // elements of a buffer that may be made for nothing

    public static Module Hoist(Module module) => new(module.Functions.Select(Hoist).ToEquatableArray());

    private static Function Hoist(Function function)
    {
        var walk = new Walk(function);
        Block body = walk.Hoist(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(Function function)
    {
        private readonly HashSet<int> _neverNegative = Lengths(function.Body);

        public int Labels { get; private set; } = function.LabelCount;

        public Block Hoist(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = Nested.Map(instruction, Hoist);
                instructions.Add(current is Loop loop ? Hoist(loop, instructions) : current);
            }

            return block with { Instructions = instructions.ToEquatableArray() };
        }

        // for { a = new T[n]; … }   →   a = new T[n]; for { fill a with 0; … }
        private Loop Hoist(Loop loop, List<Instruction> before)
        {
            if (!loop.Body.Instructions.Any(instruction => instruction is NewArray { Result.Type.IsSpan: true, IsGrowing: false })) return loop;
            var inside = new HashSet<int>(Nested.Parameters(loop).Select(value => value.Label));
            var body = new List<Instruction>();
            foreach (Instruction instruction in loop.Body.Instructions)
            {
                inside.UnionWith(instruction.Results.Select(result => result.Label));
                body.Add(instruction);
                if (instruction is not NewArray { Result.Type.IsSpan: true, IsGrowing: false } array || !(array.IsMadeBefore || array.Lengths.All(length => _neverNegative.Contains(length.Label))) || !TryHoist(array.Lengths, body, inside, before)) continue;
                body.Remove(array);
                inside.Remove(array.Result.Label);
                before.Add(array with { IsZeroed = false });
                if (!array.IsZeroed) continue;
                var zero = new Value(Labels++, "", array.Result.Type.Element!);
                body.Add(Constant.Of(zero, 0));
                body.Add(new Fill(array.Result, zero));
            }

            Block hoisted = loop.Body with { Instructions = body.ToEquatableArray() };
            return loop with { Body = hoisted };
        }

        /// <summary>What memory may be as long as where it may never be asked for.</summary>
        private static HashSet<int> Lengths(Block body)
        {
            var lengths = new HashSet<int>();
            Visit(body);
            return lengths;

            void Visit(Block block)
            {
                DeepStack.Check();
                foreach (Instruction instruction in block.Instructions)
                {
                    if (instruction is Length || (instruction is Constant constant && int.TryParse(constant.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MostKnown)) lengths.Add(instruction.Results[0].Label);
                    foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                }
            }
        }

        /// <summary>Moves what the lengths are computed from in front of the loop.</summary>
        private static bool TryHoist(IEnumerable<Value> values, List<Instruction> body, HashSet<int> inside, List<Instruction> before)
        {
            var moved = new List<Instruction>();
            if (!values.All(IsKnown)) return false;
            foreach (Instruction instruction in moved)
            {
                body.Remove(instruction);
                inside.ExceptWith(instruction.Results.Select(result => result.Label));
                before.Add(instruction);
            }

            return true;

            bool IsKnown(Value value)
            {
                if (!inside.Contains(value.Label)) return true;
                Instruction? definition = body.Find(instruction => instruction.Results.Any(result => result.Label == value.Label));
                if (definition is not (Constant or Length or Apply { MayThrow: false, Result.Type.IsReal: false } or Verbatim { IsPure: true })) return false;
                if (moved.Contains(definition)) return true;
                if (!Operands.Of(definition).All(IsKnown)) return false;
                moved.Add(definition);
                return true;
            }
        }
    }
}
