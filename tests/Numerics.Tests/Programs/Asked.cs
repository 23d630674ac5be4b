using System.Text.RegularExpressions;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Which derivatives a program asks for: rarely all of them, which take ten times as long as one.</summary>
internal static class Asked
{
    private const string All = "Gradient Pushforward Pullback Hessian HessianVectorProduct";

    public static string OfScalar(Dice dice) => Written(dice.Weighted(
        (30, "Gradient"),
        (15, "Pushforward"),
        (15, "Pullback"),
        (10, "HessianVectorProduct"),
        (10, "Hessian"),
        (10, "Gradient Pushforward Pullback"),
        (5, "Gradient HessianVectorProduct"),
        (5, All)));

    public static string OfSeveral(Dice dice) => Written(dice.Weighted(
        (40, "Jacobian"),
        (20, "Pushforward"),
        (20, "Pullback"),
        (20, "Jacobian Pushforward Pullback")));

    /// <summary>The products that a source asks for.</summary>
    public static IEnumerable<string> In(string source) => Regex.Matches(source, @"Derivatives\.(\w+)").Select(match => match.Groups[1].Value);

    private static string Written(string products) => string.Join(" | ", products.Split(' ').Select(product => $"Derivatives.{product}"));
}
