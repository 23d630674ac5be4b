using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// A matrix of the caller's that loops and choices hand on with others is copied for that, where nobody can tell: then all
/// are the function's own, and can be in buffers.
/// </summary>
internal static class OwnMatrices
{
    public static Module Copy(Module module) => new(module.Functions.Select(Copy).ToEquatableArray());

    private static Function Copy(Function function)
    {
        if (!function.Parameters.Any(IsMatrix)) return function;
        Aliases aliases = Aliases.Of(function);
        var kept = new HashSet<int>();
        Find(function.Body, made: [], kept);
        int labels = function.LabelCount;
        var copies = new Dictionary<int, Value>();
        var output = new List<Instruction>();
        foreach (Value parameter in function.Parameters.Where(IsMatrix))
        {
            IReadOnlyList<int> names = aliases.Members(aliases.ClassOf(parameter));
            if (names.Count == 1 || names.Any(kept.Contains) || function.Body.Yields.Any(value => names.Contains(value.Label))) continue;
            Value rows = new(labels++, "", DataType.Int32), columns = new(labels++, "", DataType.Int32), copy = parameter with { Label = labels++ };
            output.AddRange([new Length(rows, parameter, 0), new Length(columns, parameter, 1), new NewArray(copy, [rows, columns], IsZeroed: false), new Copy(parameter, copy, IsWhole: true)]);
            copies.Add(parameter.Label, copy);
        }

        if (copies.Count == 0) return function;
        Block body = Over(function.Body);
        return function with { Body = body with { Instructions = [.. output, .. body.Instructions] }, LabelCount = labels };

        Value Own(Value value) => copies.TryGetValue(value.Label, out Value copy) ? copy : value;

        // for carry p = p0 { … }   →   q = new T[rows of p0, columns of p0]; copy p0 to q; for carry p = q { … }
        Block Over(Block block)
        {
            DeepStack.Check();
            return new Block(block.Instructions.Select(instruction => Nested.Map(instruction, Over) switch
            {
                Loop loop => loop with { Inits = [.. loop.Inits.Select(Own)] },
                Select select => select with { WhenTrue = Own(select.WhenTrue), WhenFalse = Own(select.WhenFalse) },
                var other => other,
            }).ToEquatableArray(), [.. block.Yields.Select(Own)]);
        }
    }

    private static bool IsMatrix(Value value) => value.Type is { IsMemory: true, Rank: 2, Element.IsReal: true };

    /// <summary>What is written, other than where it was made, handed on in other ways, or asked whether it is there: a copy of null is none.</summary>
    private static void Find(Block block, HashSet<int> made, HashSet<int> kept)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is NewArray array) made.Add(array.Result.Label);
            kept.UnionWith(Writes.Of(instruction).Select(memory => memory.Label).Where(label => !made.Contains(label)));
            if (instruction is Call or Verbatim or Throw) kept.UnionWith(Operands.Of(instruction).Where(IsMatrix).Select(operand => operand.Label));
            foreach (Block inner in Nested.Of(instruction)) Find(inner, made, kept);
        }
    }
}
