using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How C# spells a call of a function of the derivative table: <c>Open</c>, the arguments, <c>Close</c>.</summary>
internal readonly record struct Spelling(string Open, string Close)
{
    /// <summary>What <c>System.Math</c> has for floats too, and <c>System.MathF</c> lacks or has only in newer frameworks.</summary>
    private static readonly HashSet<string> AlwaysInMath = ["Abs", "Clamp", "Max", "Min", "Sign"];

    public static Spelling Of(Apply apply)
    {
        int dot = apply.Function.IndexOf('.'); // SinCos.Sin: a member of what the function returns
        string name = dot < 0 ? apply.Function : apply.Function.Substring(0, dot);
        return new Spelling($"{Home(apply)}.{name}(", dot < 0 ? ")" : ")" + apply.Function.Substring(dot));
    }

    private static string Home(Apply apply)
    {
        DataType type = (apply.Arguments.FirstOrDefault(argument => argument.Type.IsReal) ?? apply.Result).Type;
        return Functions.Find(apply.Function, apply.Arguments.Count)?.Home switch
        {
            IR.Home.Type => type.Text,
            _ when type.Kind == TypeKind.Float && !AlwaysInMath.Contains(apply.Function) => "global::System.MathF",
            _ => "global::System.Math",
        };
    }
}
