using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>The functions, numbers and choices the rules are written in.</summary>
internal static class Elementary
{
    public const double Pi = Math.PI;
    public const double Ln2 = 0.693147180559945309;
    public const double Ln10 = 2.30258509299404568;

    public static Term Abs(Term x) => x.Apply("Abs");
    public static Term Cos(Term x) => x.Apply("Cos");
    public static Term Cosh(Term x) => x.Apply("Cosh");
    public static Term CosPi(Term x) => x.Apply("CosPi");
    public static Term Exp(Term x) => x.Apply("Exp");
    public static Term Exp2(Term x) => x.Apply("Exp2");
    public static Term Exp10(Term x) => x.Apply("Exp10");
    public static Term Log(Term x) => x.Apply("Log");
    public static Term Pow(Term x, double y) => x.Apply("Pow", x.Number(y));
    public static Term Sin(Term x) => x.Apply("Sin");
    public static Term Sinh(Term x) => x.Apply("Sinh");
    public static Term SinPi(Term x) => x.Apply("SinPi");
    public static Term Sqrt(Term x) => x.Apply("Sqrt");
    public static Term Tanh(Term x) => x.Apply("Tanh");

    /// <summary>The nearest whole number; by way of double, because float's own <c>%</c> is older than <c>MathF</c>.</summary>
    public static Term Rounded(Term x) => Algebra.Convert(Algebra.Convert(x, DataType.Double).Apply("Round"), x.Value.Type);

    /// <summary>Where tanh is so near ±1 that 1 − tanh² has lost half of its digits.</summary>
    public static double Saturation(Term x) => x.Value.Type.Kind == TypeKind.Float ? 4.5 : 9;

    public static Term NaN(Term like) => like.Number(double.NaN);

    public static Term IsNaN(Term x) => Ask("IsNaN", x);

    public static Term IsNegative(Term x) => Ask("IsNegative", x);

    public static Term And(Term p, Term q) => p.Apply("&", q);

    public static Term Xor(Term p, Term q) => p.Apply("^", q);

    /// <summary><c>condition ? x : y</c>, both of which are computed whatever the condition.</summary>
    public static Term Where(Term condition, Term x, Term y) => Algebra.Select(condition, x, y);

    public static Term Where(Term condition, double x, Term y) => x == 0 && y.IsZero ? y : Where(condition, y.Number(x), y);

    public static Term Where(Term condition, Term x, double y) => Where(condition, x, x.Number(y));

    /// <summary><c>condition ? x : y</c>, only one of which is computed: for arms that cost something.</summary>
    public static Term Branch(Term condition, Func<Term> x, Func<Term> y)
    {
        Builder builder = condition.Builder;
        (Block then, DataType type) = Arm(x);
        (Block otherwise, _) = Arm(y);
        return new Term(builder, builder.Add(new If([builder.Define("", type)], condition.Value, then, otherwise)));

        (Block, DataType) Arm(Func<Term> arm)
        {
            builder.Open();
            Value value = arm().Value;
            return (builder.Close([value]), value.Type);
        }
    }

    /// <summary>An inactive whole number as a number of <paramref name="like"/>'s type.</summary>
    public static Term Real(Term n, Term like) =>
        n.Builder.DefinitionOf(n.Value) is Constant { Text: { } text } && int.TryParse(text, out int number)
            ? like.Number(number)
            : Algebra.Convert(n, like.Value.Type);

    private static Term Ask(string question, Term x) =>
        new(x.Builder, x.Builder.Add(new Apply(x.Builder.Define("", DataType.Boolean), question, [x.Value])));
}
