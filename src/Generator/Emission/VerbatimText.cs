using System.Text.RegularExpressions;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>The user's own text inside a function.</summary>
internal static class VerbatimText
{
    public static IEnumerable<string> In(Block block)
    {
        var texts = new List<string>();
        Collect(block, texts);
        return texts;
    }

    private const string Operand = """-?[\w.:@]+(?:\([\w.:@, ]*\))?|"[^"\\]*"|'[^'\\]'""";

    private static readonly Regex Comparison = new($"^(?<left>(?:{Operand})(?: [-+*/%] (?:{Operand}))?) (?<operator>==|!=) (?<right>{Operand})$");
    private static readonly Regex Order = new($"^(?:{Operand})(?: [-+] (?:{Operand}))? (?:<|>|<=|>=) (?:{Operand})$");
    private static readonly Regex Operator = new(@"^ (?<sign>[-+*/%]|==|!=|<=?|>=?) (?<operand>[\w.]*)$");
    private static readonly Regex Test = new($"^(?:{Operand}) is (?:not null|(?:[<>]=? )?(?:{Operand}))$");

    /// <summary><c>n == 3</c> → <c>n != 3</c>; <see langword="null"/> for what is not as plain as that.</summary>
    public static string? OppositeOf(string code) =>
        Comparison.Match(code) is { Success: true } match
            ? $"{match.Groups["left"]} {(match.Groups["operator"].Value == "==" ? "!=" : "==")} {match.Groups["right"]}"
            : null;

    /// <summary>At least how tightly code binds of which only the text is known.</summary>
    public static Precedence PrecedenceOf(string code)
    {
        if (Comparison.IsMatch(code)) return Precedence.Equality;
        if (Order.IsMatch(code)) return Precedence.Relational;
        if (Test.IsMatch(code)) return Precedence.Or; // what follows a pattern may belong to it, but for && and ||
        string bare = code.Replace("==", "").Replace("!=", "").Replace("<=", "").Replace(">=", "");
        bool isPlain = bare.All(c => char.IsLetterOrDigit(c) || " ._()[],:<>!&|+-*/%\"'".IndexOf(c) >= 0)
            && !new[] { " switch ", " with ", "from ", "throw " }.Any(bare.Contains);
        return isPlain ? Precedence.OrElse : Precedence.Lowest;
    }

    /// <summary>Of <c>" - "</c> or <c>" - 1"</c> behind an operand: the operator, how tightly it binds, the second operand.</summary>
    public static (string Sign, Precedence Precedence, string Operand)? OperatorOf(string code, bool hasOperand)
    {
        Match match = Operator.Match(code);
        if (!match.Success || match.Groups["operand"].Value != "" != hasOperand) return null;
        string sign = match.Groups["sign"].Value;
        Precedence precedence = sign switch
        {
            "*" or "/" or "%" => Precedence.Multiplicative,
            "+" or "-" => Precedence.Additive,
            "==" or "!=" => Precedence.Equality,
            _ => Precedence.Relational,
        };
        return (sign, precedence, match.Groups["operand"].Value);
    }

    /// <summary>Sums and differences of names and numbers.</summary>
    public static bool IsSum(string code) => code.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '+' or '-');

    /// <summary>Of <c>n + 2</c> or <c>n - 2</c>, the sign and what stands behind it, if that is a name or a number.</summary>
    public static (char Sign, string Operand)? Added(string code, string name)
    {
        int start = name.Length + 3;
        bool isSum = code.Length > start && code.StartsWith(name + " ", StringComparison.Ordinal) && (code[start - 2] is '+' or '-') && code[start - 1] == ' ';
        return isSum && code.Skip(start).All(c => char.IsLetterOrDigit(c) || c is '.' or '_') ? (code[start - 2], code.Substring(start)) : null;
    }

    private static void Collect(Block block, List<string> texts)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Constant { Text: { } text }:
                    texts.Add(text);
                    break;
                case Verbatim verbatim:
                    texts.AddRange(verbatim.Fragments.OfType<Fragment.Text>().Select(text => text.Code));
                    break;
                case Throw @throw:
                    texts.AddRange(@throw.Exception.OfType<Fragment.Text>().Select(text => text.Code));
                    break;
            }

            foreach (Block inner in Nested.Of(instruction)) Collect(inner, texts);
        }
    }
}
