using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Writes what is added to an element as an addition. On the way back it takes nothing from the element's adjoint, and what
/// only adds to different elements, or to the same ones, may be done in any order.
/// </summary>
internal static class Increments
{
    public static Module Find(Module module) => new(module.Functions.Select(Find).ToEquatableArray());

    private static Function Find(Function function)
    {
        Aliases aliases = Aliases.Of(function);
        if (!aliases.Any) return function;
        var walk = new Walk(UseCounts.Of(function), aliases, function.LabelCount);
        Block body = walk.Find(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(IReadOnlyDictionary<int, int> uses, Aliases aliases, int labels)
    {
        private readonly Dictionary<int, int> _lastWritten = []; // when, by class of memory
        private readonly Dictionary<int, int> _lastRead = [];    // when, by the label of what was read
        private int _now;

        public int Labels { get; private set; } = labels;

        public Block Find(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction?>();
            var defined = new Dictionary<int, int>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = Nested.Map(instruction, Find);
                if (current is Store store && Added(store, output, defined) is { } added) current = new Accumulate(store.Memory, store.Indices, added);
                _now++;
                if (current is Load load) _lastRead[load.Result.Label] = _now;
                foreach (Value memory in Writes.Of(current)) _lastWritten[aliases.ClassOf(memory)] = _now;
                foreach (Value result in current.Results) defined[result.Label] = output.Count;
                output.Add(current);
            }

            return block with { Instructions = output.OfType<Instruction>().ToEquatableArray() };
        }

        // v = a[i]; t = v + e; a[i] = t   →   a[i] += e
        private Value? Added(Store store, List<Instruction?> output, Dictionary<int, int> defined)
        {
            if (Once<Apply>(store.Operand) is not { } sum || output[sum] is not Apply { Function: "+" or "-", Arguments: [var before, var added], Result.Type.IsReal: true } apply) return null;
            if (Once<Load>(before) is not { } read || output[read] is not Load load || load.Memory != store.Memory || !load.Indices.Equals(store.Indices)) return null;
            if (_lastWritten.TryGetValue(aliases.ClassOf(store.Memory), out int written) && written > _lastRead[before.Label]) return null;
            (output[read], output[sum]) = (null, null);
            if (apply.Function == "+") return added;
            Value negated = added with { Label = Labels++, Name = "" };
            output[sum] = new Apply(negated, "neg", [added]);
            return negated;

            int? Once<T>(Value value) where T : Instruction => uses[value.Label] == 1 && defined.TryGetValue(value.Label, out int at) && output[at] is T ? at : null;
        }
    }
}
