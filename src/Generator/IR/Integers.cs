using System.Globalization;

namespace GradGen.IR;

/// <summary>Arithmetic of indices and counts; what is known now is computed now.</summary>
internal static class Integers
{
    public static Value Number(Builder builder, int number, DataType type) =>
        builder.Add(new Constant(builder.Define("", type), 0, number.ToString(CultureInfo.InvariantCulture)) { Origin = Instruction.None });

    /// <summary>How many elements so many of such a length are; too many for a number are an exception.</summary>
    public static Verbatim Count(Value result, Fragment x, Fragment y) =>
        new(result, [new Fragment.Text("checked("), x, new Fragment.Text(" * "), y, new Fragment.Text(")")], IsPrimary: true, IsPure: true);

    public static Value Add(Builder builder, Value x, Value y)
    {
        if (NumberOf(builder, x) is { } a && NumberOf(builder, y) is { } b && (int)(a + b) == a + b) return Number(builder, (int)(a + b), x.Type);
        if (NumberOf(builder, x) == 0) return y;
        if (NumberOf(builder, y) == 0) return x;
        if (NumberOf(builder, y) is < 0 and { } minus) return Apply(builder, "-", x, Number(builder, (int)-minus, x.Type));
        return Apply(builder, "+", x, y);
    }

    public static Value Add(Builder builder, Value x, int number) => Add(builder, x, Number(builder, number, x.Type));

    public static Value Subtract(Builder builder, Value x, Value y)
    {
        if (NumberOf(builder, y) is { } number) return Add(builder, x, Number(builder, (int)-number, x.Type));
        return Apply(builder, "-", x, y);
    }

    public static Value Multiply(Builder builder, Value x, Value y)
    {
        if (NumberOf(builder, x) is { } a && NumberOf(builder, y) is { } b && (int)(a * b) == a * b) return Number(builder, (int)(a * b), x.Type);
        if (NumberOf(builder, x) == 0) return x;
        if (NumberOf(builder, y) == 0) return y;
        if (NumberOf(builder, x) == 1) return y;
        if (NumberOf(builder, y) == 1) return x;
        return Apply(builder, "*", x, y);
    }

    /// <summary>The number, where it is known now.</summary>
    public static long? NumberOf(Builder builder, Value value) =>
        builder.DefinitionOf(value) is Constant { Text: { } text } && value.Type.Kind == TypeKind.Integer
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static Value Apply(Builder builder, string function, Value x, Value y)
    {
        int origin = builder.Origin;
        builder.Origin = Instruction.None; // an index is no derivative
        Value result = builder.Add(new Apply(builder.Define("", x.Type), function, [x, y]));
        builder.Origin = origin;
        return result;
    }
}
