using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>The span for a Jacobian must have a row for each result and in each an element for each input.</summary>
internal static class JacobianLength
{
    public static void Check(Value jacobian, string name, Value wanted, Builder builder)
    {
        Value length = builder.Define("", DataType.Int32);
        builder.Add(new Length(length, jacobian));
        Value differs = builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [length, wanted]));
        builder.Open();
        builder.Add(new Throw([new Fragment.Text($"new global::System.ArgumentException(\"{name} must have a row for each result, and in each an element for each input.\", \"{name}\")")]));
        builder.Add(new If([], differs, builder.Close([]), Block.Empty));
    }
}
