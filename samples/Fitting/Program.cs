using System.Globalization;
using Fitting.Problems;
using Fitting.Regression;

// Fourteen models fitted to the data that NIST certifies, by MathNet.Numerics with generated gradients.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;

Console.WriteLine($"""

    Nonlinear regression on NIST's Statistical Reference Datasets. MathNet's Levenberg–Marquardt minimiser, as it
    comes, walks from NIST's two starting points along generated gradients. Standard deviations follow from the
    Jacobian at the certified parameters, with no minimiser between: they judge the derivative alone.
    "Digits" are those that agree with NIST's, of the eleven it certifies. {Verdict.Wanted} of them make a pass.

    """);

Verdict[] verdicts = [.. ProblemList.All.Select(Report.Print)];
Report.PrintSummary(verdicts);
return verdicts.All(verdict => verdict.Passes) ? 0 : 1;
