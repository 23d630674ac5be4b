using System.Numerics;

namespace GradGen.Benchmarks.Gmm;

/// <summary>
/// A lower triangular matrix as vectors of consecutive rows: for each band of rows its columns, from the first to
/// the last that meets the triangle. What is above the diagonal is zero, or means nothing.
/// </summary>
internal static class Packing
{
    private static int Lanes => Vector<double>.Count;

    /// <summary>How many vectors a matrix of d rows takes.</summary>
    public static int Size(int d)
    {
        int size = 0;
        for (int row = 0; row < d; row += Lanes) size += Math.Min(row + Lanes, d);
        return size;
    }

    public static void Pack(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, Span<Vector<double>> factors)
    {
        int d = diagonal.Length;
        Span<double> lanes = stackalloc double[Lanes];
        for (int first = 0, start = 0; first < d; first += Lanes)
        {
            int columns = Math.Min(first + Lanes, d);
            for (int column = 0; column < columns; column++)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    int row = first + lane;
                    lanes[lane] = row == column ? diagonal[row] : row > column && row < d ? below[Below(row, column, d)] : 0;
                }
                factors[start + column] = new Vector<double>(lanes);
            }
            start += columns;
        }
    }

    public static void Unpack(ReadOnlySpan<Vector<double>> sums, Span<double> diagonal, Span<double> below)
    {
        int d = diagonal.Length;
        for (int first = 0, start = 0; first < d; first += Lanes)
        {
            int columns = Math.Min(first + Lanes, d);
            for (int column = 0; column < columns; column++)
            {
                for (int row = Math.Max(first, column); row < Math.Min(first + Lanes, d); row++)
                {
                    double sum = sums[start + column][row - first];
                    if (row == column) diagonal[row] = sum;
                    else below[Below(row, column, d)] = sum;
                }
            }
            start += columns;
        }
    }

    /// <summary>The matrix times the vector, and the product's squared norm.</summary>
    public static double Multiply(ReadOnlySpan<Vector<double>> factors, ReadOnlySpan<double> x, Span<Vector<double>> product)
    {
        Vector<double> squares = Vector<double>.Zero;
        for (int r = 0; r < product.Length; r++)
        {
            int columns = Math.Min((r + 1) * Lanes, x.Length);
            ReadOnlySpan<Vector<double>> band = factors.Slice(0, columns);
            ReadOnlySpan<double> some = x.Slice(0, band.Length);
            Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
            int i = 0;
            for (; i < band.Length - 1; i += 2)
            {
                even = Vector.FusedMultiplyAdd(band[i], new Vector<double>(some[i]), even);
                odd = Vector.FusedMultiplyAdd(band[i + 1], new Vector<double>(some[i + 1]), odd);
            }
            if (i < band.Length) even = Vector.FusedMultiplyAdd(band[i], new Vector<double>(some[i]), even);
            Vector<double> sum = even + odd;
            product[r] = sum;
            squares = Vector.FusedMultiplyAdd(sum, sum, squares);
            factors = factors.Slice(columns);
        }
        return Vector.Sum(squares);
    }

    /// <summary>Adds weight·scaled, and weight·scaled·centeredᵀ, to the sums over the points.</summary>
    public static void Accumulate(
        double weight, ReadOnlySpan<double> centered, ReadOnlySpan<Vector<double>> scaled,
        Span<Vector<double>> centerSums, Span<Vector<double>> sums)
    {
        for (int r = 0; r < scaled.Length; r++)
        {
            Vector<double> s = weight * scaled[r];
            centerSums[r] += s;
            int columns = Math.Min((r + 1) * Lanes, centered.Length);
            Span<Vector<double>> band = sums.Slice(0, columns);
            ReadOnlySpan<double> some = centered.Slice(0, band.Length);
            for (int i = 0; i < band.Length; i++) band[i] = Vector.FusedMultiplyAdd(s, new Vector<double>(some[i]), band[i]);
            sums = sums.Slice(columns);
        }
    }

    private static int Below(int row, int column, int d) => column * (2 * d - column - 1) / 2 + row - column - 1;
}
