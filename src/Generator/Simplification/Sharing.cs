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
                ? branch with { Condition = Current(branch.Condition), Then = Share(branch.Then), Else = Share(branch.Else) }
                : _replaced.Count == 0 ? instruction : Operands.Map(instruction, Current);
            _builder.Origin = current.Origin;
            Value kept = _builder.Add(current);
            if (current.Results.Count > 0 && kept != current.Results[0]) _replaced.Add(current.Results[0].Label, kept);
        }

        private Value Current(Value value) => _replaced.TryGetValue(value.Label, out Value known) ? known : value;
    }
}
