using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Where values come from: the instructions that define them, and the loops that carry them.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<int, Instruction> _instructions = [];
    private readonly Dictionary<int, (Loop Loop, int Place)> _carried = [];

    public Definitions(params IEnumerable<Instruction>[] parts)
    {
        foreach (IEnumerable<Instruction> part in parts) Define(part);
    }

    public static Definitions In(Function function) => new(function.Body.Instructions);

    /// <summary>What defines it; parameters and what loops count or carry have nothing that does.</summary>
    public Instruction? Of(Value value) => _instructions.TryGetValue(value.Label, out Instruction instruction) ? instruction : null;

    /// <summary>The loop that carries it, and its place there.</summary>
    public (Loop Loop, int Place)? Carrying(int label) => _carried.TryGetValue(label, out var variable) ? variable : null;

    /// <summary>What an array stands for that is chosen, or that loops carry or leave; nothing for all else.</summary>
    public Value[] SourcesOf(Value value) =>
        Carrying(value.Label) is (var loop, var place) ? [loop.Inits[place], loop.Body.Yields[place]]
        : Of(value) is { } definition ? Sources.Of(definition, value)
        : [];

    private void Define(IEnumerable<Instruction> instructions)
    {
        DeepStack.Check();
        foreach (Instruction instruction in instructions)
        {
            foreach (Value result in instruction.Results) _instructions[result.Label] = instruction;
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                for (int i = 0; i < loop.Carried.Count; i++) _carried[loop.Carried[i].Label] = (loop, i);
            }

            foreach (Block inner in Nested.Of(instruction)) Define(inner.Instructions);
        }
    }
}
