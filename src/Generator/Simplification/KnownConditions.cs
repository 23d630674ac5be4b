using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Inside the arms of a branch its condition is known: what asks it again is answered.</summary>
internal static class KnownConditions
{
    public static Module Answer(Module module) => new(module.Functions.Select(function => new Walk(function).Answer()).ToEquatableArray());

    private sealed class Walk(Function function)
    {
        private readonly Labels _labels = new(function.LabelCount);
        private readonly Dictionary<int, bool> _known = [];
        private readonly Dictionary<int, Value> _replaced = [];

        public Function Answer()
        {
            Block body = Answer(function.Body);
            return function with { Body = body, LabelCount = _labels.Count };
        }

        private Block Answer(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Answer(instruction, output);
                if (instruction is If && Block.IsEnd(output)) return new Block(output.ToEquatableArray(), []);
            }

            Value[] yields = [.. block.Yields.Select(value => Current(value, output))];
            return new Block(output.ToEquatableArray(), yields.ToEquatableArray());
        }

        private void Answer(Instruction instruction, List<Instruction> output)
        {
            switch (instruction)
            {
                case Constant { Text: "true" or "false" } truth:
                    _known[truth.Result.Label] = truth.Text == "true";
                    output.Add(truth);
                    break;
                case If branch when _known.TryGetValue(Replaced(branch.Condition).Label, out bool truth):
                    // if true { a } else { b }   →   a
                    Block taken = Answer(truth ? branch.Then : branch.Else);
                    output.AddRange(taken.Instructions);
                    for (int i = 0; i < taken.Yields.Count; i++) _replaced.Add(branch.Outputs[i].Label, taken.Yields[i]);
                    break;
                case If branch:
                    // if p { …p… } else { …p… }   →   if p { …true… } else { …false… }
                    Value condition = Replaced(branch.Condition);
                    _known[condition.Label] = true;
                    Block then = Answer(branch.Then);
                    _known[condition.Label] = false;
                    Block @else = Answer(branch.Else);
                    _known.Remove(condition.Label);
                    output.Add(branch with { Condition = condition, Then = then, Else = @else });
                    break;
                default:
                    output.Add(Operands.Of(instruction).Any(IsStale) ? Operands.Map(instruction, value => Current(value, output)) : instruction);
                    break;
            }
        }

        private bool IsStale(Value value) => _replaced.ContainsKey(value.Label) || _known.ContainsKey(value.Label);

        private Value Replaced(Value value) => _replaced.TryGetValue(value.Label, out Value replacement) ? replacement : value;

        private Value Current(Value value, List<Instruction> output)
        {
            Value current = Replaced(value);
            if (!_known.TryGetValue(current.Label, out bool truth)) return current;
            var constant = new Constant(_labels.Fresh(current) with { Name = "" }, 0, truth ? "true" : "false");
            output.Add(constant);
            return constant.Result;
        }
    }
}
