using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The differentiable parameters of a method, as the faces of its products show them.</summary>
internal sealed class Inputs(Signature signature)
{
    private static readonly HashSet<string> ReservedInTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    private readonly Parameter[] _parameters = [.. signature.Parameters.Where(parameter => parameter.IsDifferentiable)];

    /// <summary>For each parameter of the method, whether it is one.</summary>
    public EquatableArray<bool> Marks => signature.Inputs;

    public int Count => _parameters.Length;

    public Parameter[] Scalars => [.. _parameters.Where(parameter => parameter.Type.IsReal)];

    /// <summary>Arrays and spans.</summary>
    public Parameter[] Memory => [.. _parameters.Where(parameter => parameter.Type.IsMemory)];

    public DataType Result => signature.Result is Shape.Scalar scalar ? scalar.Type : throw new NotSupportedException("several results");

    /// <summary>What the method returns.</summary>
    public Shape Returned => signature.Result;

    public bool IsVectorValued => signature.Result is not Shape.Scalar;

    public Parameter[] Results => [.. signature.Parameters.Where(parameter => parameter.IsResult)];

    public Outcome Outcome => !IsVectorValued ? Outcome.Number : new Outcome(
        signature.Result is Shape.Tuple { Elements.Count: > 0 } ? new DataType(ShapeText.Of(signature.Result), TypeKind.Other) : null,
        signature.Parameters.Select(parameter => parameter.IsResult).ToEquatableArray());

    private IEnumerable<DataType> ResultTypes => Results.Select(parameter => parameter.Type.Real!).Concat(Leaves(signature.Result));

    private static IEnumerable<DataType> Leaves(Shape shape) => shape switch
    {
        Shape.Scalar scalar => [scalar.Type],
        Shape.Array array => [array.Type.Real!],
        Shape.Tuple tuple => tuple.Elements.SelectMany(element => Leaves(element.Shape)),
        _ => throw new NotSupportedException(shape.GetType().Name),
    };

    /// <summary><c>double</c> unless every result and every input are <c>float</c>.</summary>
    public DataType Widest => ResultTypes.All(type => type.Kind == TypeKind.Float) && _parameters.All(parameter => parameter.Type.Real!.Kind == TypeKind.Float) ? DataType.Float : DataType.Double;

    /// <summary>One number for one input by value, a tuple named after them for several, nothing where all are arrays or spans.</summary>
    public Shape Shape => Scalars is [var only]
        ? new Shape.Scalar(only.Type)
        : new Shape.Tuple(Scalars.Select((parameter, i) => new Shape.Element(ElementName(parameter.Name, i), new Shape.Scalar(parameter.Type))).ToEquatableArray());

    /// <summary>The value, and beside it the gradient with respect to what comes by value.</summary>
    public Shape ValueAnd(string name, Shape shape) => shape is Shape.Tuple { Elements.Count: 0 }
        ? new Shape.Scalar(Result)
        : new Shape.Tuple([new("Value", new Shape.Scalar(Result)), new(name, shape)]);

    /// <summary>What a method that is handed tangents hands back: nothing where the method returns nothing.</summary>
    public Shape ValueAndTangent => signature.Result is Shape.Tuple { Elements.Count: 0 }
        ? Shape.Nothing
        : new Shape.Tuple([new("Value", signature.Result), new("Tangent", signature.Result)]);

    /// <summary>For each span that takes results, one for what belongs to them.</summary>
    public EquatableArray<Parameter> Beside(string suffix, bool isWritten) =>
        Results.Select(parameter => Extra(parameter, suffix, isWritten ? parameter.Type : DataType.ReadOnlySpan(parameter.Type.Element!))).ToEquatableArray();

    /// <summary>The parameters that bring the adjoints of the results.</summary>
    public EquatableArray<Parameter> ResultAdjoints => signature.Result switch
    {
        Shape.Scalar scalar => [Adjoint(scalar.Type)],
        Shape.Array array => [Adjoint(DataType.ReadOnlySpan(array.Type.Element!))],
        Shape.Tuple { Elements.Count: > 0 } tuple => [Adjoint(new DataType(ShapeText.Of(tuple), TypeKind.Other))],
        _ => Beside("Adjoint", isWritten: false),
    };

    private Parameter Adjoint(DataType type) => new(Unused("resultAdjoint"), type, "", null, IsDifferentiable: false);

    /// <summary>A tangent parameter for each input.</summary>
    public EquatableArray<Parameter> Tangents => _parameters
        .Select(parameter => Extra(parameter, "Tangent", parameter.Type is { IsMemory: true, Rank: 1, Element: { IsReal: true } element } ? DataType.ReadOnlySpan(element) : parameter.Type))
        .ToEquatableArray();

    /// <summary>For each array or span a span, or an array like it, that takes its derivatives.</summary>
    public EquatableArray<Parameter> Spans(string suffix) => Memory.Select(parameter => Extra(parameter, suffix, Augmentation.AdjointType(parameter.Type))).ToEquatableArray();

    /// <summary>For documentation: <c>a</c>, <c>b</c> and <c>c</c>, as references.</summary>
    public string List => ListOf(_parameters);

    public string ListOf(IEnumerable<Parameter> parameters)
    {
        string[] references = [.. parameters.Select(parameter => $"<paramref name=\"{parameter.Name.TrimStart('@')}\"/>")];
        return references.Length == 1 ? references[0] : string.Join(", ", references.Take(references.Length - 1)) + " and " + references[^1];
    }

    /// <summary>The name, or the name with a number behind it if a parameter has it already.</summary>
    public string Unused(string name)
    {
        HashSet<string> used = [.. signature.Parameters.Select(parameter => parameter.Name.TrimStart('@'))];
        string candidate = name;
        for (int i = 2; used.Contains(candidate); i++) candidate = name + i;
        return candidate;
    }

    private Parameter Extra(Parameter parameter, string suffix, DataType type) =>
        new(Unused(parameter.Name.TrimStart('@') + suffix), type, "", null, IsDifferentiable: false, Beside: parameter.Name);

    private static string ElementName(string name, int position)
    {
        bool isItem = name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number) && number != position + 1;
        return isItem || ReservedInTuples.Contains(name) ? "" : name;
    }
}
