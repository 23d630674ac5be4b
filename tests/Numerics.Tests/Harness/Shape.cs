using System.Globalization;
using System.Runtime.CompilerServices;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Numbers in whatever holds them: a number, an array of one or two dimensions or of arrays, a tuple.</summary>
internal static class Shape
{
    /// <summary>What is held, in order.</summary>
    public static IEnumerable<object> Leaves(object? value) => value switch
    {
        null => [],
        string => [value],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Leaves(tuple[i])),
        Array array => array.Cast<object?>().SelectMany(Leaves),
        _ => [value],
    };

    public static double[] Numbers(object? value) => [.. Leaves(value).Select(n => Convert.ToDouble(n, CultureInfo.InvariantCulture))];

    public static int Count(object? value) => Leaves(value).Count();

    /// <summary>The same shape, holding something else at each place.</summary>
    public static object? Map(object? value, Type element, Func<object, int, object> number)
    {
        int next = 0;
        return Mapped(value);

        object? Mapped(object? part) => part switch
        {
            null => null,
            Array { Rank: 2 } matrix => Rectangle(matrix),
            Array rows when rows.GetType().GetElementType()!.IsArray => Row(rows, element.MakeArrayType()),
            Array row => Row(row, element),
            _ => number(part, next++),
        };

        Array Row(Array row, Type type)
        {
            var mapped = Array.CreateInstance(type, row.Length);
            for (int i = 0; i < row.Length; i++) mapped.SetValue(Mapped(row.GetValue(i)), i);
            return mapped;
        }

        Array Rectangle(Array matrix)
        {
            var mapped = Array.CreateInstance(element, matrix.GetLength(0), matrix.GetLength(1));
            for (int i = 0; i < matrix.GetLength(0); i++)
            {
                for (int j = 0; j < matrix.GetLength(1); j++) mapped.SetValue(Mapped(matrix.GetValue(i, j)), i, j);
            }

            return mapped;
        }
    }

    /// <summary>A copy down to the rows; rows that are one array stay one array.</summary>
    public static object? Copy(object? value) => value switch
    {
        Array[] rows => Rows(rows),
        Array array => array.Clone(),
        _ => value,
    };

    /// <summary>Numbers as a value of that type: a number, a tuple, or an array.</summary>
    public static object Of(Type type, double[] numbers)
    {
        var rest = new Queue<double>(numbers);
        if (Forms.ElementOf(type) is { } element && type != element)
        {
            return Map(Array.CreateInstance(element, numbers.Length), element, (_, _) => Number(element, rest.Dequeue()))!;
        }

        return Built(type);

        object Built(Type part) =>
            part == typeof(double) || part == typeof(float)
                ? Number(part, rest.Dequeue())
                : Activator.CreateInstance(part, [.. part.GetGenericArguments().Select(Built)])!;
    }

    public static object Number(Type type, double value) => type == typeof(float) ? (object)(float)value : value;

    private static Array Rows(Array[] rows)
    {
        var copies = new Dictionary<Array, object>(ReferenceEqualityComparer.Instance);
        var copy = (Array[])rows.Clone();
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not { } row) continue;
            if (!copies.TryGetValue(row, out object? own)) copies.Add(row, own = row.Clone());
            copy[i] = (Array)own;
        }

        return copy;
    }
}
