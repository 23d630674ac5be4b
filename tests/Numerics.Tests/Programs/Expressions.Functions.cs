namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Expressions
{
    private const double Any = double.PositiveInfinity;

#pragma warning disable format // columns carry meaning
    /// <summary>Name, domain, and bounds of the result over the domain; a dot in front says it is a member of the type itself.</summary>
    private static readonly (string Name, double Low, double High, double From, double To)[] s_unary =
    [
        ("Sin",    -Any,  Any, -1, 1),       ("Cos",    -Any,  Any, -1, 1),       ("Tan",    -1.2,  1.2, -2.6, 2.6),
        ("Asin",   -0.9,  0.9, -1.2, 1.2),   ("Acos",   -0.9,  0.9, 0.4, 2.8),    ("Atan",   -Any,  Any, -1.6, 1.6),
        ("Sinh",     -3,    3, -10.1, 10.1), ("Cosh",     -3,    3, 1, 10.1),     ("Tanh",   -Any,  Any, -1, 1),
        ("Asinh",  -200,  200, -6, 6),       ("Acosh",   1.2,  200, 0.6, 6),      ("Atanh",  -0.9,  0.9, -1.5, 1.5),
        ("Exp",      -8,    4, 0, 55),       ("Log",     0.1,  500, -2.4, 6.3),   ("Log2",    0.1,  500, -3.4, 9),
        ("Log10",   0.1,  500, -1, 2.7),     ("Sqrt",   0.05,  400, 0.2, 20),     ("Cbrt",   0.05,  500, 0.3, 8),
        ("Abs",    -200,  200, 0, 200),      ("Floor",   -60,   60, -61, 60),     ("Round",   -60,   60, -60, 61),
        (".SinPi", -Any,  Any, -1, 1),       (".CosPi", -Any,  Any, -1, 1),       (".TanPi", -0.4,  0.4, -3.1, 3.1),
        (".AsinPi", -0.9, 0.9, -0.4, 0.4),   (".AcosPi", -0.9, 0.9, 0.1, 0.9),    (".AtanPi", -Any, Any, -0.5, 0.5),
        (".Exp2",    -8,    5, 0, 32),       (".Exp10",   -3,  1.5, 0, 32),       (".ExpM1",   -5,    4, -1, 55),
        (".Exp2M1",  -5,    5, -1, 31),      (".Exp10M1", -3,  1.5, -1, 31),      (".LogP1", -0.8,  500, -1.7, 6.3),
        (".Log2P1", -0.8, 500, -2.4, 9),     (".Log10P1", -0.8, 500, -0.7, 2.8),  (".DegreesToRadians", -200, 200, -3.5, 3.5),
    ];
#pragma warning restore format

    private Term Function(Scope scope, int depth, Kind kind) => dice.Next(10) < 7 ? Unary(scope, depth, kind) : Several(scope, depth, kind);

    private Term Unary(Scope scope, int depth, Kind kind)
    {
        var (name, low, high, from, to) = dice.Pick(s_unary);
        Term argument = Fit(Real(scope, depth - 1, kind), low, high);
        return new($"{Home(name, kind)}({argument.Text})", kind, Term.Primary, from - 0.01, to + 0.01);
    }

    private Term Several(Scope scope, int depth, Kind kind)
    {
        Term x = Real(scope, depth - 1, kind), y = Real(scope, depth - 1, kind);
        double reach = new[] { x.Low, x.High, y.Low, y.High }.Select(Math.Abs).Max();
        string Number(double value) => Term.Number(value, kind).Text;
        Term Of(string name, double low, double high, params string[] arguments) => new($"{Home(name, kind)}({string.Join(", ", arguments)})", kind, Term.Primary, low, high);
        switch (dice.Next(16))
        {
            case 0: return Of("Max", -reach, reach, x.Text, y.Text);
            case 1: return Of("Min", -reach, reach, x.Text, y.Text);
            case 2: return Of(dice.Pick("MaxMagnitude", "MinMagnitude"), -reach, reach, x.Text, y.Text);
            case 3: return Of("Atan2", -3.2, 3.2, x.Text, Fit(y, 0.2, Any).Text);
            case 4: return Of(".Hypot", 0, reach + 200, x.Text, Fit(y, 0.2, 200).Text);
            case 5: return Of("Pow", 0, 30, Fit(x, 0.3, 3).Text, Fit(y, -2, 3).Text);
            case 6: return Of("Pow", -64, 64, Fit(x, -4, 4).Text, dice.Pick("2", "3", Number(2)));
            case 7: return Of("Log", -40, 40, Fit(x, 0.2, 100).Text, Fit(y, 1.3, 50).Text);
            case 8: return Of("IEEERemainder", -3, 3, x.Text, Number(dice.Between(0.7, 5.0)));
            case 9: return Of("CopySign", -reach, reach, x.Text, y.Text);
            case 10: return Of(kind == Kind.Double ? "Clamp" : ".Clamp", -3, 3, x.Text, Fit(y, -3, -0.5).Text, Fit(Real(scope, depth - 1, kind), 0.5, 3).Text);
            case 11: return Of("FusedMultiplyAdd", -40, 40, Fit(x, -5, 5).Text, Fit(y, -6, 6).Text, Fit(Real(scope, 0, kind), -6, 6).Text);
            case 12: return Of(".Lerp", -60, 60, Fit(x, -6, 6).Text, Fit(y, -6, 6).Text, Fit(Real(scope, 0, kind), -4, 4).Text);
            case 13: return Of("ScaleB", -40 * reach, 40 * reach, x.Text, dice.Pick("2", "-3", "Count"));
            case 14: return Of(".RootN", 0.2, 15, Fit(x, 0.05, 200).Text, dice.Pick("2", "3", "5"));
            default: return Of("SinCos", -1, 1, x.Text) is { } pair ? pair with { Text = pair.Text + dice.Pick(".Sin", ".Cos") } : x;
        }
    }

    private static string Home(string name, Kind kind) =>
        name[0] == '.' ? (kind == Kind.Double ? "double" : "float") + name : (kind == Kind.Double ? "Math." : "MathF.") + name;

    /// <summary>A call of a helper or local function with one real result of that kind, arguments by position or by name.</summary>
    private Term Call(Scope scope, int depth, Kind kind)
    {
        var callees = scope.Callees.Concat(helpers).Where(c => c.Returns.Count == 1 && c.Returns[0] == kind && c.Arguments.All(a => a.Modifier is "" or "in ")).ToList();
        if (callees.Count == 0) return Arithmetic(scope, depth, kind);
        Callee callee = dice.Pick(callees);
        return new($"{callee.Name}({Arguments(scope, depth - 1, callee)})", kind, Term.Primary, -Variable.Assigned, Variable.Assigned);
    }

    /// <summary>Arguments by value for a callee, in order or, now and then, by name in another order.</summary>
    public string Arguments(Scope scope, int depth, Callee callee)
    {
        var texts = callee.Arguments.Select(a => (a.Name, Text: Value(scope, depth, a.Kind).Text)).ToList();
        if (!dice.Chance(15)) return string.Join(", ", texts.Select(t => t.Text));
        texts.Reverse();
        return string.Join(", ", texts.Select(t => $"{t.Name}: {t.Text}"));
    }

    /// <summary>An expression that converts to that kind.</summary>
    public Term Value(Scope scope, int depth, Kind kind) => kind switch
    {
        Kind.Int => Integer(scope, 1),
        Kind.Bool => Bracketed(Boolean(scope, depth)),
        Kind.String => Text(scope),
        _ => Assignable(scope, depth, kind),
    };

    /// <summary>Comparisons side by side could be read as type arguments.</summary>
    private static Term Bracketed(Term term) => term with { Text = term.As(Term.Primary), Precedence = Term.Primary };

    public Term Integer(Scope scope, int depth)
    {
        var variables = scope.Variables.Where(v => v.Kind == Kind.Int).ToList();
        Term leaf = variables.Count > 0 && dice.Chance(75) ? dice.Pick(variables).Read : new(dice.Next(6).ToString(System.Globalization.CultureInfo.InvariantCulture), Kind.Int, Term.Primary, 0, 5);
        if (scope.Arrays.FirstOrDefault() is { } array && dice.Chance(15)) return new($"{array.Name}.Length", Kind.Int, Term.Primary, 0, 8);
        if (depth <= 0) return leaf;
        return dice.Next(12) switch
        {
            0 => new($"{leaf.As(Term.Sum)} + 1", Kind.Int, Term.Sum, leaf.Low + 1, leaf.High + 1),
            1 => new($"{leaf.As(Term.Product)} % 3", Kind.Int, Term.Product, -2, 2),
            2 => new($"(int){Real(scope, 1).As(Term.Primary)}", Kind.Int, Term.Unary, -200, 200),
            3 => new($"({Boolean(scope, 0).As(Term.Disjunction)} ? {leaf.Text} : 2)", Kind.Int, Term.Primary, -60, 60),
            4 => new($"Math.Sign({Real(scope, 0, Kind.Double).Text})", Kind.Int, Term.Primary, -1, 1),
            5 => new($"{Text(scope).As(Term.Primary)}.Length", Kind.Int, Term.Primary, 0, 20),
            6 => new($"({leaf.As(Term.Product)} / 2)", Kind.Int, Term.Primary, -30, 30),
            _ => leaf,
        };
    }

    public Term Text(Scope scope)
    {
        var variables = scope.Variables.Where(v => v.Kind == Kind.String).ToList();
        if (variables.Count > 0 && dice.Chance(60)) return new(dice.Pick(variables).Name, Kind.String, Term.Primary);
        return new(dice.Pick("\"abc\"", "\"\"", "$\"n{Count}\"", "nameof(Count)"), Kind.String, Term.Primary);
    }

    public Term Boolean(Scope scope, int depth)
    {
        if (depth > 0 && dice.Chance(25))
        {
            Term left = Boolean(scope, depth - 1), right = Boolean(scope, depth - 1);
            return dice.Next(4) switch
            {
                0 => new($"{left.As(Term.Disjunction)} || {right.As(Term.Conjunction)}", Kind.Bool, Term.Disjunction),
                1 => new($"!{left.As(Term.Primary)}", Kind.Bool, Term.Unary),
                2 => new($"({left.Text}) {dice.Pick("&", "|", "^")} ({right.Text})", Kind.Bool, 4),
                _ => new($"{left.As(Term.Conjunction)} && {right.As(4)}", Kind.Bool, Term.Conjunction),
            };
        }

        var flags = scope.Variables.Where(v => v.Kind == Kind.Bool).ToList();
        return dice.Next(10) switch
        {
            0 or 1 when flags.Count > 0 => new(dice.Pick(flags).Name, Kind.Bool, Term.Primary),
            2 => new($"{Integer(scope, 1).As(7)} {dice.Pick("==", "!=", "<", ">=")} {Integer(scope, 0).As(7)}", Kind.Bool, 4),
            3 when Real(scope, 0) is { } real && real.Low < real.High => new($"{real.As(7)} is > -1 {dice.Pick("and", "or")} < {dice.Next(2)}", Kind.Bool, 4), // of constants the compiler makes invalid programs
            4 => new($"{Text(scope).As(7)} == \"a\"", Kind.Bool, 4),
            _ => new($"{Real(scope, depth).As(7)} {dice.Pick("<", ">", "<=", ">=")} {Real(scope, depth).As(7)}", Kind.Bool, 4),
        };
    }
}
