namespace GradGen.IR;

/// <summary>What the transforms need to know of a type; anything they do not differentiate is <see cref="Other"/>.</summary>
internal enum TypeKind : byte { Other, Boolean, Integer, Float, Double, Memory }

/// <summary>A C# type as generated code spells it, for example <c>double</c> or <c>global::System.DateTime</c>.</summary>
/// <param name="Element">What an array or a span holds; <see langword="null"/> for other types.</param>
/// <param name="Rank">How many indices an element has.</param>
internal sealed record DataType(string Text, TypeKind Kind, DataType? Element = null, int Rank = 1)
{
    public static readonly DataType Double = new("double", TypeKind.Double);
    public static readonly DataType Float = new("float", TypeKind.Float);
    public static readonly DataType Boolean = new("bool", TypeKind.Boolean);
    public static readonly DataType Int32 = new("int", TypeKind.Integer);

    /// <summary>Whether values of this type can carry a derivative.</summary>
    public bool IsReal => Kind is TypeKind.Float or TypeKind.Double;

    /// <summary>Whether values of this type are places where elements are kept: an array or a span.</summary>
    public bool IsMemory => Kind == TypeKind.Memory;

    /// <summary>The real type at the bottom of an array of arrays; <see langword="null"/> where there is none.</summary>
    public DataType? Real => IsReal ? this : Element?.Real;

    /// <summary>Whether it is <c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    public bool IsSpan => IsMemory && Text.EndsWith(">", StringComparison.Ordinal);

    /// <summary>Whether it is memory that nothing writes to by this name.</summary>
    public bool IsReadOnly => IsSpan && Text.StartsWith("global::System.ReadOnlySpan<", StringComparison.Ordinal);

    /// <summary>What a part of it is: of an array a span, of a span one of its own kind.</summary>
    public DataType Part => IsSpan ? this : Span(Element!);

    public static DataType Array(DataType element, int rank = 1) => new($"{element}[{new string(',', rank - 1)}]", TypeKind.Memory, element, rank);

    public static DataType Span(DataType element) => new($"global::System.Span<{element}>", TypeKind.Memory, element);

    public static DataType ReadOnlySpan(DataType element) => new($"global::System.ReadOnlySpan<{element}>", TypeKind.Memory, element);

    /// <summary>What both can be made: of an array and a span a span, of a span and one that is only read one that is only read.</summary>
    public static DataType Common(DataType one, DataType other) => one == other || !one.IsMemory || one.Rank > 1 ? one
        : one == ReadOnlySpan(one.Element!) || other == ReadOnlySpan(one.Element!) ? ReadOnlySpan(one.Element!)
        : Span(one.Element!);

    public override string ToString() => Text;
}
