using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Puts what follows a guard behind it rather than inside it.</summary>
internal static class Guards
{
    public static Module Flatten(Module module) =>
        new(module.Functions.Select(function => function with { Body = new Walk().Flatten(function.Body) }).ToEquatableArray());

    private sealed class Walk
    {
        private readonly Dictionary<int, Value> _replaced = [];

        public Block Flatten(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions) Flatten(instruction, instructions);
            return new Block(instructions.ToEquatableArray(), Block.IsEnd(instructions) ? [] : block.Yields.Select(Current).ToEquatableArray());
        }

        private void Flatten(Instruction instruction, List<Instruction> output)
        {
            if (instruction is not If branch)
            {
                Instruction flattened = Nested.Map(instruction, Flatten);
                output.Add(_replaced.Count == 0 ? flattened : Operands.Map(flattened, Current));
                return;
            }

            Value condition = Current(branch.Condition);
            Block then = Flatten(branch.Then);
            Block @else = Flatten(branch.Else);
            switch (then.EndsInThrow, @else.EndsInThrow)
            {
                // y = if p { throw } else { a; yield b }   →   if p { throw }  a        with y being b
                case (true, false):
                    output.Add(branch with { Outputs = [], Condition = condition, Then = then, Else = Block.Empty });
                    output.AddRange(@else.Instructions);
                    Replace(branch.Outputs, @else.Yields);
                    break;

                // y = if p { a; yield b } else { throw }   →   if p { } else { throw }  a    with y being b
                case (false, true):
                    output.Add(branch with { Outputs = [], Condition = condition, Then = Block.Empty, Else = @else });
                    output.AddRange(then.Instructions);
                    Replace(branch.Outputs, then.Yields);
                    break;

                // y = if p { throw } else { throw }   →   the same, handing out nothing
                case (true, true):
                    output.Add(branch with { Outputs = [], Condition = condition, Then = then, Else = @else });
                    break;

                default:
                    output.Add(branch with { Condition = condition, Then = then, Else = @else });
                    break;
            }
        }

        private void Replace(EquatableArray<Value> outputs, EquatableArray<Value> by)
        {
            for (int i = 0; i < outputs.Count; i++) _replaced.Add(outputs[i].Label, by[i]);
        }

        private Value Current(Value value) => _replaced.TryGetValue(value.Label, out Value replacement) ? replacement : value;
    }
}
