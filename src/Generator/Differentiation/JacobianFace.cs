using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>How a Jacobian looks from outside: the method's results, and a span for the partial derivatives.</summary>
internal static class JacobianFace
{
    /// <summary>What the span is called.</summary>
    public static string NameOf(Inputs inputs) => inputs.Unused("jacobian");

    public static Product Of(Inputs inputs, bool hasWayBack, Module code)
    {
        string name = NameOf(inputs);
        string elements = inputs.Memory.Length == 0 ? $"each of {inputs.List}" : $"each number of {inputs.List}, in order";
        return new Product("Jacobian", [new Parameter(name, DataType.Span(inputs.Widest), "", null, IsDifferentiable: false)], KeepsDefaults: false,
            $"The partial derivatives of the results of {{0}}, which it also hands back. <paramref name=\"{name}\"/> is overwritten with them, row by row: a row for each result, in each an element for {elements}.",
            inputs.Returned is Shape.Tuple { Elements.Count: 0 } ? "" : "What the method returns.",
            inputs.Returned, hasWayBack, code);
    }
}
