using GradGen.Support;

namespace GradGen.IR;

/// <summary>A method to be generated: its face and its body.</summary>
/// <param name="Suffix">What follows the primal's name: <c>Gradient</c>.</param>
/// <param name="ExtraParameters">What comes behind the primal's parameters: tangents, an adjoint, the span to fill.</param>
/// <param name="KeepsDefaults">Whether the primal's default values and <c>params</c> are kept (nothing required follows them).</param>
/// <param name="Summary">XML documentation text, <c>{0}</c> standing for the reference to the primal.</param>
/// <param name="HasWayBack">Whether the code has a forward and a reverse sweep, the second quoting the lines of the first.</param>
/// <param name="Code">Main's parameters are the primal's and then the extra ones that are scalars, in order; its yields
/// are the leaves of <paramref name="Result"/>, in order.</param>
internal sealed record Product(
    string Suffix,
    EquatableArray<Parameter> ExtraParameters,
    bool KeepsDefaults,
    string Summary,
    string Returns,
    Shape Result,
    bool HasWayBack,
    Module Code)
{
    /// <summary>What stands above the derivative code, where it comes behind the primal's.</summary>
    public string Heading { get; init; } = "Backward: dv is the derivative of the result with respect to v.";
}

/// <summary>What a method hands back.</summary>
internal abstract record Shape
{
    public sealed record Scalar(DataType Type) : Shape;

    public sealed record Tuple(EquatableArray<Element> Elements) : Shape;

    /// <summary>An array, of one dimension.</summary>
    public sealed record Array(DataType Type) : Shape;

    /// <summary>Of a method that returns nothing: a tuple of nothing.</summary>
    public static readonly Shape Nothing = new Tuple([]);

    /// <summary>Nothing is returned; the yields are written to the span parameter <paramref name="Parameter"/>, whose
    /// length must be their number, row by row.</summary>
    public sealed record Filled(string Parameter, DataType Type, int Length) : Shape;

    /// <param name="Name">Empty where C# allows no such name in a tuple.</param>
    public sealed record Element(string Name, Shape Shape);
}
