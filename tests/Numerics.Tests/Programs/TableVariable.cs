namespace GradGen.Numerics.Tests.Programs;

/// <summary>A square <c>T[,]</c> or <c>T[][]</c> in scope. Its elements stay within the band of a variable.</summary>
/// <param name="Size">What has as many elements as it has rows, and each row columns, is of that size.</param>
/// <param name="Length">It has at least this many rows and columns.</param>
/// <param name="IsHeld">Nothing that varies may be written to it.</param>
internal sealed record TableVariable(string Name, Kind Element, bool IsJagged, string Size, int Length, bool IsHeld = false)
{
    /// <summary>As a type of C#.</summary>
    public string Type => Statements.Keyword(Element) + (IsJagged ? "[][]" : "[,]");

    public string Rows => IsJagged ? $"{Name}.Length" : $"{Name}.GetLength(0)";

    public string Columns => IsJagged ? $"{Name}[0].Length" : $"{Name}.GetLength(1)";
}
