namespace GradGen.Numerics.Tests.Programs;

internal enum Storage { Array, Span, ReadOnlySpan }

/// <summary>An array or span in scope. Its elements stay within the band of a variable.</summary>
/// <param name="Size">Arrays of one size are equally long, whatever the length is.</param>
/// <param name="Length">It is at least this long.</param>
/// <param name="IsStack">Whether it may be on the stack, and so may not be assigned to something that lives longer.</param>
internal sealed record ArrayVariable(string Name, Kind Element, Storage Storage, string Size, int Length, bool IsStack = false)
{
    public bool IsWritable => Storage != Storage.ReadOnlySpan;

    /// <summary>As a type of C#.</summary>
    public string Type => TypeOf(Storage, Element);

    public static string TypeOf(Storage storage, Kind element) => storage switch
    {
        Storage.Array => $"{Statements.Keyword(element)}[]",
        Storage.Span => $"Span<{Statements.Keyword(element)}>",
        _ => $"ReadOnlySpan<{Statements.Keyword(element)}>",
    };
}

/// <summary>A helper that reads, or writes, the elements of a span, and takes a number beside it.</summary>
internal sealed record SpanHelper(string Name, Kind Element, bool Writes);
