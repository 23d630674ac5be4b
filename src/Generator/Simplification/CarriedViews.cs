using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>A span that each iteration makes shorter, <c>x = x[1..]</c>, becomes two numbers: where it begins, and how long it is.</summary>
internal static class CarriedViews
{
    public static Module Number(Module module) => module with { Functions = module.Functions.Select(Number).ToEquatableArray() };

    private static Function Number(Function function)
    {
        if (!AnyShrinking(function.Body)) return function;
        int labels = function.LabelCount;
        Block body = Rewrite(function.Body);
        return function with { Body = body, LabelCount = labels };

        Block Rewrite(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction inner = Nested.Map(instruction, Rewrite);
                if (inner is Loop loop && Shrinking(loop) is { Count: > 0 } places) Replace(loop, places, output);
                else output.Add(inner);
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        // for carry (x = x₀) { … yield x[i ..+ n] }   →   for carry (start = 0, count = length x₀) { x = x₀[start ..+ count]; … yield start + i, n }
        void Replace(Loop loop, List<int> places, List<Instruction> output)
        {
            var (begins, tests, ends, after) = (new List<Instruction>(), new List<Instruction>(), new List<Instruction>(), new List<Instruction>());
            var (inits, carried, yields, outputs) = (new List<Value>(), new List<Value>(), new List<Value>(), new List<Value>());
            var inTest = new Dictionary<int, Value>();
            foreach (int i in places)
            {
                Value whole = loop.Inits[i], view = loop.Carried[i];
                Value zero = Fresh(), length = Fresh(), start = Fresh("start"), count = Fresh("count");
                output.Add(new Constant(zero, 0, "0"));
                output.Add(new Length(length, whole));
                begins.Add(new IR.Slice(view, whole, start, count));
                inTest[view.Label] = view with { Label = labels++ };
                tests.Add(new IR.Slice(inTest[view.Label], whole, start, count));

                (Value next, Value left) = (start, count);
                foreach (IR.Slice slice in Chain(loop, i))
                {
                    next = Step(next, " + ", slice.Start, loop, ends);
                    left = slice.Count ?? Step(left, " - ", slice.Start, loop, ends);
                }

                Value last = Fresh("start"), rest = Fresh("count");
                after.Add(new IR.Slice(loop.Outputs[i], whole, last, rest));
                inits.AddRange([zero, length]);
                carried.AddRange([start, count]);
                yields.AddRange([next, left]);
                outputs.AddRange([last, rest]);
            }

            EquatableArray<Value> With(EquatableArray<Value> values, List<Value> more) =>
                [.. values.Take(loop.Carried.Count).Where((_, i) => !places.Contains(i)), .. more, .. values.Skip(loop.Carried.Count)];
            Loop changed = loop with
            {
                Outputs = With(loop.Outputs, outputs),
                Inits = With(loop.Inits, inits),
                Carried = With(loop.Carried, carried),
                Body = new Block([.. begins, .. loop.Body.Instructions, .. ends], With(loop.Body.Yields, yields)),
            };
            if (changed is While open)
            {
                Block test = Operands.Map(open.Test, value => inTest.TryGetValue(value.Label, out Value view) ? view : value);
                changed = open with { Test = test with { Instructions = [.. tests, .. test.Instructions] } };
            }

            output.Add(changed);
            output.AddRange(after);
        }

        Value Step(Value from, string symbol, Value by, Loop loop, List<Instruction> output)
        {
            string? number = loop.Body.Instructions.OfType<Constant>().FirstOrDefault(constant => constant.Result == by)?.Text;
            if (number == "0") return from;
            Value result = Fresh();
            output.Add(new Verbatim(result, number is null ? [new Fragment.Use(from), new Fragment.Text(symbol), new Fragment.Use(by)] : [new Fragment.Use(from), new Fragment.Text(symbol + number)], IsPrimary: false, IsPure: true));
            return result;
        }

        Value Fresh(string name = "") => new(labels++, name, DataType.Int32);
    }

    private static bool AnyShrinking(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => (instruction is Loop loop && Shrinking(loop).Count > 0) || Nested.Of(instruction).Any(AnyShrinking));
    }

    private static List<int> Shrinking(Loop loop) =>
        loop.Body.EndsInThrow ? [] : [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsSpan && Chain(loop, i).Count > 0)];

    /// <summary>The cuts from what an iteration begins with to what it ends with, in order.</summary>
    private static List<IR.Slice> Chain(Loop loop, int place)
    {
        var chain = new List<IR.Slice>();
        Value value = loop.Body.Yields[place];
        for (int i = loop.Body.Instructions.Count - 1; i >= 0 && value != loop.Carried[place]; i--)
        {
            if (loop.Body.Instructions[i] is not IR.Slice slice || slice.Result != value) continue;
            chain.Insert(0, slice);
            value = slice.Memory;
        }

        return value == loop.Carried[place] ? chain : [];
    }
}
