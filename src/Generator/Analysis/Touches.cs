using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Which classes of memory an instruction has to do with, what the blocks inside it do included.</summary>
internal sealed class Touches(Aliases aliases)
{
    private readonly Dictionary<Instruction, HashSet<int>> _known = new(ByReference.Comparer);

    public bool Has(Instruction instruction, int memoryClass) => Of(instruction).Contains(memoryClass);

    private HashSet<int> Of(Instruction instruction)
    {
        if (_known.TryGetValue(instruction, out HashSet<int> known)) return known;
        DeepStack.Check();
        var touched = new HashSet<int>();
        foreach (Value value in Operands.Of(instruction).Concat(instruction.Results)) Add(value);
        foreach (Block inner in Nested.Of(instruction))
        {
            foreach (Instruction inside in inner.Instructions) touched.UnionWith(Of(inside));
            foreach (Value yielded in inner.Yields) Add(yielded);
        }

        _known.Add(instruction, touched);
        return touched;

        void Add(Value value)
        {
            if (value.Type.IsMemory) touched.Add(aliases.ClassOf(value));
        }
    }
}
