using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How C# spells a call of a function of the derivative table: <c>Open</c>, the arguments, <c>Close</c>.</summary>
internal readonly record struct Spelling(string Open, string Close)
{
    public static Spelling Of(Apply apply)
    {
        int dot = apply.Function.IndexOf('.'); // SinCos.Sin: a member of what the function returns
        string name = dot < 0 ? apply.Function : apply.Function.Substring(0, dot);
        return new Spelling($"{Owner(apply)}.{name}(", dot < 0 ? ")" : ")" + apply.Function.Substring(dot));
    }

    private static string Owner(Apply apply)
    {
        DataType type = (apply.Arguments.FirstOrDefault(argument => argument.Type.IsReal) ?? apply.Result).Type;
        FunctionRow row = Functions.Find(apply.Function, apply.Arguments.Count) ?? throw new NotSupportedException(apply.Function);
        return row.Owner(type);
    }
}
