using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Arrays that need not be given: what stands beside <see langword="null"/> has no elements.</summary>
internal static class OptionalMemory
{
    /// <summary>Which parameters may be <see langword="null"/>, because they say so or are compared with it.</summary>
    public static HashSet<int> Of(Signature signature, Function primal)
    {
        var tested = new HashSet<int>();
        Find(primal.Body);
        return [.. Enumerable.Range(0, signature.Parameters.Count).Where(i => IsArray(primal.Parameters[i])
            && (tested.Contains(primal.Parameters[i].Label) || signature.Parameters[i].Default == "null" || signature.Parameters[i].Type.Text.EndsWith("?", StringComparison.Ordinal)))];

        void Find(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (NullTests.Is(instruction, out Value memory, out _)) tested.Add(memory.Label);
                if (instruction is Verbatim { Fragments: [Fragment.Text { Code: var code }, Fragment.Use { Value: var guarded }, ..] } && code.EndsWith("ArgumentNullException.ThrowIfNull(", StringComparison.Ordinal)) tested.Add(guarded.Label);
                foreach (Block inner in Nested.Of(instruction)) Find(inner);
            }
        }
    }

    // w is not null
    public static Value IsThere(Value memory, Builder builder) =>
        builder.Add(NullTests.IsThere(builder.Define("", DataType.Boolean), memory));

    // …w.Length…   →   n = w?.Length ?? 0; …n…
    public static Function Measured(Function function, Func<int, bool> isOptional)
    {
        HashSet<int> optional = [.. function.Parameters.Where((parameter, i) => IsArray(parameter) && isOptional(i)).Select(parameter => parameter.Label)];
        var tests = new Dictionary<int, int>(); // by label of a condition, the local array that it compares with null
        FindTests(function.Body);
        if (optional.Count == 0 && tests.Count == 0) return function;
        int labels = function.LabelCount;
        var answered = new HashSet<int>();
        var begin = new List<Instruction>();
        var known = new Dictionary<(int Label, int Dimension, DataType Type), Value>();
        var measured = new Dictionary<int, Value>();
        Block body = Without(function.Body);
        body = body with { Instructions = [.. begin, .. body.Instructions] };
        return function with { Body = Operands.Map(body, value => measured.TryGetValue(value.Label, out Value length) ? length : value), LabelCount = labels };

        void FindTests(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (NullTests.Is(instruction, out Value memory, out _) && IsArray(memory) && !function.Parameters.Contains(memory)) tests[instruction.Results[0].Label] = memory.Label;
                foreach (Block inner in Nested.Of(instruction)) FindTests(inner);
            }
        }

        // where it is known to be there, a local array's length is its length
        Instruction Inside(Instruction instruction)
        {
            if (instruction is not If branch || !tests.TryGetValue(branch.Condition.Label, out int memory) || answered.Contains(memory)) return Nested.Map(instruction, Without);
            answered.Add(memory);
            Instruction mapped = Nested.Map(instruction, Without);
            answered.Remove(memory);
            return mapped;
        }

        bool MayBeNull(Value memory) => IsArray(memory) && tests.ContainsValue(memory.Label) && !answered.Contains(memory.Label);

        Block Without(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Length local && MayBeNull(local.Memory))
                {
                    output.Add(LengthIfThere(local.Result, local));
                    continue;
                }

                if (instruction is Length length && optional.Contains(length.Memory.Label)) measured[length.Result.Label] = Known(length);
                else if (instruction is Fill { Memory: { Type.Rank: > 1 } memory } fill && optional.Contains(memory.Label)) FillIfThere(fill, output);
                else output.Add(Inside(instruction));
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        void FillIfThere(Fill fill, List<Instruction> output)
        {
            var isThere = new Value(labels++, "", DataType.Boolean);
            output.Add(NullTests.IsThere(isThere, fill.Memory));
            output.Add(new If([], isThere, new Block([fill], []), Block.Empty));
        }

        Value Known(Length length)
        {
            var key = (length.Memory.Label, length.Dimension, length.Result.Type);
            if (known.TryGetValue(key, out Value value)) return value;
            value = new Value(labels++, "", length.Result.Type);
            begin.Add(LengthIfThere(value, length));
            return known[key] = value;
        }

        static Verbatim LengthIfThere(Value result, Length length)
        {
            string member = length.Dimension >= 0 ? $"?.GetLength({length.Dimension})" : length.Result.Type == DataType.Int32 ? "?.Length" : "?.LongLength";
            return new Verbatim(result, [new Fragment.Use(length.Memory), new Fragment.Text(member + " ?? 0")], IsPrimary: false, IsPure: true);
        }
    }

    private static bool IsArray(Value value) => value.Type is { IsMemory: true, IsSpan: false };
}
