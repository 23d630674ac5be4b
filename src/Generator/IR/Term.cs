namespace GradGen.IR;

/// <summary>
/// A value under construction, with the operators of algebra, so that derivative rules read as formulas. The default is
/// the structural zero: no instruction, no contribution.
/// </summary>
internal readonly struct Term(Builder builder, Value value)
{
    private readonly Builder? _builder = builder;
    private readonly Value? _value = value;

    public static Term Zero => default;

    public Builder Builder => _builder ?? throw new InvalidOperationException("The structural zero has no builder.");

    public Value Value => _value ?? throw new InvalidOperationException("The structural zero has no value.");

    /// <summary>Whether nothing is there, or the constant 0.</summary>
    public bool IsZero => _value is null || Is(0);

    /// <summary>Whether it is a number known now.</summary>
    public bool IsNumber => _value is not null && _builder!.IsNumber(_value, out _);

    public bool Is(double number) =>
        _value is not null && _builder!.IsNumber(_value, out double? known) && known.Value.Equals(number);

    public static Term operator +(Term x, Term y) => Algebra.Add(x, y);
    public static Term operator -(Term x, Term y) => Algebra.Subtract(x, y);
    public static Term operator *(Term x, Term y) => Algebra.Multiply(x, y);
    public static Term operator /(Term x, Term y) => Algebra.Divide(x, y);
    public static Term operator -(Term x) => Algebra.Negate(x);

    public static Term operator +(Term x, double y) => x + x.Number(y);
    public static Term operator -(Term x, double y) => x - x.Number(y);
    public static Term operator *(double x, Term y) => y.Number(x) * y;
    public static Term operator /(Term x, double y) => x / x.Number(y);
    public static Term operator +(double x, Term y) => y.Number(x) + y;
    public static Term operator -(double x, Term y) => y.Number(x) - y;
    public static Term operator /(double x, Term y) => y.Number(x) / y;

    public static Term operator <(Term x, Term y) => x.Compare("<", y);
    public static Term operator >(Term x, Term y) => x.Compare(">", y);
    public static Term operator <=(Term x, Term y) => x.Compare("<=", y);
    public static Term operator >=(Term x, Term y) => x.Compare(">=", y);
    public static Term operator <(Term x, double y) => x < x.Number(y);
    public static Term operator >(Term x, double y) => x > x.Number(y);
    public static Term operator <=(Term x, double y) => x <= x.Number(y);
    public static Term operator >=(Term x, double y) => x >= x.Number(y);

    /// <summary><c>x == y</c>, as a condition; not an operator, so that terms keep C#'s own equality.</summary>
    public Term EqualTo(Term y) => Compare("==", y);

    public Term EqualTo(double y) => Compare("==", Number(y));

    /// <summary>A number of this term's type.</summary>
    public Term Number(double number) =>
        new(Builder, Builder.Number(Value.Type.Kind == TypeKind.Float ? (float)number : number, Value.Type));

    /// <summary>A function of this term (and more), of this term's type.</summary>
    public Term Apply(string function, params Term[] more) =>
        new(Builder, Builder.Add(new Apply(Builder.Define("", Value.Type), function, [Value, .. more.Select(term => term.Value)])));

    private Term Compare(string comparison, Term y) =>
        new(Builder, Builder.Add(new Apply(Builder.Define("", DataType.Boolean), comparison, [Value, y.Value])));
}
