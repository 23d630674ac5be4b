using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Computes equal things once: a pure instruction equal to one in scope is replaced by it.</summary>
internal static class Sharing
{
    public static Module Share(Module module) => new(module.Functions.Select(Share).ToEquatableArray());

    private static Function Share(Function function) => function with { Body = new Walk(function.LabelCount).Share(function.Body) };

    private sealed class Walk(int labels)
    {
        private readonly Builder _builder = new(labels);
        private readonly Dictionary<int, Value> _replaced = [];

        public Block Share(Block block)
        {
            DeepStack.Check();
            _builder.Open();
            foreach (Instruction instruction in block.Instructions) Share(instruction);
            return _builder.Close(block.Yields.Select(Current));
        }

        private void Share(Instruction instruction)
        {
            Instruction current = instruction is If branch
                ? Share(branch)
                : _replaced.Count == 0 ? instruction : Operands.Map(instruction, Current);
            _builder.Origin = current.Origin;
            Value kept = _builder.Add(current);
            if (current.Results.Count > 0 && kept != current.Results[0]) _replaced.Add(current.Results[0].Label, kept);
        }

        // (x, y) = if p { yield a, a } else { yield b, b }   →   x = if p { yield a } else { yield b }   and y is x
        private If Share(If branch)
        {
            Block then = Share(branch.Then);
            Block @else = Share(branch.Else);
            if (then.EndsInThrow || @else.EndsInThrow) return branch with { Condition = Current(branch.Condition), Then = then, Else = @else };

            var first = new Dictionary<(Value, Value), Value>();
            var kept = new List<int>();
            for (int i = 0; i < branch.Outputs.Count; i++)
            {
                if (first.TryGetValue((then.Yields[i], @else.Yields[i]), out Value same))
                {
                    _replaced.Add(branch.Outputs[i].Label, same);
                    continue;
                }

                first.Add((then.Yields[i], @else.Yields[i]), branch.Outputs[i]);
                kept.Add(i);
            }

            return branch with
            {
                Outputs = kept.Select(i => branch.Outputs[i]).ToEquatableArray(),
                Condition = Current(branch.Condition),
                Then = then with { Yields = kept.Select(i => then.Yields[i]).ToEquatableArray() },
                Else = @else with { Yields = kept.Select(i => @else.Yields[i]).ToEquatableArray() },
            };
        }

        private Value Current(Value value) => _replaced.TryGetValue(value.Label, out Value known) ? known : value;
    }
}
