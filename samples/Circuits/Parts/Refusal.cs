using System.Text.RegularExpressions;

namespace Circuits.Parts;

/// <summary>A method of <c>Refused.cs.txt</c>, which cannot be compiled with the sample, and what the compiler says of it.</summary>
internal sealed partial record Refusal(string Method, List<(string Severity, string Id, string Message)> Reports)
{
    /// <summary>The methods in order. Comments after a method quote the compiler, word for word.</summary>
    public static IEnumerable<Refusal> ReadAll()
    {
        Refusal? refusal = null;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Refused.cs.txt")))
        {
            if (Report().Match(line) is { Success: true } report)
            {
                refusal?.Reports.Add((report.Groups[1].Value, report.Groups[2].Value, report.Groups[3].Value));
            }
            else if (Declaration().Match(line) is { Success: true } declaration)
            {
                if (refusal is not null) yield return refusal;
                refusal = new Refusal(declaration.Groups[1].Value, []);
            }
        }
        if (refusal is not null) yield return refusal;
    }

    [GeneratedRegex(@"^    // (\w+) (GRAD\d+): (.*)$")]
    private static partial Regex Report();

    [GeneratedRegex(@"^    static (.*);$")]
    private static partial Regex Declaration();
}
