using System.Globalization;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Arrays as the points of the zoo write them: "1 2 3", or "1 2; 3 4" row by row.</summary>
internal static class Written
{
    public static Array Array(string text, Type type)
    {
        string[] rows = text.Split(';', StringSplitOptions.TrimEntries);
        Type element = type.GetElementType()!;
        if (type.GetArrayRank() == 2) return Matrix([.. rows.Select(row => Row(row, element))], element);
        if (!element.IsArray) return Row(text, element);
        if (text.Length == 0) rows = [];
        var jagged = System.Array.CreateInstance(element, rows.Length);
        for (int i = 0; i < rows.Length; i++) jagged.SetValue(Row(rows[i], element.GetElementType()!), i);
        return jagged;
    }

    private static Array Row(string text, Type element)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var row = System.Array.CreateInstance(element, words.Length);
        for (int i = 0; i < words.Length; i++) row.SetValue(Convert.ChangeType(words[i], element, CultureInfo.InvariantCulture), i);
        return row;
    }

    private static Array Matrix(Array[] rows, Type element)
    {
        var matrix = System.Array.CreateInstance(element, rows[0].Length == 0 ? 0 : rows.Length, rows[0].Length);
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j < matrix.GetLength(1); j++) matrix.SetValue(rows[i].GetValue(j), i, j);
        }

        return matrix;
    }
}
