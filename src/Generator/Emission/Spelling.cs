using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How C# spells a call of a function of the derivative table: <c>Open</c>, the arguments, <c>Close</c>.</summary>
internal readonly record struct Spelling(string Open, string Close)
{
    public static Spelling Of(Apply apply)
    {
        FunctionRow row = Functions.Find(apply.Function, apply.Arguments.Count)
            ?? throw new NotSupportedException($"'{apply.Function}' of {apply.Arguments.Count} arguments");
        int dot = row.Name.IndexOf('.'); // SinCos.Sin: a member of what the function returns
        string name = dot < 0 ? row.Name : row.Name.Substring(0, dot);
        DataType type = (apply.Arguments.FirstOrDefault(argument => argument.Type.IsReal) ?? apply.Result).Type;
        return new Spelling($"{row.Owner(type)}.{name}(", dot < 0 ? ")" : ")" + row.Name.Substring(dot));
    }
}
