using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Computes equal things once: a pure instruction equal to one in scope is replaced by it. Derivative arithmetic is
/// built anew on the way, so that what other stages have put in place of its operands is folded too.
/// </summary>
internal static class Sharing
{
    public static Module Share(Module module) => new(module.Functions.Select(Share).ToEquatableArray());

    private static Function Share(Function function) => new Walk(function.LabelCount, new Memory(Aliases.Of(function))).Share(function);

    private sealed class Walk(int labels, Memory memory)
    {
        private readonly Builder _builder = new(labels);
        private readonly Dictionary<int, Value> _replaced = [];
        private readonly Dictionary<int, string> _names = [];

        public Function Share(Function function)
        {
            Block body = Share(function.Body);
            Function shared = function with { Body = body, LabelCount = _builder.LabelCount };
            return _names.Count == 0 ? shared : Operands.Map(shared, value => _names.TryGetValue(value.Label, out string name) ? value with { Name = name } : value);
        }

        private Block Share(Block block)
        {
            DeepStack.Check();
            _builder.Open();
            using Memory.Scope scope = memory.Open();
            foreach (Instruction instruction in block.Instructions) Share(instruction);
            return _builder.Close(block.Yields.Select(Current));
        }

        private void Share(Instruction instruction)
        {
            memory.Before(instruction);
            Instruction current = instruction switch
            {
                If branch => Share(branch),
                Loop loop => Share(loop),
                _ => _replaced.Count == 0 ? instruction : Operands.Map(instruction, Current),
            };
            _builder.Origin = current.Origin;
            current = Merged(current);
            Value? kept = current.Origin == Instruction.None ? null : Simplified(current);
            kept ??= memory.Known(current) ?? _builder.Add(current);
            memory.After(current);
            if (current.Results.Count > 0 && kept != current.Results[0]) Replace(current.Results[0], kept);
        }

        // a[i] += x; … a[i] += y   →   … a[i] += x + y
        private Instruction Merged(Instruction instruction)
        {
            if (instruction is not Accumulate { Origin: not Instruction.None } second || memory.LastAdded(second) is not { } first) return instruction;
            _builder.Drop(first);
            return second with { Operand = (new Term(_builder, first.Operand) + new Term(_builder, second.Operand)).Value };
        }

        /// <summary>Derivative arithmetic by the identities of <see cref="Algebra"/>; <see langword="null"/> where they say nothing.</summary>
        private Value? Simplified(Instruction instruction)
        {
            Term? simplified = instruction switch
            {
                Apply { Function: "+", Arguments: [var x, var y] } => Of(x) + Of(y),
                Apply { Function: "-", Arguments: [var x, var y] } => Of(x) - Of(y),
                Apply { Function: "*", Arguments: [var x, var y] } => Of(x) * Of(y),
                Apply { Function: "/", Arguments: [var x, var y] } => Of(x) / Of(y),
                Apply { Function: "neg", Arguments: [var x] } => -Of(x),
                Apply { Function: "|" or "&", Arguments: [var x, var y] } when x == y => Of(x),
                Select { Result.Type.IsReal: true } select => Algebra.Select(Of(select.Condition), Of(select.WhenTrue), Of(select.WhenFalse)),
                IR.Convert { Result.Type.IsReal: true, Operand.Type.IsReal: true } convert => Algebra.Convert(Of(convert.Operand), convert.Result.Type),
                _ => null,
            };
            if (simplified is not { } term) return null;
            return term.IsZero ? _builder.Number(0, instruction.Results[0].Type) : term.Value;

            Term Of(Value value) => new(_builder, value);
        }

        /// <summary>The value takes the other's place, and its name if that has none.</summary>
        private void Replace(Value value, Value kept)
        {
            _replaced.Add(value.Label, kept);
            if (value.Name != "" && kept.Name == "" && !_names.ContainsKey(kept.Label)) _names.Add(kept.Label, value.Name);
        }

        // (x, y) = if p { yield a, a } else { yield b, b }   →   x = if p { yield a } else { yield b }   and y is x
        // x = if p { yield true } else { yield false }       →   x is p
        // x = if p { yield a } else { yield a }              →   x is a
        private If Share(If branch)
        {
            Block then = Share(branch.Then);
            Block @else = Share(branch.Else);
            if (then.EndsInThrow || @else.EndsInThrow) return branch with { Condition = Current(branch.Condition), Then = then, Else = @else };

            var first = new Dictionary<(Value, Value), Value>();
            var kept = new List<int>();
            for (int i = 0; i < branch.Outputs.Count; i++)
            {
                Value a = then.Yields[i], b = @else.Yields[i];
                Value? known = a == b ? a
                    : Is("true", a) && Is("false", b) ? Current(branch.Condition)
                    : first.TryGetValue((a, b), out Value same) ? same
                    : null;
                if (known is not null)
                {
                    _replaced.Add(branch.Outputs[i].Label, known);
                    continue;
                }

                first.Add((a, b), branch.Outputs[i]);
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

        // y = for carry (c = c₀) { …c…; yield c }   →   for { …c₀… }   and y is c₀
        private Loop Share(Loop loop)
        {
            int[] kept = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Body.EndsInThrow || loop.Body.Yields[i] != loop.Carried[i] || i == loop.Counter)];
            foreach (int i in Enumerable.Range(0, loop.Carried.Count).Except(kept))
            {
                _replaced.Add(loop.Carried[i].Label, Current(loop.Inits[i]));
                _replaced.Add(loop.Outputs[i].Label, Current(loop.Inits[i]));
            }

            Loop header = Of((Loop)Operands.MapOwn(loop, Current));
            return (Loop)Nested.Map(header, Share);

            Loop Of(Loop all) => kept.Length == all.Carried.Count ? all : all with
            {
                Outputs = Only(all.Outputs),
                Inits = Only(all.Inits),
                Carried = Only(all.Carried),
                Counter = all.Counter == Instruction.None ? Instruction.None : Array.IndexOf(kept, all.Counter),
                Body = all.Body.EndsInThrow ? all.Body : all.Body with { Yields = [.. Only(all.Body.Yields), .. all.Body.Yields.Skip(all.Carried.Count)] },
            };

            EquatableArray<Value> Only(EquatableArray<Value> values) => kept.Select(i => values[i]).ToEquatableArray();
        }

        private bool Is(string truth, Value value) => _builder.DefinitionOf(value) is Constant constant && constant.Text == truth;

        private Value Current(Value value) => _replaced.TryGetValue(value.Label, out Value known) ? known : value;
    }
}
