namespace GradGen.IR;

/// <summary>How C# spells the type of a shape.</summary>
internal static class ShapeText
{
    public static string Of(Shape shape) => shape switch
    {
        Shape.Scalar scalar => scalar.Type.Text,
        Shape.Array array => array.Type.Text,
        Shape.Tuple tuple => "(" + string.Join(", ", tuple.Elements.Select(element => Of(element.Shape) + (element.Name == "" ? "" : " " + element.Name))) + ")",
        _ => throw new NotSupportedException(shape.GetType().Name),
    };
}
