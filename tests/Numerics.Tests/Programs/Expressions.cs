namespace GradGen.Numerics.Tests.Programs;

/// <summary>Random expressions over what a scope offers. Domains are respected by bounds, so that values stay finite.</summary>
internal sealed partial class Expressions(Dice dice, IReadOnlyList<Callee> helpers, IReadOnlyList<SpanHelper> spanHelpers)
{
    /// <summary>A real expression, of either real kind.</summary>
    public Term Real(Scope scope, int depth) => Real(scope, depth, dice.Chance(70) ? Kind.Double : Kind.Float);

    /// <summary>A real expression of exactly that kind.</summary>
    public Term Real(Scope scope, int depth, Kind kind)
    {
        if (depth <= 0) return Leaf(scope, kind);
        Term term = dice.Weighted<Func<Term>>(
            (18, () => Leaf(scope, kind)),
            (30, () => Arithmetic(scope, depth, kind)),
            (22, () => Function(scope, depth, kind)),
            (8, () => Choice(scope, depth, kind)),
            (8, () => Call(scope, depth, kind)),
            (5, () => Conversion(scope, depth, kind)),
            (4, () => Switch(scope, depth, kind)),
            (3, () => Assignment(scope, depth, kind)),
            (2, () => Negated(Real(scope, depth - 1, kind))))();
        return Math.Max(Math.Abs(term.Low), Math.Abs(term.High)) < 200 ? term : Fit(term, -4, 4);
    }

    /// <summary>A real expression that may be assigned to a variable of that kind, as C# converts it, within its band.</summary>
    public Term Assignable(Scope scope, int depth, Kind kind)
    {
        Kind source = kind == Kind.Double && dice.Chance(20) ? Kind.Float : kind;
        if (dice.Chance(5) && Integer(scope, 0) is { } integer && integer.Fits(-4, 4)) return integer;
        return Fit(Real(scope, depth, source), -Variable.Assigned, Variable.Assigned);
    }

    /// <summary>The term, changed to lie within bounds if it does not by itself.</summary>
    public Term Fit(Term term, double low, double high)
    {
        if (term.Fits(low, high)) return term;
        bool wide = term.Kind == Kind.Double;
        string math = wide ? "Math" : "MathF";
        if (double.IsPositiveInfinity(high))
        {
            Term floor = Term.Number(low + 0.05, term.Kind);
            return dice.Next(2) == 0
                ? Add(new($"{math}.Abs({term.Text})", term.Kind, Term.Primary, 0), floor)
                : Add(new($"{math}.Exp({Fit(term, -3, 3).Text})", term.Kind, Term.Primary, 0), floor);
        }

        double middle = Math.Round((low + high) / 2, 3), radius = Math.Floor((high - low) * 450) / 1000;
        if (dice.Chance(20)) return new($"{(wide ? "Math" : "float")}.Clamp({term.Text}, {Term.Number(middle - radius, term.Kind).Text}, {Term.Number(middle + radius, term.Kind).Text})", term.Kind, Term.Primary, middle - radius, middle + radius);
        double size = Math.Max(0.01, Math.Max(Math.Abs(term.Low), Math.Abs(term.High)));
        Term within = size < 300 && radius / size > 0.002 && dice.Chance(50)
            ? Multiply(term, Term.Number(Math.Floor(radius / size * 1000) / 1000, term.Kind))
            : Multiply(new($"{math}.{dice.Pick("Sin", "Tanh", "Cos")}({term.Text})", term.Kind, Term.Primary, -1, 1), Term.Number(radius, term.Kind));
        return middle == 0 ? within : Add(within, Term.Number(middle, term.Kind));
    }

    private Term Leaf(Scope scope, Kind kind)
    {
        if (OfArray(scope, kind) is { } element) return element;
        var variables = scope.Variables.Where(v => v.Kind == kind).ToList();
        if (variables.Count > 0 && dice.Chance(80)) return dice.Pick(variables).Read;
        if (kind == Kind.Double && dice.Chance(20)) return dice.Pick(new Term("Math.PI", kind, Term.Primary, 3, 3.2), new Term("Rate", kind, Term.Primary, 0.7, 0.8), new Term("s_shift", kind, Term.Primary, -1.3, -1.2), new Term("(double)Count", kind, Term.Unary, 3, 3));
        if (kind == Kind.Float && dice.Chance(30) && scope.Variables.FirstOrDefault(v => v.Kind == Kind.Double) is { } wide) return new($"(float){wide.Name}", kind, Term.Unary, -Variable.Band, Variable.Band);
        return Term.Number(dice.Between(-3.0, 3.0), kind);
    }

