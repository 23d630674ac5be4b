using Fitting.Problems;

namespace Fitting.Regression;

/// <summary>In how many digits a problem's results agree with NIST's.</summary>
internal sealed record Verdict(string Name, Fit First, Fit Second, double FirstDigits, double SecondDigits, double DeviationDigits)
{
    public const int Wanted = 6;

    public bool Passes => Math.Min(Math.Min(FirstDigits, SecondDigits), DeviationDigits) >= Wanted;

    public static Verdict Of(DataSet data, Fit first, Fit second, double[] deviations) => new(
        data.Name, first, second,
        Digits.Of(first.Parameters, data.Certified),
        Digits.Of(second.Parameters, data.Certified),
        Digits.Of(deviations, data.Deviations));
}
