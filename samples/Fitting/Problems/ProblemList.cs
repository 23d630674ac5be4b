using Fitting.Models;

namespace Fitting.Problems;

/// <summary>The models that NIST certifies, each with the gradient that is generated for it, easiest first.</summary>
internal static class ProblemList
{
#pragma warning disable format // a row, a problem
    public static readonly Problem[] All =
    [
        // Lower level of difficulty
        Of("Misra1a",  (b, x)    => Exponentials.Misra1a(b[0], b[1], x),
                       (b, x, d) => (d[0], d[1]) = Exponentials.Misra1aGradient(b[0], b[1], x)),
        Of("Misra1b",  (b, x)    => Others.Misra1b(b[0], b[1], x),
                       (b, x, d) => (d[0], d[1]) = Others.Misra1bGradient(b[0], b[1], x)),
        Of("DanWood",  (b, x)    => Others.DanWood(b[0], b[1], x),
                       (b, x, d) => (d[0], d[1]) = Others.DanWoodGradient(b[0], b[1], x)),
        Of("Chwirut2", (b, x)    => Exponentials.Chwirut2(b[0], b[1], b[2], x),
                       (b, x, d) => (d[0], d[1], d[2]) = Exponentials.Chwirut2Gradient(b[0], b[1], b[2], x)),
        Of("Lanczos3", (b, x)    => Exponentials.Lanczos3(b[0], b[1], b[2], b[3], b[4], b[5], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5]) =
                                    Exponentials.Lanczos3Gradient(b[0], b[1], b[2], b[3], b[4], b[5], x)),
        Of("Gauss1",   (b, x)    => Exponentials.Gauss1(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]) =
                                    Exponentials.Gauss1Gradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], x)),

        // Average
        Of("Kirby2",   (b, x)    => Rationals.Kirby2(b[0], b[1], b[2], b[3], b[4], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4]) =
                                    Rationals.Kirby2Gradient(b[0], b[1], b[2], b[3], b[4], x)),
        Of("Hahn1",    (b, x)    => Rationals.Hahn1(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6]) =
                                    Rationals.Hahn1Gradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x)),
        Of("MGH17",    (b, x)    => Exponentials.MGH17(b[0], b[1], b[2], b[3], b[4], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4]) =
                                    Exponentials.MGH17Gradient(b[0], b[1], b[2], b[3], b[4], x)),
        Of("Roszman1", (b, x)    => Others.Roszman1(b[0], b[1], b[2], b[3], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3]) = Others.Roszman1Gradient(b[0], b[1], b[2], b[3], x)),
        Of("ENSO",     (b, x)    => Others.ENSO(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8]) =
                                    Others.ENSOGradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], x)),

        // Higher
        Of("MGH09",    (b, x)    => Rationals.MGH09(b[0], b[1], b[2], b[3], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3]) = Rationals.MGH09Gradient(b[0], b[1], b[2], b[3], x)),
        Of("Thurber",  (b, x)    => Rationals.Thurber(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x),
                       (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6]) =
                                    Rationals.ThurberGradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x)),
        Of("Rat42",    (b, x)    => Exponentials.Rat42(b[0], b[1], b[2], x),
                       (b, x, d) => (d[0], d[1], d[2]) = Exponentials.Rat42Gradient(b[0], b[1], b[2], x)),
    ];
#pragma warning restore format

    private static Problem Of(string name, Formula formula, Gradient gradient) => new(DataSet.Read(name), formula, gradient);
}
