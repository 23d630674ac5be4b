using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Where a method is compared with the oracle: where its source says, else at a few points off every beaten track.</summary>
internal static class Points
{
    private static readonly double[] Numbers = [0.7310585, -1.2839, 2.0471, 0.31817, -0.5927, 1.4142, 0.9163, -2.2361];

    private static readonly int[] Lengths = [3, 1, 0, 4, 2, 6];

    public static IEnumerable<object?[]> Of(MethodInfo method)
    {
        Slot[] slots = Slot.Of(method);
        ParameterInfo[] parameters = method.GetParameters();
        var declared = method.GetCustomAttributesData().Where(a => a.AttributeType.Name == "AtAttribute").Select(a => Declared(a, slots, parameters)).ToList();
        return declared.Count > 0 ? declared : Enumerable.Range(0, slots.Any(s => HasLength(s.Type)) ? Lengths.Length : 4).Select(n => Chosen(slots, n));
    }

    /// <summary>The n-th of the points that are chosen when the source says nothing; its arrays are of one length.</summary>
    public static object?[] Chosen(Slot[] slots, int n) => Chosen(slots, n, Lengths[n % Lengths.Length]);

    public static object?[] Chosen(Slot[] slots, int n, int length) =>
        [.. slots.Select((slot, i) => HasLength(slot.Type) ? Chosen(slot, length, n * 3 + i * 5) : Number(slot.Type, n * 3 + i * 5 + n / 3))];

    private static object?[] Declared(CustomAttributeData attribute, Slot[] slots, ParameterInfo[] parameters)
    {
        var values = (ReadOnlyCollection<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!;
        return [.. slots.Select((slot, i) => i < values.Count ? Converted(values[i].Value, slot, i) : parameters[i].DefaultValue)];
    }

    private static object? Converted(object? value, Slot slot, int i) =>
        value is null ? null
        : HasLength(slot.Type) ? Spread(value, slot, i * 5)
        : slot.Type.IsEnum ? Enum.ToObject(slot.Type, value)
        : slot.Type == typeof(DateTime) ? DateTime.Parse((string)value, CultureInfo.InvariantCulture)
        : Convert.ChangeType(value, slot.Type, CultureInfo.InvariantCulture);

    private static object Spread(object value, Slot slot, int seed) => value switch
    {
        int length => Chosen(slot, length, seed),
        string text when text.Split('x') is [var rows, var columns] => Chosen(Forms.Given(slot.Type), Whole(rows), Whole(columns), n => Number(slot, n + seed)),
        string text => Written.Array(text, Forms.Given(slot.Type)),
        _ => throw new NotSupportedException($"{value} is no array."),
    };

    private static object Chosen(Slot slot, int length, int seed) => Chosen(Forms.Given(slot.Type), length, length, n => Number(slot, n + seed));

    private static Array Chosen(Type type, int rows, int columns, Func<int, object> number)
    {
        Type part = type.GetElementType()!;
        if (type.GetArrayRank() == 2) return Matrix(part, rows, columns, number);
        var chosen = Array.CreateInstance(part, rows);
        for (int i = 0; i < rows; i++)
        {
            int row = i * columns;
            chosen.SetValue(part.IsArray ? Chosen(part, columns, 0, n => number(row + n)) : number(i), i);
        }

        return chosen;
    }

    private static Array Matrix(Type element, int rows, int columns, Func<int, object> number)
    {
        var matrix = Array.CreateInstance(element, rows, columns);
        for (int n = 0; n < matrix.Length; n++) matrix.SetValue(number(n), n / columns, n % columns);
        return matrix;
    }

    /// <summary>Spans to be written hold NaN before.</summary>
    private static object Number(Slot slot, int n) =>
        slot.IsResult ? Shape.Number(slot.Element, double.NaN) : Number(Element(slot.Type), n);

    private static object Number(Type type, int n) =>
        type == typeof(double) ? (object)Real(n)
        : type == typeof(float) ? (object)(float)Real(n)
        : type == typeof(int) ? n % 4
        : type == typeof(bool) ? n % 2 == 0
        : type == typeof(string) ? "abcd"[..(n % 4)]
        : type.IsEnum ? Enum.GetValues(type).GetValue(n % Enum.GetValues(type).Length)!
        : throw new NotSupportedException($"No points are known for {type}; declare some with [At].");

    /// <summary>No two are equal, however many there are.</summary>
    private static double Real(int n) => Numbers[n % Numbers.Length] * (1 + 0.0625 * (n / Numbers.Length));

    private static bool HasLength(Type type) => type.IsArray || type.IsByRefLike;

    private static Type Element(Type type) => Forms.Given(type) is { IsArray: true } array ? Element(array.GetElementType()!) : type;

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
