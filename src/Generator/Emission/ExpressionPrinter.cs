using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Prints values as C# expressions, with what is folded into them.</summary>
/// <param name="define">Prints the hole where a variable is defined.</param>
internal sealed partial class ExpressionPrinter(Uses uses, Folding folding, Func<Value, string> nameOf, Func<Fragment.Define, string> define)
{
    private readonly List<int> _origins = [];

    /// <summary>The primal values whose derivatives were printed since this was last asked.</summary>
    public int[] TakeOrigins()
    {
        int[] origins = [.. _origins.Distinct()];
        _origins.Clear();
        return origins;
    }

    /// <summary>Part of what is printed now is <paramref name="instruction"/>.</summary>
    public void Note(Instruction instruction)
    {
        if (instruction.Origin != Instruction.None && instruction is not Constant) _origins.Add(instruction.Origin);
    }

    /// <param name="isTyped">Whether the context converts to the value's type, so that <c>2</c> or an int will do for <c>2.0</c>.</param>
    public Expression Print(Value value, bool isTyped = false) =>
        folding.IsInline(value) ? Print(uses.DefinitionOf(value)!, isTyped) : Expression.Primary(nameOf(value));

    /// <summary>Prints the expression an instruction is.</summary>
    public Expression Print(Instruction instruction, bool isTyped = false)
    {
        Note(instruction);
        switch (instruction)
        {
            case Constant constant:
                return Numbers.Print(constant, isTyped);
            case Apply apply:
                return Print(apply);
            case IR.Convert convert:
                return isTyped && IsImplicit(convert)
                    ? Print(convert.Operand)
                    : new Expression($"({convert.Result.Type}){Signed(Print(convert.Operand), Precedence.Unary)}", Precedence.Unary);
            case Select select:
                return Join(Conditional(Print(select.Condition), select.WhenTrue, select.WhenFalse, isTyped));
            case If branch:
                (_, Value whenTrue, Value whenFalse) = folding.ChoiceOf(branch);
                return Logic(branch, whenTrue, whenFalse) ?? Join(Conditional(Print(branch.Condition), whenTrue, whenFalse, isTyped));
            case Verbatim verbatim:
                return Print(verbatim);
            case Load load:
                return Element(load.Memory, load.Indices);
            case Slice slice:
                return Print(slice, isTyped);
            case Length length:
                return Print(length);
            case NewArray array:
                return Print(array);
            case Call call:
                return Expression.Primary($"{Keywords.Escape(call.Function)}({string.Join(", ", call.Arguments.Select(Argument))})");
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    /// <summary>The lines of a conditional expression that does not fit on one; <see langword="null"/> for other expressions.</summary>
    public string[]? PrintLines(Instruction instruction) => instruction switch
    {
        Select select => Conditional(Print(select.Condition), select.WhenTrue, select.WhenFalse, isTyped: true),
        If branch when folding.ChoiceOf(branch) is var (_, a, b) && !IsTruth(a) && !IsTruth(b) => Conditional(Print(branch.Condition), a, b, isTyped: true),
        _ => null,
    };

    public string Print(EquatableArray<Fragment> fragments)
    {
        string text = "";
        for (int i = 0; i < fragments.Count; i++)
        {
            text += fragments[i] switch
            {
                Fragment.Text piece => piece.Code,
                Fragment.Define hole => define(hole),
                Fragment.Use hole => Hole(Print(hole.Value), text, i + 1 < fragments.Count ? fragments[i + 1] : null),
                _ => throw new NotSupportedException(fragments[i].GetType().Name),
            };
        }

        return text;
    }

    /// <summary>The opposite of a condition; an order is never turned around, for NaN.</summary>
    public static Expression Not(Expression condition) =>
        condition.Opposite is { } opposite
            ? new Expression(opposite, condition.OppositePrecedence, condition.Text, condition.Precedence)
            : new Expression("!" + condition.At(Precedence.Unary), Precedence.Unary, condition.Text, condition.Precedence);

    private Expression Print(Verbatim verbatim)
    {
        if (Operation(verbatim) is { } operation) return operation;
        string code = Print(verbatim.Fragments);
        if (verbatim.IsPrimary) return Expression.Primary(code);
        bool isBuiltIn = verbatim.IsPure; // an operator of the user's is not, and need not be the opposite of its counterpart
        return new Expression(code, VerbatimText.PrecedenceOf(code), isBuiltIn ? VerbatimText.OppositeOf(code) : null);
    }

    /// <summary><c>{i} * {n}</c>, <c>{n} - 1</c>: what needs no parentheses in other operators of this kind.</summary>
    private Expression? Operation(Verbatim verbatim)
    {
        if (verbatim.Fragments is not { Count: 2 or 3 } fragments || fragments[0] is not Fragment.Use first || fragments[1] is not Fragment.Text text) return null;
        Fragment? third = fragments.Count == 3 ? fragments[2] : null;
        if (third is not (null or Fragment.Use) || VerbatimText.OperatorOf(text.Code, hasOperand: third is null) is not (string sign, Precedence precedence, string literal)) return null;
        string left = Print(first.Value).At(precedence);
        string right = third is Fragment.Use second ? Signed(Print(second.Value), precedence + 1) : literal;
        string? opposite = sign switch { "==" => "!=", "!=" => "==", _ => null };
        return new Expression($"{left} {sign} {right}", precedence, opposite is null || !verbatim.IsPure ? null : $"{left} {opposite} {right}");
    }

    private Expression Print(Apply apply) => Operators.Of(apply) switch
    {
        null => Function(apply),
        Precedence.Unary when apply.Function == "!" => Not(Print(apply.Arguments[0])),
        Precedence.Unary => Negated(apply, Print(apply.Arguments[0])),
        Precedence.Equality when apply.Arguments[0].Label == apply.Arguments[1].Label => WithItself(apply),
        { } precedence => Binary(apply, precedence),
    };

    /// <summary>In derivative code <c>-(a * b)</c> is written <c>-a * b</c>, which is the same to the last bit.</summary>
    private static Expression Negated(Apply apply, Expression operand) =>
        apply.Origin != Instruction.None && operand.Precedence == Precedence.Multiplicative && operand.Text[0] != '-'
            ? new Expression("-" + operand.Text, Precedence.Multiplicative)
            : new Expression("-" + Signed(operand, Precedence.Unary), Precedence.Unary);

    private Expression Binary(Apply apply, Precedence precedence)
    {
        (Expression left, Expression right) = Pair(apply.Arguments[0], apply.Arguments[1]);
        if (apply.Function is "+" or "-" && right.Text[0] == '-' && uses.DefinitionOf(apply.Arguments[1]) is Constant && folding.IsInline(apply.Arguments[1]))
        {
            // x + -2   →   x - 2, which is the same to the last bit
            return new Expression($"{left.At(precedence)} {(apply.Function == "+" ? "-" : "+")} {right.Text.Substring(1)}", precedence);
        }

        string second = precedence == Precedence.Additive ? Signed(right, precedence + 1) : right.At(precedence + 1);
        if (IsTooLarge(apply)) return Expression.Primary($"unchecked({left.At(precedence)} {apply.Function} {second})");
        string? opposite = apply.Function switch { "==" => "!=", "!=" => "==", _ => null };
        return new Expression(
            $"{left.At(precedence)} {apply.Function} {second}", precedence, opposite is null ? null : $"{left.At(precedence)} {opposite} {second}");
    }

    /// <summary>Whether the compiler, which computes with literals itself, would find that an int is not enough.</summary>
    private bool IsTooLarge(Apply apply) =>
        apply.Result.Type.Kind == TypeKind.Integer && (apply.Function is "+" or "-" or "*")
        && int.TryParse(Literal(apply.Arguments[0]), out int left) && int.TryParse(Literal(apply.Arguments[1]), out int right)
        && apply.Function switch { "+" => (long)left + right, "-" => (long)left - right, _ => (long)left * right } is < int.MinValue or > int.MaxValue;

    private string? Literal(Value value) => folding.IsInline(value) ? (uses.DefinitionOf(value) as Constant)?.Text : null;

    /// <summary>Two operands of one real type, at least one of which shows it.</summary>
    private (Expression Left, Expression Right) Pair(Value left, Value right)
    {
        bool isLeftLoose = IsLoose(left), isRightLoose = IsLoose(right);
        if (!isLeftLoose || !isRightLoose) return (Print(left, isTyped: isLeftLoose), Print(right, isTyped: isRightLoose));
        bool showsRight = uses.DefinitionOf(right) is Constant && uses.DefinitionOf(left) is not Constant;
        return (Print(left, isTyped: showsRight), Print(right, isTyped: !showsRight));
    }

    /// <summary>A comparison of a variable with itself is a compiler warning; it asks for NaN.</summary>
    private Expression WithItself(Apply apply)
    {
        string isNaN = $"{apply.Arguments[0].Type}.IsNaN({Print(apply.Arguments[0]).Text})";
        return apply.Function == "!=" ? Expression.Primary(isNaN) : new Expression("!" + isNaN, Precedence.Unary);
    }

    private Expression Function(Apply apply)
    {
        Spelling spelling = Spelling.Of(apply);
        bool showsType = apply.Arguments.Any(argument => argument.Type.IsReal && !IsLoose(argument));
        var arguments = new List<string>();
        foreach (Value argument in apply.Arguments)
        {
            arguments.Add(Print(argument, isTyped: showsType && argument.Type.IsReal).Text);
            showsType |= argument.Type.IsReal;
        }

        return Expression.Primary(spelling.Open + string.Join(", ", arguments) + spelling.Close);
    }

    private string[] Conditional(Expression condition, Value whenTrue, Value whenFalse, bool isTyped)
    {
        bool areNumbers = isTyped && IsNumber(whenTrue) && IsNumber(whenFalse);
        (Expression first, Expression second) = areNumbers
            ? (Print(whenTrue, isTyped: true), Print(whenFalse, isTyped: true))
            : Pair(whenTrue, whenFalse);
        return [condition.At(Precedence.OrElse), "? " + first.At(Precedence.OrElse), ": " + second.At(Precedence.Conditional)];
    }

    private static Expression Join(string[] conditional) => new(string.Join(" ", conditional), Precedence.Conditional);

    /// <summary><c>a ? b : false</c> → <c>a &amp;&amp; b</c>, and so on; <see langword="null"/> if neither arm is a truth value.</summary>
    private Expression? Logic(If branch, Value whenTrue, Value whenFalse)
    {
        if (Is(whenFalse, false)) return Is(whenTrue, true) ? Print(branch.Condition) : And(Print(branch.Condition));
        if (Is(whenTrue, true)) return Or(Print(branch.Condition));
        if (Is(whenFalse, true)) return Is(whenTrue, false) ? Not() : Or2(Not());
        return Is(whenTrue, false) ? And2(Not()) : null;

        Expression Not() => ExpressionPrinter.Not(Print(branch.Condition));
        Expression And(Expression left) => Join(left, "&&", Print(whenTrue), Precedence.AndAlso);
        Expression And2(Expression left) => Join(left, "&&", Print(whenFalse), Precedence.AndAlso);
        Expression Or(Expression left) => Join(left, "||", Print(whenFalse), Precedence.OrElse);
        Expression Or2(Expression left) => Join(left, "||", Print(whenTrue), Precedence.OrElse);
    }

    private static Expression Join(Expression left, string @operator, Expression right, Precedence precedence) =>
        new($"{left.At(precedence)} {@operator} {right.At(precedence)}", precedence);

    private bool IsTruth(Value value) => Is(value, true) || Is(value, false);

    private bool Is(Value value, bool truth) => uses.DefinitionOf(value) is Constant constant && Numbers.Is(constant, truth);

    /// <summary>Whether only constants are chosen from.</summary>
    private bool IsNumber(Value value) => value.Type.IsReal && folding.IsInline(value) && uses.DefinitionOf(value) switch
    {
        Constant => true,
        Select select => IsNumber(select.WhenTrue) && IsNumber(select.WhenFalse),
        If branch when folding.ChoiceOf(branch) is var (_, a, b) => IsNumber(a) && IsNumber(b),
        _ => false,
    };

    /// <summary>Whether a value may be printed as an expression of another type that C# converts by itself.</summary>
    private bool IsLoose(Value value) => value.Type.IsReal && folding.IsInline(value) && uses.DefinitionOf(value) switch
    {
        Constant constant => Numbers.IsInteger(constant),
        IR.Convert convert => IsImplicit(convert),
        Select select => IsLoose(select.WhenTrue) && IsLoose(select.WhenFalse),
        If branch when folding.ChoiceOf(branch) is var (_, a, b) => IsLoose(a) && IsLoose(b),
        _ => false,
    };

    /// <summary>Whether C# converts by itself where the type is known.</summary>
    private static bool IsImplicit(IR.Convert convert) =>
        convert.Result.Type.IsReal && convert.Operand.Type.Kind is not (TypeKind.Double or TypeKind.Other);

    private string Argument(Value value)
    {
        Expression argument = Print(value, isTyped: true);
        return argument.Precedence == Precedence.Relational ? $"({argument.Text})" : argument.Text; // F(a < b, c > (d)) is generic
    }

    /// <summary>An operand that does not start with a minus sign of its own.</summary>
    private static string Signed(Expression operand, Precedence precedence)
    {
        string text = operand.At(precedence);
        return text[0] == '-' ? $"({text})" : text;
    }

    /// <summary>A hole between brackets or commas takes anything; another one a name or a call.</summary>
    private static string Hole(Expression value, string before, Fragment? after)
    {
        bool isDelimited = before.TrimEnd() is { Length: > 0 } left && left[^1] is '(' or '[' or ','
            && after is Fragment.Text { Code: var right } && right.TrimStart() is { Length: > 0 } rest && rest[0] is ')' or ']' or ',';
        bool isPlain = value.Precedence == Precedence.Primary && !value.Text.Contains("::"); // "::" ends a hole of $"{…}"
        return isDelimited || isPlain || before == "" && value.Precedence == Precedence.Primary ? value.Text : $"({value.Text})";
    }
}
