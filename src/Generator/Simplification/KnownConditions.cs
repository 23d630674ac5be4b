using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Inside the arms of a branch its condition is known: what asks it again is answered, and an array it chooses is the one it chooses.</summary>
internal static class KnownConditions
{
    public static Module Answer(Module module) => new(module.Functions.Select(function => new Walk(function).Answer()).ToEquatableArray());

    private sealed class Walk(Function function)
    {
        private readonly Labels _labels = new(function.LabelCount);
        private readonly Dictionary<int, bool> _known = [];
        private readonly HashSet<int> _nothing = []; // null
        private readonly Dictionary<int, double> _numbers = [];
        private readonly Dictionary<int, int> _opposites = [];
        private readonly Dictionary<(int Label, bool Truth), (int Label, bool Truth)> _implied = [];
        private readonly Dictionary<int, Value> _replaced = [];
        private readonly Dictionary<int, Select> _choices = []; // by label of an array that is chosen

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
                case Constant { Result: { Type.IsMemory: true, Name: "" } nothing }:
                    _nothing.Add(nothing.Label);
                    output.Add(instruction);
                    break;
                case Verbatim when NullTests.Is(instruction, out Value memory, out bool isThere) && _nothing.Contains(Replaced(memory).Label):
                    // null is not null   →   false
                    _known[instruction.Results[0].Label] = !isThere;
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
                    Block then = AnswerKnowing(condition, true, branch.Then);
                    Block @else = AnswerKnowing(condition, false, branch.Else);
                    If answered = branch with { Condition = condition, Then = then, Else = @else };
                    LearnLogic(answered);
                    output.Add(answered);
                    break;
                case Loop loop:
                    Instruction inside = Nested.Map(loop, Answer);
                    output.Add(Operands.Of(inside).Any(IsStale) ? Operands.MapOwn(inside, value => Current(value, output)) : inside);
                    break;
                case Apply { Result.Type.Kind: TypeKind.Boolean } apply when Logic(apply) is { } truth:
                    // if p { q = !p }   →   if p { q = false }
                    _known[apply.Result.Label] = truth;
                    break;
                case Apply { Function: "!" } not:
                    Value opposite = Replaced(not.Arguments[0]);
                    _opposites[opposite.Label] = not.Result.Label;
                    _opposites[not.Result.Label] = opposite.Label;
                    output.Add(Operands.Map(not, value => Current(value, output)));
                    break;
                case Select { Result.Type.IsMemory: true } choice when Known(Replaced(choice.Condition)) is { } isFirst:
                    // a = true ? b : c   →   b
                    _replaced[choice.Result.Label] = Replaced(isFirst ? choice.WhenTrue : choice.WhenFalse);
                    break;
                default:
                    if (instruction is Select { Result.Type.IsMemory: true } select) _choices[select.Result.Label] = select;
                    if (instruction is Constant { Text: null } number) _numbers[number.Result.Label] = BitConverter.Int64BitsToDouble(number.Bits);
                    output.Add(Operands.Of(instruction).Any(IsStale) ? Operands.Map(instruction, value => Current(value, output)) : instruction);
                    break;
            }
        }

        /// <summary>What follows from what is known; <see langword="null"/> if nothing does.</summary>
        private bool? Logic(Apply apply)
        {
            Value[] arguments = [.. apply.Arguments.Select(Replaced)];
            bool? first = Known(arguments[0]), second = arguments.Length > 1 ? Known(arguments[1]) : null;
            return apply.Function switch
            {
                "!" => !first,
                "&" => first & second,
                "|" => first | second,
                "^" => first ^ second,
                "<" or "<=" or ">" or ">=" or "==" or "!=" => Compare(apply.Function, arguments),
                _ => null,
            };
        }

        private bool? Known(Value value) => _known.TryGetValue(value.Label, out bool truth) ? truth : null;

        private bool? Compare(string function, Value[] numbers)
        {
            if (!_numbers.TryGetValue(numbers[0].Label, out double x) || !_numbers.TryGetValue(numbers[1].Label, out double y)) return null;
            return function switch
            {
                "<" => x < y,
                "<=" => x <= y,
                ">" => x > y,
                ">=" => x >= y,
                "==" => x == y,
                _ => x != y,
            };
        }

        private Block AnswerKnowing(Value condition, bool truth, Block arm)
        {
            var learnt = new List<int>();
            Know(condition.Label, truth, learnt);
            Block answered = Answer(arm);
            foreach (int label in learnt) _known.Remove(label);
            return answered;
        }

        /// <summary>A condition and what follows from it: its opposite, where that is computed, and what it is made of.</summary>
        private void Know(int label, bool truth, List<int> learnt)
        {
            if (_known.ContainsKey(label)) return;
            DeepStack.Check();
            _known.Add(label, truth);
            learnt.Add(label);
            if (_opposites.TryGetValue(label, out int opposite)) Know(opposite, !truth, learnt);
            if (_implied.TryGetValue((label, truth), out (int Label, bool Truth) part)) Know(part.Label, part.Truth, learnt);
        }

        // q = if p { yield true } else { yield true }   →   q is true
        // q = if p { … } else { yield false }   →   where q is true, p is; and so on
        private void LearnLogic(If branch)
        {
            if (branch.Then.EndsInThrow || branch.Else.EndsInThrow) return;
            for (int i = 0; i < branch.Outputs.Count; i++)
            {
                int label = branch.Outputs[i].Label;
                if (Known(branch.Then.Yields[i]) is { } always && Known(branch.Else.Yields[i]) == always) _known[label] = always;
                else if (Known(branch.Else.Yields[i]) is { } otherwise) _implied[(label, !otherwise)] = (branch.Condition.Label, true);
                else if (Known(branch.Then.Yields[i]) is { } then) _implied[(label, !then)] = (branch.Condition.Label, false);
            }
        }

        private bool IsStale(Value value) => _known.ContainsKey(value.Label) || Replaced(value) != value;

        private Value Replaced(Value value)
        {
            if (_replaced.TryGetValue(value.Label, out Value replacement)) value = replacement;
            // a = p ? b : c; if p { …a… }   →   if p { …b… }
            while (_choices.TryGetValue(value.Label, out Select choice) && Known(Plain(choice.Condition)) is { } truth) value = Plain(truth ? choice.WhenTrue : choice.WhenFalse);
            return value;

            Value Plain(Value other) => _replaced.TryGetValue(other.Label, out Value plain) ? plain : other;
        }

        private Value Current(Value value, List<Instruction> output)
        {
            Value current = Replaced(value);
            if (!_known.TryGetValue(current.Label, out bool truth)) return current;
            var constant = new Constant(_labels.Fresh(current) with { Name = "" }, 0, truth ? "true" : "false");
            output.Add(constant);
            _known[constant.Result.Label] = truth;
            return constant.Result;
        }
    }
}
