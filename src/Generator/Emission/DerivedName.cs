using GradGen.IR;

namespace GradGen.Emission;

/// <summary>A name for a value the user gave none: what it holds.</summary>
internal static class DerivedName
{
    private const int Longest = 12; // of the names a name is made of

    private static readonly string[] Derivatives = ["Gradient", "Adjoint"]; // what memory of derivatives is called, after that of the values

    /// <param name="nameOf">The name of a value that has one where it is printed, or its number; <see langword="null"/> for others.</param>
    public static string For(Value value, Instruction? definition, Func<Value, string?> nameOf) => definition switch
    {
        Apply { Function: "neg" } apply => nameOf(apply.Arguments[0]) is { } x && char.IsLetter(x[0]) ? "minus" + Capital(x) : "negated",
        Apply apply when apply.Arguments.Count == 2 && Operators.Of(apply) is not null => Operator(apply, nameOf(apply.Arguments[0]), nameOf(apply.Arguments[1])),
        Apply apply when char.IsLetter(apply.Function[0]) => Function(apply.Function),
        Verbatim verbatim => Member(verbatim) ?? Any(value),
        Call call => Lower(call.Function),
        Load { Memory: var memory, Indices: var indices } => Element(nameOf(memory), [.. indices.Select(nameOf)]) ?? Any(value),
        Pop pop => Element(nameOf(pop.Memory), []) ?? Any(value),
        Length { Dimension: 0, Memory.Type.Rank: > 1 } => "rows",
        Length { Dimension: 1, Memory.Type.Rank: 2 } => "columns",
        Length => "length",
        Slice => "slice",
        NewArray => "values",
        If or Select when value.Type.IsReal && definition.Origin != Instruction.None => "slope", // a rule that makes a choice
        _ => Any(value),
    };

    /// <summary><c>xs[i]</c> → <c>xi</c>, <c>points[2 * k]</c> → <c>point</c>, <c>xGradient[i]</c> → <c>dxi</c>.</summary>
    private static string? Element(string? memory, string?[] indices)
    {
        if (memory is null) return null;
        if (Derivatives.FirstOrDefault(suffix => memory.Length > suffix.Length && memory.EndsWith(suffix, StringComparison.Ordinal)) is { } end)
        {
            return Element(memory.Substring(0, memory.Length - end.Length), indices) is { } of ? "d" + of : null;
        }

        string plural = memory.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        bool isPlural = plural.Length > 1 && plural[^1] == 's' && plural[^2] != 's';
        string one = isPlural ? plural.Substring(0, plural.Length - 1) : memory;
        bool areShort = indices.Length > 0 && indices.All(index => index is { Length: <= 2 });
        return areShort && one.Length <= 3 ? one + string.Concat(indices) : isPlural ? one : one + "Element";
    }

    private static string Any(Value value) => value.Type.Kind switch { TypeKind.Boolean => "condition", TypeKind.Integer => "index", _ => "value" };

    private static string Operator(Apply apply, string? left, string? right) =>
        Operator(apply.Function, left, right) is var name && apply.Result.Type.Kind == TypeKind.Integer && name is "sum" or "difference" or "product" ? "index" : name;

    private static string Operator(string function, string? left, string? right)
    {
        bool areShort = left is not null && right is not null && left.Length + right.Length <= Longest;
        bool isLeftNamed = areShort && char.IsLetter(left![0]), isRightNamed = areShort && char.IsLetter(right![0]);
        bool areNamed = isLeftNamed && isRightNamed;
        return function switch
        {
            "*" when areNamed && left == right => left + "Squared",
            "*" when areNamed && (left == right + "Squared" || right == left + "Squared") => (left!.Length < right!.Length ? left : right) + "Cubed",
            "*" when areNamed => left!.Length == 1 && right!.Length == 1 ? left + right : left + Capital(right!),
            "*" when isRightNamed || isLeftNamed => Multiple(isRightNamed ? left! : right!, isRightNamed ? right! : left!),
            "*" => "product",
            "+" when areNamed => left + "Plus" + Capital(right!),
            "+" when isRightNamed && left == "1" => "onePlus" + Capital(right!),
            "+" => "sum",
            "-" when areNamed => left + "Minus" + Capital(right!),
            "-" when isRightNamed && left == "1" => "oneMinus" + Capital(right!),
            "-" => "difference",
            "/" when areNamed => left + "Over" + Capital(right!),
            "/" when isRightNamed && left == "1" => "oneOver" + Capital(right!),
            "/" => "ratio",
            "%" => "remainder",
            "<" or "<=" => "isBelow",
            ">" or ">=" => "isAbove",
            "==" or "!=" => "isEqual",
            _ => "condition",
        };
    }

    private static string Multiple(string factor, string name) => factor switch
    {
        "2" => "twice" + Capital(name),
        "0.5" => "half" + Capital(name),
        _ => "scaled" + Capital(name),
    };

    /// <summary><c>Sin</c> → <c>sin</c>, <c>SinCos.Cos</c> → <c>cos</c>.</summary>
    private static string Function(string function) => Lower(function.Substring(function.LastIndexOf('.') + 1));

    /// <summary>The last member read or called: <c>global::System.DateTime.Now.Year</c> → <c>year</c>.</summary>
    private static string? Member(Verbatim verbatim)
    {
        string code = string.Concat(verbatim.Fragments.OfType<Fragment.Text>().Select(text => text.Code));
        int end = code.IndexOfAny(['(', '[']);
        code = end < 0 ? code : code.Substring(0, end);
        string name = code.Substring(code.LastIndexOf('.') + 1);
        return name.Length > 0 && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit) ? Lower(name) : null;
    }

    private static string Lower(string name) => name.ToUpperInvariant() == name ? name.ToLowerInvariant() : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
