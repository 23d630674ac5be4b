namespace Zoo.Memory;

// Parts of rows, and tables with nothing in them that varies.

static partial class RowParts
{
    [Differentiable, At(0.5, 2, "1 2 3; 4 5 6"), At(0.5, 0, "1 2 3; 4 5 6")]
    public static double FilledInLoop(double x, int n, double[][] a)
    {
        for (int k = n; k-- > 0;) a[0].AsSpan()[..1].Fill(3);
        return x * a[0][0] * a[0][1] + a[1][2] * x;
    }

    [Differentiable, At(0.5, 2, "1 2 3; 4 5 6; 7 8 9")]
    public static double CopiedInLoop(double x, int n, double[][] a)
    {
        for (int y = 0; y < n - 1; ++y) a[y + 2].AsSpan().CopyTo(a[(y + 3) % a.Length].AsSpan()[0..]);
        return x * a[0][1] * a[2][1];
    }

    [Differentiable, At(0.5, "1 2 3; 4 5 6")]
    public static double CopiedOntoItself(double x, float[][] a)
    {
        a[0].AsSpan()[..1].CopyTo(a[0].AsSpan());
        return x * a[0][0] * a[1][2];
    }

    [MakesObjects, Differentiable, At(0.5, "1 2")]
    public static double HeldTable(double x, [NoGradient] double[] w)
    {
        double[,] m = { { 1, w[0] }, { w[1], 3 } };
        return m[0, 1] * x * x + m[1, 0];
    }
}
