using GradGen.IR;

namespace GradGen.Emission;

/// <summary>A name for a value the user gave none: what it holds.</summary>
internal static class DerivedName
{
    /// <param name="nameOf">The name of a value that has one where it is printed; <see langword="null"/> for others.</param>
    public static string For(Value value, Instruction? definition, Func<Value, string?> nameOf) => definition switch
    {
        Apply { Function: "*" } apply => Product(nameOf(apply.Arguments[0]), nameOf(apply.Arguments[1])),
        Apply { Function: "-" } apply => nameOf(apply.Arguments[0]) == "1" && Word(nameOf(apply.Arguments[1])) is { } b ? "oneMinus" + Capital(b) : "difference",
        Apply { Function: "+" } apply => nameOf(apply.Arguments[0]) == "1" && Word(nameOf(apply.Arguments[1])) is { } b ? "onePlus" + Capital(b) : "sum",
        Apply { Function: "/" } => "ratio",
        Apply { Function: "%" } => "remainder",
        Apply { Function: "neg" } apply => Word(nameOf(apply.Arguments[0])) is { } x ? "minus" + Capital(x) : "negated",
        Apply { Function: "<" or "<=" } => "isBelow",
        Apply { Function: ">" or ">=" } => "isAbove",
        Apply { Function: "==" or "!=" } => "isEqual",
        Apply apply when char.IsLetter(apply.Function[0]) => Function(apply.Function),
        Verbatim verbatim => Member(verbatim),
        Call call => Lower(call.Function),
        If or Select when value.Type.IsReal && definition.Origin != Instruction.None => "slope", // a rule that makes a choice
        _ => value.Type.Kind == TypeKind.Boolean ? "condition" : "value",
    };

    private static string Product(string? a, string? b) =>
        a is null || b is null || !char.IsLetter(a[0]) || !char.IsLetter(b[0]) ? "product"
        : a == b ? a + "Squared"
        : a.Length == 1 && b.Length == 1 ? a + b
        : "product";

    /// <summary><c>Sin</c> → <c>sin</c>, <c>SinCos.Cos</c> → <c>cos</c>.</summary>
    private static string Function(string function) => Lower(function.Substring(function.LastIndexOf('.') + 1));

    /// <summary>The last member read or called: <c>global::System.DateTime.Now.Year</c> → <c>year</c>.</summary>
    private static string Member(Verbatim verbatim)
    {
        string code = string.Concat(verbatim.Fragments.OfType<Fragment.Text>().Select(text => text.Code));
        int end = code.IndexOfAny(['(', '[']);
        code = end < 0 ? code : code.Substring(0, end);
        string name = code.Substring(code.LastIndexOf('.') + 1);
        return name.Length > 0 && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit) ? Lower(name) : "value";
    }

    /// <summary>A name as a part of another one; a number is none: <c>1 - 0.25</c>.</summary>
    private static string? Word(string? name) =>
        name?.TrimStart('@') is { Length: > 0 } word && (char.IsLetter(word[0]) || word[0] == '_') ? word : null;

    private static string Lower(string name) => name.ToUpperInvariant() == name ? name.ToLowerInvariant() : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
