using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Finds rows of arrays of arrays that change places.</summary>
internal static class RowSwaps
{
    public static Module Find(Module module) => module with { Functions = module.Functions.Select(function => AnyRowsPut(function.Body) ? function with { Body = Find(function.Body) } : function).ToEquatableArray() };

    private static bool AnyRowsPut(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction is Store { Operand.Type.IsMemory: true } || Nested.Of(instruction).Any(AnyRowsPut));
    }

    private static Block Find(Block block)
    {
        DeepStack.Check();
        var state = new State();
        foreach (Instruction instruction in block.Instructions) state.Add(Nested.Map(instruction, Find));
        return block with { Instructions = state.Output.ToEquatableArray() };
    }

    private sealed class State
    {
        private readonly Dictionary<int, string> _numbers = [];
        private readonly Dictionary<int, Load> _rows = []; // taken since rows were put last
        private Store? _open; // the first half of what may be a swap; it is not in the output yet

        public List<Instruction> Output { get; } = [];

        public void Add(Instruction instruction)
        {
            switch (instruction)
            {
                // b = a[i]; c = a[k]; a[i] = c; a[k] = b   →   b = a[i]; c = a[k]; swap a[i], a[k]
                case Store { Operand.Type.IsMemory: true } store when _open is { } first && IsSwap(first, store):
                    Output.RemoveAt(Output.LastIndexOf(first));
                    Output.Add(new Swap(store.Memory, first.Indices[0], store.Indices[0]));
                    Forget();
                    return;
                case Store { Operand.Type.IsMemory: true } store:
                    bool isHalf = _open is null && _rows.TryGetValue(store.Operand.Label, out Load row) && row.Memory == store.Memory;
                    if (isHalf) _open = store;
                    else Forget();
                    break;
                case Load { Result.Type.IsMemory: true, Indices.Count: 1 } load when _open is null:
                    _rows[load.Result.Label] = load;
                    break;
                case Constant constant:
                    if (constant.Text is { } text) _numbers[constant.Result.Label] = text;
                    break;
                case Load { Result.Type.IsMemory: false } or Length or Apply { MayThrow: false } or IR.Convert or Verbatim { IsPure: true }:
                    break;
                default:
                    Forget();
                    break;
            }

            Output.Add(instruction);
        }

        private void Forget()
        {
            _open = null;
            _rows.Clear();
        }

        private bool IsSwap(Store first, Store second) =>
            first.Memory == second.Memory
            && _rows.TryGetValue(first.Operand.Label, out Load taken) && _rows.TryGetValue(second.Operand.Label, out Load put)
            && taken.Memory == first.Memory && put.Memory == first.Memory
            && IsSame(taken.Indices[0], second.Indices[0]) && IsSame(put.Indices[0], first.Indices[0]);

        private bool IsSame(Value one, Value other) =>
            one == other || (_numbers.TryGetValue(one.Label, out string number) && _numbers.TryGetValue(other.Label, out string same) && number == same);
    }
}
