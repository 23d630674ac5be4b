namespace Zoo
{
    partial class Outer
    {
        private const double Hidden = 0.3;

        internal partial class Middle
        {
            public partial struct Inner
            {
                [Differentiable] public static double Deep(double x) => x * x + Hidden;
                [Differentiable] private static double Private(double x) => x * x * Hidden;
            }
        }

        [Differentiable] protected internal static double ProtectedInternal(double x) => Middle.Inner.Deep(x) * 2;
        [Differentiable] private protected static double PrivateProtected(double x) => Hidden / x;
        [Differentiable] internal static double Internal(double x) => Math.Exp(Hidden * x);
    }

    partial struct Value
    {
        [Differentiable] public static double InStruct(double x) => x / (1 + x * x);
    }

    readonly partial struct ReadOnlyValue
    {
        [Differentiable] public static double InReadOnlyStruct(double x) => Math.Sin(x) * x;
    }

    partial record Person(string Name)
    {
        [Differentiable] public static double InRecord(double x) => x * x - x;
    }

    partial record struct Pair(int A, int B)
    {
        [Differentiable] public static double InRecordStruct(double x) => x * x * x;
    }

    partial interface IShape
    {
        [Differentiable] public static double InInterface(double x) => x * 5 + x * x;
    }

    abstract partial class Abstract
    {
        [Differentiable] public static double InAbstract(double x) => 2 / x;
    }

    sealed partial class Sealed
    {
        [Differentiable] public static double InSealed(double x) => 3 / x;
    }

    partial class Generic<T>
    {
        [Differentiable] public static double InGeneric(double x) => x * x;
        [Differentiable] public static double WithT(double x, T tag) => tag is int n ? x * n : x;

        partial class Nested<U> where U : struct
        {
            [Differentiable] public static double InNestedGeneric(double x, T t, U u) => x * x * x + (t is U ? x : 0);
        }
    }

    static partial class GenericMethods
    {
        [Differentiable] public static double OfT<T>(double x, T tag) => x * x + tag!.ToString()!.Length;
        [Differentiable] public static double Constrained<T, U>(double x, T a, U b) where T : struct, IComparable<T> where U : notnull => x * (a.CompareTo(a) + 2);
    }

    static partial class Parts
    {
        [Differentiable] public static double First(double x) => Second(x) * x;
    }

    static partial class Parts
    {
        [Differentiable] public static double Second(double x) => x + Third;
        private static double Third => 3;
    }

    static partial class Overloads
    {
        [Differentiable] public static double F(double x) => x * x;
        [Differentiable] public static double F(double x, double y) => x * y;
        [Differentiable] public static double F(double x, int n) => x * n;
        [Differentiable] public static float F(float x) => x * 3;
        [Differentiable] public static double F(double x, double y, double z) => x * y * z;
        [Differentiable] public static double f(double x) => x * x * x;
        [Differentiable] public static double FGRADIENT(double x) => Math.Sin(x);
    }

    static partial class overloads
    {
        [Differentiable] public static double F(double x) => x * 7;
    }
}

namespace Zoo.Deeper.Still
{
    static partial class Arithmetic
    {
        [Differentiable] public static double Sum(double x, double y) => x * 2 + y * Zoo.Arithmetic.Product(x, y);
    }
}

static partial class InGlobalNamespace
{
    [Differentiable] public static double Global(double x) => x * x + Helper(x);
    private static double Helper(double x) => 1 / x;
}

namespace System.Zoo
{
    static partial class InSystem
    {
        [Differentiable] public static double Sine(double x) => Math.Sin(x) * x;
    }
}
