using System.Globalization;
using System.Text.RegularExpressions;

namespace Fitting.Problems;

/// <summary>A data set of NIST's Statistical Reference Datasets, with the parameters NIST certifies for its model.</summary>
/// <param name="Start1">Parameters to start from, far from the certified ones.</param>
/// <param name="Start2">Parameters to start from, closer.</param>
/// <param name="SumOfSquares">The certified residual sum of squares.</param>
internal sealed partial record DataSet(
    string Name, double[] X, double[] Y, double[] Start1, double[] Start2, double[] Certified, double[] Deviations, double SumOfSquares)
{
    public static DataSet Read(string name)
    {
        using Stream stream = typeof(DataSet).Assembly.GetManifestResourceStream($"{name}.dat")!;
        string[] lines = new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n").Split('\n');

        double[][] parameters = [.. lines.Where(line => Parameter().IsMatch(line)).Select(line => Numbers(line.Split('=')[1]))];
        IEnumerable<string> data = lines.SkipWhile(line => !Observations().IsMatch(line)).Skip(1);
        double[][] observations = [.. data.Select(Numbers).Where(row => row.Length == 2)];
        double sum = Numbers(lines.Single(line => line.StartsWith("Residual Sum of Squares:", StringComparison.Ordinal)).Split(':')[1])[0];
        return new DataSet(
            name, Column(observations, 1), Column(observations, 0),
            Column(parameters, 0), Column(parameters, 1), Column(parameters, 2), Column(parameters, 3), sum);
    }

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^\s*b\d+ =")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^Data:\s+y\s+x\s*$")]
    private static partial Regex Observations();
}
