using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A function called several times on the same arguments writes to copies, which are buffers where they can be.</summary>
internal static class Scratch
{
    // f(double[] x) { x[i] = …}   →   f(Span<double> x) { x[i] = … }
    public static Function Parameters(Function function, int own)
    {
        Aliases aliases = Aliases.Of(function);
        HashSet<int> asTheyAre = [.. function.Body.Yields.Where(value => value.Type.IsMemory).Select(aliases.ClassOf)];
        Collect(function.Body);
        HashSet<int> written =
        [
            .. function.Parameters.Take(own)
                .Where(parameter => parameter.Type is { IsMemory: true, Rank: 1, Element.IsReal: true } && aliases.WritesTo(parameter) && !asTheyAre.Contains(aliases.ClassOf(parameter)))
                .Select(parameter => parameter.Label),
        ];
        return written.Count == 0 ? function : Operands.Map(function, value => written.Contains(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) } : value);

        void Collect(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Collect(inner);
                if (instruction is Verbatim or Throw or Loop or If or Select) asTheyAre.UnionWith(Operands.Of(instruction).Concat(Nested.Of(instruction).SelectMany(inner => inner.Yields)).Where(value => value.Type.IsMemory).Select(aliases.ClassOf));
            }
        }
    }

    /// <summary>Room for a copy of what is passed for a parameter.</summary>
    public static Value For(Value parameter, Value argument, Builder builder)
    {
        if (parameter.Type.IsSpan || parameter.Type is not { Rank: 1, Element.IsReal: true }) return Zeros.Beside(argument, parameter.Name, builder);
        Value length = builder.Define("", DataType.Int32), array = builder.Define(parameter.Name, parameter.Type);
        builder.Append(new Length(length, argument));
        builder.Append(new NewArray(array, [length], IsZeroed: true));
        return array;
    }
}
