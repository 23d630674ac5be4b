using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Which rows of arrays of arrays take the place of nothing: each is put where none was before, after the array is made.
/// </summary>
internal static class FirstRows
{
    /// <summary>Where a row is put: at a number, or at a loop's index and so much more.</summary>
    private sealed record Slot(Store Store, For? Loop, int Offset);

    public static HashSet<Instruction> In(Function function)
    {
        var first = new HashSet<Instruction>(ByReference.Comparer);
        var stores = new List<(Store Store, Loop[] Around)>();
        var made = new Dictionary<int, Loop[]>();
        var definitions = new Dictionary<int, Instruction>();
        var around = new Stack<Loop>();
        Visit(function.Body);
        if (stores.Count == 0) return first;
        foreach (IGrouping<int, (Store Store, Loop[] Around)> table in stores.GroupBy(entry => entry.Store.Memory.Label))
        {
            if (!made.TryGetValue(table.Key, out Loop[] outside)) continue; // under another name there may be rows
            Slot?[] slots = [.. table.Select(entry => SlotOf(entry.Store, [.. entry.Around.Except(outside)]))];
            if (slots.All(slot => slot is not null) && AreApart([.. slots.OfType<Slot>()])) first.UnionWith(slots.Select(slot => slot!.Store));
        }

        return first;

        void Visit(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value result in instruction.Results) definitions[result.Label] = instruction;
                if (instruction is NewArray { Result.Type.Element.IsMemory: true } array) made[array.Result.Label] = [.. around];
                if (instruction is Store { Operand.Type.IsMemory: true } store) stores.Add((store, [.. around]));
                if (instruction is Loop loop) around.Push(loop);
                foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                if (instruction is Loop) around.Pop();
            }
        }

        Slot? SlotOf(Store store, Loop[] loops)
        {
            if (store.Indices.Count != 1) return null;
            Value index = store.Indices[0];
            if (NumberOf(index) is { } number) return loops.Length == 0 ? new Slot(store, null, number) : null;
            if (loops is not [For counted]) return null;
            if (index == counted.Index) return new Slot(store, counted, 0);
            return definitions.TryGetValue(index.Label, out Instruction definition)
                && Shift.Of(definition) is var (of, more) && of == counted.Index
                ? new Slot(store, counted, more)
                : null;
        }

        // numbers that differ, and one loop that begins behind them
        bool AreApart(Slot[] slots)
        {
            Slot[] numbers = [.. slots.Where(slot => slot.Loop is null)];
            Slot[] loops = [.. slots.Where(slot => slot.Loop is not null)];
            if (numbers.Select(slot => slot.Offset).Distinct().Count() < numbers.Length || loops.Length > 1) return false;
            if (loops.Length == 0 || numbers.Length == 0) return true;
            For loop = loops[0].Loop!;
            return loop.Step > 0 && NumberOf(loop.From) is { } from && numbers.All(slot => slot.Offset < from + loops[0].Offset);
        }

        int? NumberOf(Value value) =>
            definitions.TryGetValue(value.Label, out Instruction definition) && definition is Constant { Text: { } text } && int.TryParse(text, out int number) ? number : null;
    }
}
