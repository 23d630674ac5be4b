using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The differentiable parameters of a method, as the faces of its products show them.</summary>
internal sealed class Inputs(Signature signature)
{
    private static readonly HashSet<string> ReservedInTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    private readonly Parameter[] _parameters = [.. signature.Parameters.Where(parameter => parameter.IsDifferentiable)];

    /// <summary>For each parameter of the method, whether it is one.</summary>
    public EquatableArray<bool> Marks => signature.Parameters.Select(parameter => parameter.IsDifferentiable).ToEquatableArray();

    public int Count => _parameters.Length;

    public DataType Result => signature.Result;

    /// <summary><c>double</c> unless the result and every input are <c>float</c>.</summary>
    public DataType Widest => signature.Result.Kind == TypeKind.Float && _parameters.All(parameter => parameter.Type.Kind == TypeKind.Float) ? DataType.Float : DataType.Double;

    /// <summary>One number for one input, and otherwise a tuple named after the inputs.</summary>
    public Shape Shape => _parameters.Length == 1
        ? new Shape.Scalar(_parameters[0].Type)
        : new Shape.Tuple(_parameters.Select((parameter, i) => new Shape.Element(ElementName(parameter.Name, i), new Shape.Scalar(parameter.Type))).ToEquatableArray());

    /// <summary>A tangent parameter for each input.</summary>
    public EquatableArray<Parameter> Tangents => _parameters
        .Select(parameter => new Parameter(Unused(parameter.Name.TrimStart('@') + "Tangent"), parameter.Type, "", null, IsDifferentiable: false)).ToEquatableArray();

    /// <summary>For documentation: <c>a</c>, <c>b</c> and <c>c</c>, as references.</summary>
    public string List
    {
        get
        {
            string[] references = [.. _parameters.Select(parameter => $"<paramref name=\"{parameter.Name.TrimStart('@')}\"/>")];
            return references.Length == 1 ? references[0] : string.Join(", ", references.Take(references.Length - 1)) + " and " + references[^1];
        }
    }

    /// <summary>The name, or the name with a number behind it if a parameter has it already.</summary>
    public string Unused(string name)
    {
        HashSet<string> used = [.. signature.Parameters.Select(parameter => parameter.Name.TrimStart('@'))];
        string candidate = name;
        for (int i = 2; used.Contains(candidate); i++) candidate = name + i;
        return candidate;
    }

    private static string ElementName(string name, int position)
    {
        bool isItem = name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number) && number != position + 1;
        return isItem || ReservedInTuples.Contains(name) ? "" : name;
    }
}
