namespace Fitting.Regression;

/// <summary>The significant digits in which numbers agree with certified ones.</summary>
internal static class Digits
{
    /// <summary>How many digits NIST states.</summary>
    public const int Certified = 11;

    public static double Of(double number, double certified)
    {
        double digits = -Math.Log10(Math.Abs(number - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, Certified);
    }

    /// <summary>Of the number that agrees least.</summary>
    public static double Of(double[] numbers, double[] certified) => numbers.Zip(certified, Of).Min();
}
