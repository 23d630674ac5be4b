using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

internal sealed partial class Comparison
{
    private const double Slack = 8;

    private static IEnumerable<Part> Row(Part[,] matrix, int i) => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]);

    private static IEnumerable<Part> Column(Part[,] matrix, int j) => Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix[i, j]);

    private static Part Along(IEnumerable<Part> parts, double[] weights) =>
        parts.Select((part, i) => part.Through(new(weights[i], Math.Abs(weights[i])), 0)).Aggregate(Part.None, (sum, part) => sum + part);

    /// <summary>To the last bit, any NaN for any other.</summary>
    private void Same(string what, double[] want, double[] got)
    {
        if (want.Length != got.Length)
        {
            Fail(what, $"{want.Length} numbers", $"{got.Length}");
            return;
        }

        for (int i = 0; i < want.Length; i++)
        {
            bool isSame = BitConverter.DoubleToInt64Bits(want[i]) == BitConverter.DoubleToInt64Bits(got[i]) || (double.IsNaN(want[i]) && double.IsNaN(got[i]));
            if (!isSame) Fail($"{what}[{i}]", $"{want[i]:R}", $"{got[i]:R}");
        }
    }

    private void Same(string what, double[][] want, double[][] got)
    {
        for (int i = 0; i < want.Length; i++) Same($"{what}[{i}]", want[i], got[i]);
    }

    private void Close(string what, Part[] want, double[] got, double tolerance)
    {
        if (want.Length != got.Length)
        {
            Fail(what, $"{want.Length} components", $"{got.Length}");
            return;
        }

        for (int i = 0; i < want.Length; i++)
        {
            double value = want[i].Value;
            if (value.Equals(got[i]) || value == got[i]) continue;
            if (double.IsNaN(got[i]) && _value.Any(double.IsNaN)) continue; // as healthy as the value is
            if (double.IsNaN(value) && double.IsPositiveInfinity(want[i].Magnitude) && double.IsInfinity(got[i])) continue; // ∞ − ∞ in another order
            if (want[i].OverflowsFloat && !double.IsFinite(got[i])) continue; // the derivatives of a float are floats
            double allowed = Math.Max(tolerance * Math.Max(1, Math.Abs(value)), double.IsFinite(want[i].Error) ? Slack * want[i].Error : 0);
            if (!(Math.Abs(value - got[i]) <= allowed)) Fail($"{what}[{i}]", $"{value:R} ± {allowed:G2}", $"{got[i]:R}");
        }
    }

    private static string Text(double[] numbers) => string.Join(", ", numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
