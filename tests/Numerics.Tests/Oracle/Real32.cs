using System.Globalization;

namespace GradGen.Numerics.Tests.Oracle;

/// <summary>A <c>float</c> that knows its derivatives (in <c>double</c>). Its value is what C# computes with <c>float</c>, bit for bit.</summary>
public readonly struct Real32(float value, Jet jet = default) : IComparable<Real32>, IEquatable<Real32>, IFormattable
{
    public float Value { get; } = value;

    public Jet Jet { get; } = jet;

    /// <summary>A constant, by its bits.</summary>
    public static Real32 Of(int bits) => new(BitConverter.Int32BitsToSingle(bits));

    internal Real32 Through(float f, Slope slope) =>
        new(f, Jet.Through(float.IsNaN(f) ? new(f, f) : slope, Value, f, Jet.FloatRoundoff));

    internal static Real32 Through(Real32 x, Real32 y, float f, Slopes slopes) =>
        new(f, Jet.Through(x.Jet, y.Jet, slopes, x.Value, y.Value, Jet.FloatRoundoff));

    public static implicit operator Real32(int value) => new(value);
    public static implicit operator Real32(float value) => new(value);

    public static explicit operator float(Real32 x) => x.Value;
    public static explicit operator Real32(Real x) => new((float)x.Value, x.Jet.Rounded(Jet.FloatRoundoff));
    public static explicit operator sbyte(Real32 x) => (sbyte)x.Value;
    public static explicit operator byte(Real32 x) => (byte)x.Value;
    public static explicit operator short(Real32 x) => (short)x.Value;
    public static explicit operator ushort(Real32 x) => (ushort)x.Value;
    public static explicit operator int(Real32 x) => (int)x.Value;
    public static explicit operator uint(Real32 x) => (uint)x.Value;
    public static explicit operator long(Real32 x) => (long)x.Value;
    public static explicit operator ulong(Real32 x) => (ulong)x.Value;
    public static explicit operator char(Real32 x) => (char)x.Value;
    public static explicit operator checked sbyte(Real32 x) => checked((sbyte)x.Value);
    public static explicit operator checked byte(Real32 x) => checked((byte)x.Value);
    public static explicit operator checked short(Real32 x) => checked((short)x.Value);
    public static explicit operator checked ushort(Real32 x) => checked((ushort)x.Value);
    public static explicit operator checked int(Real32 x) => checked((int)x.Value);
    public static explicit operator checked uint(Real32 x) => checked((uint)x.Value);
    public static explicit operator checked long(Real32 x) => checked((long)x.Value);
    public static explicit operator checked ulong(Real32 x) => checked((ulong)x.Value);
    public static explicit operator checked char(Real32 x) => checked((char)x.Value);
    public static explicit operator decimal(Real32 x) => (decimal)x.Value;

    public static Real32 operator +(Real32 x) => x;
    public static Real32 operator -(Real32 x) => new(-x.Value, x.Jet.Through(new(-1, 0), x.Value, -x.Value, Jet.FloatRoundoff));
    public static Real32 operator ++(Real32 x) => x + new Real32(1);
    public static Real32 operator --(Real32 x) => x - new Real32(1);

    public static Real32 operator +(Real32 x, Real32 y) => Through(x, y, x.Value + y.Value, Operators.Add);
    public static Real32 operator -(Real32 x, Real32 y) => Through(x, y, x.Value - y.Value, Operators.Subtract);
    public static Real32 operator *(Real32 x, Real32 y) => Through(x, y, x.Value * y.Value, Operators.Multiply(x.Value, y.Value));
    public static Real32 operator /(Real32 x, Real32 y) => Through(x, y, x.Value / y.Value, Operators.Divide(x.Value, y.Value));
    public static Real32 operator %(Real32 x, Real32 y) => Through(x, y, x.Value % y.Value, Operators.Modulo(x.Value, y.Value));

    public static bool operator <(Real32 x, Real32 y) => x.Value < y.Value;
    public static bool operator <=(Real32 x, Real32 y) => x.Value <= y.Value;
    public static bool operator >(Real32 x, Real32 y) => x.Value > y.Value;
    public static bool operator >=(Real32 x, Real32 y) => x.Value >= y.Value;
    public static bool operator ==(Real32 x, Real32 y) => x.Value == y.Value;
    public static bool operator !=(Real32 x, Real32 y) => x.Value != y.Value;

    /// <summary>Whether a constant pattern matches: NaN matches NaN.</summary>
    public bool Is(Real32 constant) => Value.Equals(constant.Value);

    public int CompareTo(Real32 other) => Value.CompareTo(other.Value);
    public bool Equals(Real32 other) => Value.Equals(other.Value);
    public override bool Equals(object? obj) => obj is Real32 other && Equals(other);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public string ToString(string? format) => Value.ToString(format, CultureInfo.InvariantCulture);
    public string ToString(IFormatProvider? provider) => Value.ToString(provider);
    public string ToString(string? format, IFormatProvider? provider) => Value.ToString(format, provider);
}
