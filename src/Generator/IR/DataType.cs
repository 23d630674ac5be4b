namespace GradGen.IR;

/// <summary>What the transforms need to know of a type; anything they do not differentiate is <see cref="Other"/>.</summary>
internal enum TypeKind : byte { Other, Boolean, Integer, Float, Double }

/// <summary>A C# type as generated code spells it, for example <c>double</c> or <c>global::System.DateTime</c>.</summary>
internal sealed record DataType(string Text, TypeKind Kind)
{
    public static readonly DataType Double = new("double", TypeKind.Double);
    public static readonly DataType Float = new("float", TypeKind.Float);
    public static readonly DataType Boolean = new("bool", TypeKind.Boolean);
    public static readonly DataType Int32 = new("int", TypeKind.Integer);

    /// <summary>Whether values of this type can carry a derivative.</summary>
    public bool IsReal => Kind is TypeKind.Float or TypeKind.Double;

    public override string ToString() => Text;
}
