namespace GradGen.Numerics.Tests.Harness;

/// <summary>How a parameter holds its numbers.</summary>
internal enum Form { Other, Scalar, Array, Span, ReadOnlySpan, Matrix, Jagged }

internal static class Forms
{
    public static Form Of(Type type)
    {
        if (IsReal(type)) return Form.Scalar;
        if (type.IsArray && ElementOf(type) is { } element)
        {
            return type == element.MakeArrayType() ? Form.Array
                : type == element.MakeArrayType(2) ? Form.Matrix
                : type == element.MakeArrayType().MakeArrayType() ? Form.Jagged
                : Form.Other;
        }

        if (!type.IsGenericType || !IsReal(type.GetGenericArguments()[0])) return Form.Other;
        Type definition = type.GetGenericTypeDefinition();
        return definition == typeof(Span<>) ? Form.Span : definition == typeof(ReadOnlySpan<>) ? Form.ReadOnlySpan : Form.Other;
    }

    /// <summary>The type of the real numbers held, if it is real numbers that are held.</summary>
    public static Type? ElementOf(Type type) =>
        IsReal(type) ? type
        : type.IsArray ? ElementOf(type.GetElementType()!)
        : type.IsByRefLike ? ElementOf(type.GetGenericArguments()[0])
        : null;

    /// <summary>What holds one number for each number of a parameter: handed in (read-only where it may be), or written to.</summary>
    public static Type Companion(Form form, Type type, bool isWritten)
    {
        if (form is Form.Scalar or Form.Matrix or Form.Jagged) return type;
        return (isWritten ? typeof(Span<>) : typeof(ReadOnlySpan<>)).MakeGenericType(ElementOf(type)!);
    }

    /// <summary>What a parameter's argument is given as: spans are given as arrays.</summary>
    public static Type Given(Type type) => type.IsByRefLike ? type.GetGenericArguments()[0].MakeArrayType() : type;

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);
}
