using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A function called several times on the same arguments writes to copies, which are spans.</summary>
internal static class Scratch
{
    // f(double[] x) { x[i] = …}   →   f(Span<double> x) { x[i] = … }
    public static Function Parameters(Function function, int own)
    {
        Aliases aliases = Aliases.Of(function);
        HashSet<int> written = [.. function.Parameters.Take(own).Where(parameter => parameter.Type is { IsMemory: true, Rank: 1, Element.IsMemory: false } && aliases.IsWritten(parameter)).Select(parameter => parameter.Label)];
        return written.Count == 0 ? function : Operands.Map(function, value => written.Contains(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) } : value);
    }
}
