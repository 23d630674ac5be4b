using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Arithmetic of the conditions under which values reach the result; <see langword="null"/> is always.</summary>
internal static class Reach
{
    public static Value? Or(Builder builder, Value? p, Value? q)
    {
        if (p is null || q is null) return null;
        return p == q ? p : builder.Add(new Apply(builder.Define("", DataType.Boolean), "|", [p, q]));
    }

    public static Value Not(Builder builder, Value p) => builder.Add(new Apply(builder.Define("", DataType.Boolean), "!", [p]));

    public static Value Truth(Builder builder, bool truth) =>
        builder.Add(new Constant(builder.Define("", DataType.Boolean), 0, truth ? "true" : "false"));
}
