using System.Globalization;

namespace GradGen.Numerics.Tests.Oracle;

/// <summary>A <c>double</c> that knows its derivatives. Its value is what C# computes with <c>double</c>, bit for bit.</summary>
public readonly struct Real(double value, Jet jet = default) : IComparable<Real>, IEquatable<Real>, IFormattable
{
    public double Value { get; } = value;

    public Jet Jet { get; } = jet;

    /// <summary>A constant, by its bits.</summary>
    public static Real Of(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    internal Real Through(double f, Slope slope) =>
        new(f, Jet.Through(double.IsNaN(f) ? new(f, f) : slope, Value, f, Jet.DoubleRoundoff));

    internal static Real Through(Real x, Real y, double f, Slopes slopes) =>
        new(f, Jet.Through(x.Jet, y.Jet, slopes, x.Value, y.Value, Jet.DoubleRoundoff));

    public static implicit operator Real(int value) => new(value);
    public static implicit operator Real(double value) => new(value);
    public static implicit operator Real(Real32 value) => new(value.Value, value.Jet.Rounded(Jet.FloatRoundoff));

    public static explicit operator double(Real x) => x.Value;
    public static explicit operator sbyte(Real x) => (sbyte)x.Value;
    public static explicit operator byte(Real x) => (byte)x.Value;
    public static explicit operator short(Real x) => (short)x.Value;
    public static explicit operator ushort(Real x) => (ushort)x.Value;
    public static explicit operator int(Real x) => (int)x.Value;
    public static explicit operator uint(Real x) => (uint)x.Value;
    public static explicit operator long(Real x) => (long)x.Value;
    public static explicit operator ulong(Real x) => (ulong)x.Value;
    public static explicit operator char(Real x) => (char)x.Value;
    public static explicit operator checked sbyte(Real x) => checked((sbyte)x.Value);
    public static explicit operator checked byte(Real x) => checked((byte)x.Value);
    public static explicit operator checked short(Real x) => checked((short)x.Value);
    public static explicit operator checked ushort(Real x) => checked((ushort)x.Value);
    public static explicit operator checked int(Real x) => checked((int)x.Value);
    public static explicit operator checked uint(Real x) => checked((uint)x.Value);
    public static explicit operator checked long(Real x) => checked((long)x.Value);
    public static explicit operator checked ulong(Real x) => checked((ulong)x.Value);
    public static explicit operator checked char(Real x) => checked((char)x.Value);
    public static explicit operator decimal(Real x) => (decimal)x.Value;

    public static Real operator +(Real x) => x;
    public static Real operator -(Real x) => new(-x.Value, x.Jet.Through(new(-1, 0), x.Value, -x.Value, Jet.DoubleRoundoff));
    public static Real operator ++(Real x) => x + new Real(1);
    public static Real operator --(Real x) => x - new Real(1);

    public static Real operator +(Real x, Real y) => Through(x, y, x.Value + y.Value, Operators.Add);
    public static Real operator -(Real x, Real y) => Through(x, y, x.Value - y.Value, Operators.Subtract);
    public static Real operator *(Real x, Real y) => Through(x, y, x.Value * y.Value, Operators.Multiply(x.Value, y.Value));
    public static Real operator /(Real x, Real y) => Through(x, y, x.Value / y.Value, Operators.Divide(x.Value, y.Value));
    public static Real operator %(Real x, Real y) => Through(x, y, x.Value % y.Value, Operators.Modulo(x.Value, y.Value));

    public static bool operator <(Real x, Real y) => x.Value < y.Value;
    public static bool operator <=(Real x, Real y) => x.Value <= y.Value;
    public static bool operator >(Real x, Real y) => x.Value > y.Value;
    public static bool operator >=(Real x, Real y) => x.Value >= y.Value;
    public static bool operator ==(Real x, Real y) => x.Value == y.Value;
    public static bool operator !=(Real x, Real y) => x.Value != y.Value;

    /// <summary>Whether a constant pattern matches: NaN matches NaN.</summary>
    public bool Is(Real constant) => Value.Equals(constant.Value);

    public int CompareTo(Real other) => Value.CompareTo(other.Value);
    public bool Equals(Real other) => Value.Equals(other.Value);
    public override bool Equals(object? obj) => obj is Real other && Equals(other);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public string ToString(string? format) => Value.ToString(format, CultureInfo.InvariantCulture);
    public string ToString(IFormatProvider? provider) => Value.ToString(provider);
    public string ToString(string? format, IFormatProvider? provider) => Value.ToString(format, provider);
}