    private Term Arithmetic(Scope scope, int depth, Kind kind)
    {
        Term left = Real(scope, depth - 1, kind), right = Operand(scope, depth - 1, kind);
        if (dice.Chance(50)) (left, right) = (right, left);
        return dice.Next(8) switch
        {
            0 or 1 => Add(left, right),
            2 or 3 => Subtract(left, right),
            4 or 5 => Multiply(left, right),
            6 => Divide(left, Fit(Widened(right, kind), 0.4, double.PositiveInfinity)),
            _ => Modulo(left, Term.Number(dice.Between(0.7, 5.0), kind)),
        };
    }

    /// <summary>What may stand beside an operand of that kind without changing the result's kind.</summary>
    private Term Operand(Scope scope, int depth, Kind kind) => dice.Next(10) switch
    {
        0 => Integer(scope, 1),
        1 when kind == Kind.Double => Real(scope, depth, Kind.Float),
        _ => Real(scope, depth, kind),
    };

    private static Term Widened(Term term, Kind kind) => term.Kind == kind ? term : new($"({(kind == Kind.Double ? "double" : "float")}){term.As(Term.Unary)}", kind, Term.Unary, term.Low, term.High);

    private static Kind Common(Term a, Term b) => a.Kind == Kind.Double || b.Kind == Kind.Double ? Kind.Double : Kind.Float;

    private static Term Add(Term a, Term b) => new($"{a.As(Term.Sum)} + {b.As(Term.Product)}", Common(a, b), Term.Sum, a.Low + b.Low, a.High + b.High);

    private static Term Subtract(Term a, Term b) => new($"{a.As(Term.Sum)} - {b.As(Term.Product)}", Common(a, b), Term.Sum, a.Low - b.High, a.High - b.Low);

    private static Term Multiply(Term a, Term b)
    {
        double[] corners = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return new($"{a.As(Term.Product)} * {b.As(Term.Unary)}", Common(a, b), Term.Product, corners.Min(), corners.Max());
    }

    private static Term Divide(Term a, Term b)
    {
        double size = Math.Max(Math.Abs(a.Low), Math.Abs(a.High)) / b.Low;
        return new($"{a.As(Term.Product)} / {b.As(Term.Unary)}", Common(a, b), Term.Product, -size, size);
    }

    private static Term Modulo(Term a, Term b) => new($"{a.As(Term.Product)} % {b.As(Term.Unary)}", Common(a, b), Term.Product, -b.High, b.High);

    private static Term Negated(Term a) => new($"-{a.As(Term.Primary)}", a.Kind, Term.Unary, -a.High, -a.Low);

    private Term Choice(Scope scope, int depth, Kind kind)
    {
        Term condition = Boolean(scope, depth - 1), yes = Real(scope, depth - 1, kind), no = Real(scope, depth - 1, kind);
        return Union($"{condition.As(Term.Disjunction)} ? {yes.As(Term.Disjunction)} : {no.As(Term.Conditional)}", kind, Term.Conditional, yes, no);
    }

    private Term Switch(Scope scope, int depth, Kind kind)
    {
        Term[] arms = [Real(scope, depth - 1, kind), Real(scope, depth - 1, kind), Real(scope, depth - 1, kind)];
        string subject = dice.Next(3) switch { 0 => Real(scope, depth - 1).As(Term.Primary), 1 => "", _ => Integer(scope, 1).As(Term.Primary) };
        bool tuple = subject.Length == 0;
        if (tuple) subject = $"({Integer(scope, 1).Text}, {Boolean(scope, 0).Text})";
        string[] patterns = tuple
            ? ["(1, true)", dice.Pick("(_, false)", "( > 2, _)"), "_"]
            : dice.Pick<string[]>(["< 0", "> 1 and < 3", "_"], ["1", "<= 0 or > 2", "_"], ["> 2", "not (> -1)", "_"]);
        string text = $"{subject} switch {{ {string.Join(", ", arms.Select((arm, i) => $"{patterns[i]} => {arm.Text}"))} }}";
        return Union(text, kind, Term.Primary - 2, arms) with { Text = $"({text})", Precedence = Term.Primary };
    }

    private Term Assignment(Scope scope, int depth, Kind kind)
    {
        var targets = scope.Variables.Where(v => v.IsWritable && v.Kind == kind).ToList();
        if (targets.Count == 0) return Leaf(scope, kind);
        Variable target = dice.Pick(targets);
        return new($"({target.Name} = {Assignable(scope, depth - 1, kind).Text})", kind, Term.Primary, -Variable.Assigned, Variable.Assigned);
    }

    private Term Conversion(Scope scope, int depth, Kind kind)
    {
        if (dice.Chance(30)) return Widened(Integer(scope, 1), kind);
        Term inner = Real(scope, depth - 1, kind == Kind.Double ? Kind.Float : Kind.Double);
        return Widened(inner, kind);
    }

    private static Term Union(string text, Kind kind, int precedence, params Term[] terms) => new(text, kind, precedence, terms.Min(t => t.Low), terms.Max(t => t.High));
}
