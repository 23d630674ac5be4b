#nullable enable
using System.Collections.Generic;
namespace Zoo.Acceptance;

// Functions of nothing active that make arrays: small ones are written out, all others are called as they stand.
static partial class InactiveMakers
{
    private static double[] Table(Func<int, double> f, int n)
    {
        var t = new double[n];
        for (int i = 0; i < n; i++) t[i] = f(i);
        return t;
    }

    [MakesObjects, Differentiable, At(0.7, 0), At(0.7, 3)]
    public static double Lambda(double x, int n)
    {
        double s = x;
        foreach (double t in Table(i => i * 0.5 + 1, n)) s *= t * x;
        return s;
    }

    private static double[] Sized(int n, out int half)
    {
        half = n / 2;
        return new double[n + 1];
    }

    [MakesObjects, Differentiable, At(0.7, 0), At(0.7, 3)]
    public static double Out(double x, int n)
    {
        double[] t = Sized(n, out int half);
        return x * x * half + t.Length * x + t[0];
    }

    private static double[] Stepped(ref int n)
    {
        n++;
        return new double[n];
    }

    [MayBeRefused, MakesObjects, Differentiable, At(0.7, 0), At(0.7, 3)]
    public static double Ref(double x, int n)
    {
        double[] t = Stepped(ref n);
        return x * x * n + t.Length * x;
    }

    private static double[] Listed(int n)
    {
        var list = new List<double>();
        for (int i = 0; i < n; i++) list.Add(i * 0.25);
        return list.ToArray();
    }

    private static double[] Queried(int n) => Enumerable.Range(0, n).Select(i => 1.0 + i).ToArray();

    private static double[] Halves(int n) => n <= 0 ? new[] { 0.5 } : Halves(n - 1);

    private static double[] Counted(string text) => text.Split(' ').Select(word => 0.5 * word.Length).ToArray();

    private static double[] Repeated(int count, params double[] values)
    {
        var t = new double[count * values.Length];
        for (int i = 0; i < t.Length; i++) t[i] = values[i % values.Length];
        return t;
    }

    [MakesObjects, Differentiable, At(0.7, 1), At(0.7, 3)]
    public static double Library(double x, int n)
    {
        double[] a = Listed(n), b = Queried(n), c = Halves(n), d = Counted($"{n} {n}.5"), e = Repeated(n, 0.5, n);
        double s = 0;
        for (int i = 0; i < n; i++) s += x * a[i] + x * x * b[i] * c[0] + Math.Sin(x * d[1]) * e[2 * i] * e[1];
        return s;
    }

    private static double[,] Step(int n, double dt = 0.5)
    {
        var a = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            a[i, i] = 1;
            if (i + 1 < n) a[i, i + 1] = dt;
        }

        return a;
    }

    [Differentiable, At("0.4 0.7 0.2", 0.1), At("0.4", 0.2), At("", 0.2)]
    public static double Written(double[] x, double q)
    {
        double[,] a = Step(x.Length), b = Step(dt: q < 0.15 ? 0.25 : 0.125, n: x.Length);
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < x.Length; j++) s += x[i] * (a[i, j] + q * b[i, j]) * x[j];
        return s;
    }

    private static double[] Shifted(double[] t, double by)
    {
        var u = new double[t.Length];
        for (int i = 0; i < t.Length; i++) u[i] = t[i] + by;
        return u;
    }

    [Differentiable, At(0.4, 2), At(0.4, 0)]
    public static double OfArrays(double x, int n)
    {
        double[] t = new double[n], u = Shifted(t, 0.5), v = Shifted(u, t.Length);
        double s = 0;
        for (int i = 0; i < v.Length; i++) s += Math.Exp(x * u[i]) * v[i];
        return s;
    }
}
