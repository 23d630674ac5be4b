namespace Zoo.Acceptance;

// A loop gives an array a second name, and a later one assigns the first anew: the second still has the old array.
static partial class NamedInLoops
{
    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5"), At(0.7, "1 2"), At(0.7, "")]
    public static double ClonedLater(double u, double[] f)
    {
        var s = new double[f.Length];
        var v = new double[f.Length];
        for (int i = 0; i < f.Length; i++) v = s;
        for (int j = 0; j < f.Length; j++)
        {
            s = (double[])s.Clone();
            v[j] -= u * f[j];
            s[j] += 2 * u;
        }

        double sum = 0;
        for (int j = 0; j < f.Length; j++) sum += s[j] * v[j] * (j + 1) + v[j] * v[j];
        return sum;
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5"), At(0.7, "1 2"), At(0.7, "")]
    public static double WrittenBefore(double u, double[] f)
    {
        var s = new double[f.Length];
        var v = new double[f.Length];
        for (int i = 0; i < f.Length; i++) v = s;
        for (int j = 0; j < f.Length; j++)
        {
            v[j] -= u * f[j];
            s = (double[])s.Clone();
            s[j] += 2 * u;
        }

        double sum = 0;
        for (int j = 0; j < f.Length; j++) sum += s[j] * v[j] * (j + 1) + v[j] * v[j];
        return sum;
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5", 0), At(0.7, "1 2", 1), At(0.7, "1 2", 3)]
    public static double BothAnew(double u, double[] f, int n)
    {
        var s = (double[])f.Clone();
        double[] v = new double[f.Length];
        for (int i = 0; i < n; i++) v = s;
        for (int j = 0; j < n; j++)
        {
            v[j % 2] *= u;
            s = Makers.Step(s, u);
            v = Makers.Step(v, s[0]);
        }

        return Makers.Dot(s, v) + v[0];
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5", 0), At(0.7, "1 2", 1), At(0.7, "1 2", 3)]
    public static double InnerNames(double u, double[] f, int n)
    {
        var s = (double[])f.Clone();
        double[] v = new double[f.Length];
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < j; i++) v = s;
            s = Makers.Step(s, u);
            v[0] += u * s[1];
            sum += s[0] * v[0];
        }

        return sum + v[1];
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5", 0), At(0.7, "1 2", 1), At(0.7, "1 2", 3)]
    public static double ByWhile(double u, double[] f, int n)
    {
        var s = (double[])f.Clone();
        double[] v = new double[f.Length];
        int k = n;
        while (k > 1)
        {
            v = s;
            k--;
        }

        for (int j = 0; j < n; j++)
        {
            s = Makers.Step(s, u);
            s[0] -= v[0];
            v[0] *= s[1];
        }

        return s[0] * v[0] + v[1] * s[1];
    }

    [MakesObjects, MayBeRefused, Differentiable, At(0.7, "1 2; 0.5 1", 0), At(0.7, "1 2; 3 1", 1), At(0.7, "1 2; 0.3 0.2", 3)]
    public static double OfMatrices(double u, double[,] f, int n)
    {
        var s = (double[,])f.Clone();
        double[,] v = new double[2, 2];
        for (int i = 0; i < n; i++) v = s;
        for (int j = 0; j < n; j++)
        {
            s = Makers.Scale(s, u);
            s[0, 0] -= v[0, 1];
            v[0, 1] *= s[1, 0];
        }

        return s[0, 0] * v[0, 1] + v[1, 1] * s[1, 0];
    }

    // Two arrays change places in an inner loop, and a third is assigned anew around it.
    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5", "3 1 2", 0), At(0.7, "1 2 0.4", "3 0.2 1", 1), At(0.7, "1 2 0.3", "0.5 2 0.1", 4)]
    public static double SwappedInside(double u, double[] a, double[] b, int n)
    {
        double[] c = b;
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            c = Makers.Step(a, u + c[0]);
            for (int i = 0; i < k; i++) (a, b) = (b, a);
            sum += a[0] * c[1] + b[2];
        }

        return sum + a[1] * b[0] * c[0];
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2 0.5", 0), At(0.7, "1 2 0.4 0.1", 1), At(0.7, "1 2 0.3", 4)]
    public static double SwappedInsideOfOtherLengths(double u, double[] a, int n)
    {
        double[] b = { 0.5, u }, c = a;
        int k = 0;
        while (k < n)
        {
            c = Makers.Step(a, u + c[0]);
            for (int i = 0; i < n - k; i++) (a, b) = (b, a);
            k++;
        }

        return a[1] * b[0] * c[0] + a.Length * b[1] - c[^1];
    }

    // null changes places with an array.
    [MayBeRefused, MakesObjects, Differentiable(Derivatives.Jacobian | Derivatives.Pushforward), At(0.7, "1 2"), At(0.7, "1 2 0.4 0.1")]
    public static double[] SwappedWithNull(double u, double[] x)
    {
        double[] other = null!;
        double[] table = { u, u * u };
        foreach (double v in table) (other, x) = (x, other);
        return x;
    }
}
