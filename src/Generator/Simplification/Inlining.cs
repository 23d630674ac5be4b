using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Puts callees in place of their calls where they are small or called once; the rest stay functions of their own, so
/// that the output grows linearly with the input.
/// </summary>
internal static class Inlining
{
    private const int Small = 16; // instructions

    public static Module Inline(Module module)
    {
        var callers = new Dictionary<string, int>();
        foreach (Function function in module.Functions) CountCalls(function.Body, callers);
        var ready = new Dictionary<string, Callee>();
        SharedMemory sharing = SharedMemory.In(module);
        Function main = InlineInto(module.Main);
        return DeadCode.Remove(Guards.Flatten(new Module([main, .. module.Functions.Skip(1).Select(Ready).Select(callee => callee.Function)])));

        Callee Ready(Function function)
        {
            DeepStack.Check();
            if (ready.TryGetValue(function.Name, out Callee known)) return known;
            Function inlined = InlineInto(function);
            bool replaces = callers[function.Name] == 1 || inlined.Body.Yields.Any(value => value.Type.IsMemory) || Blocks.Size(inlined.Body) <= Small || HasEffects(inlined.Body) || inlined.Body.EndsInThrow || sharing.IsShared(function);
            return ready[function.Name] = new Callee(inlined, replaces, Effects.IsPure(inlined.Body), Effects.IsDroppable(inlined.Body));
        }

        Function InlineInto(Function caller) =>
            new Splice(caller.LabelCount, name => Ready(module[name])).Into(caller);
    }

    private sealed record Callee(Function Function, bool IsInlined, bool IsPure, bool IsDroppable);

    private sealed class Splice(int labels, Func<string, Callee> callees)
    {
        private readonly Dictionary<int, Value> _replaced = [];
        private readonly Dictionary<int, string> _names = [];
        private int _labels = labels;

        public Function Into(Function caller)
        {
            Block body = Walk(caller.Body);
            Function spliced = caller with { Body = body, LabelCount = _labels };
            return _names.Count == 0 ? spliced : Operands.Map(spliced, value => _names.TryGetValue(value.Label, out string name) ? value with { Name = name } : value);
        }

        private Block Walk(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Walk(instruction, instructions);
                if (instructions is [.., Throw]) return new Block(instructions.ToEquatableArray(), []); // a callee that always throws
            }

            return new Block(instructions.ToEquatableArray(), block.Yields.Select(Current).ToEquatableArray());
        }

        private void Walk(Instruction instruction, List<Instruction> output)
        {
            switch (instruction)
            {
                case If branch:
                    output.Add(branch with { Condition = Current(branch.Condition), Then = Walk(branch.Then), Else = Walk(branch.Else) });
                    break;
                case Loop loop:
                    output.Add(Operands.MapOwn(Nested.Map(loop, Walk), Current));
                    break;
                case Call call when callees(call.Function) is { IsInlined: true } callee:
                    Put(callee.Function, call, output);
                    break;
                case Call call:
                    output.Add((Call)Operands.Map(call, Current) with { IsPure = callees(call.Function).IsPure, IsDroppable = callees(call.Function).IsDroppable });
                    break;
                default:
                    output.Add(Operands.Map(instruction, Current));
                    break;
            }
        }

        // y = call f(x)   →   the body of f, its parameters being the arguments, its yields the results
        private void Put(Function callee, Call call, List<Instruction> output)
        {
            var map = new Dictionary<int, Value>();
            for (int i = 0; i < callee.Parameters.Count; i++)
            {
                Value argument = Current(call.Arguments[i]);
                Name(argument, callee.Parameters[i].Name);
                map.Add(callee.Parameters[i].Label, argument);
            }

            foreach (Instruction instruction in callee.Body.Instructions) output.Add(Operands.Map(instruction, Fresh));
            if (callee.Body.EndsInThrow) return;
            for (int i = 0; i < call.Outputs.Count; i++)
            {
                Value result = Fresh(callee.Body.Yields[i]);
                Name(result, call.Outputs[i].Name != "" || call.Outputs.Count > 1 ? call.Outputs[i].Name : NameOf(callee));
                _replaced.Add(call.Outputs[i].Label, result);
            }

            Value Fresh(Value value)
            {
                if (map.TryGetValue(value.Label, out Value known)) return known;
                return map[value.Label] = value with { Label = _labels++ };
            }
        }

        /// <summary>What a function returns is named after it: <c>Sigmoid</c> gives <c>sigmoid</c>.</summary>
        private static string NameOf(Function function) =>
            function.Name.All(char.IsUpper) ? function.Name.ToLowerInvariant() : char.ToLowerInvariant(function.Name[0]) + function.Name.Substring(1);

        /// <summary>A value without a name takes that of the parameter it is passed for or of the variable it is assigned to.</summary>
        private void Name(Value value, string name)
        {
            if (value.Name == "" && name != "" && !_names.ContainsKey(value.Label)) _names.Add(value.Label, name);
        }

        private Value Current(Value value) => _replaced.TryGetValue(value.Label, out Value replacement) ? replacement : value;
    }

    /// <summary>Whether running it twice, once for its value and once for its derivative, could be told from running it once.</summary>
    private static bool HasEffects(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction switch
        {
            Verbatim verbatim => !verbatim.IsPure,
            _ => Nested.Of(instruction).Any(HasEffects),
        });
    }

    private static void CountCalls(Block block, Dictionary<string, int> callers)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Call call) callers[call.Function] = callers.TryGetValue(call.Function, out int count) ? count + 1 : 1;
            foreach (Block inner in Nested.Of(instruction)) CountCalls(inner, callers);
        }
    }
}
