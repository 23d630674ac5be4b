using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class HardLogic
{
    public static void Print()
    {
        Page.Heading("Hard logic");
        Page.Say("Boolean gates jump from false to true; there is no slope between them.");

        Table gates = new("x", "y", "not x", "x or y", "x and y", "x xor y", "x and-not y");
        foreach ((bool x, bool y) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            gates.Row(Bit(x), Bit(y), Bit(HardGates.Not(x)), Bit(HardGates.Or(x, y)), Bit(HardGates.And(x, y)),
                Bit(HardGates.Xor(x, y)), Bit(HardGates.AndNot(x, y)));
        }
        gates.Print();

        Page.Say("""
            So GradGen refuses all five, while you type, and says why. A gate between numbers that only ever
            answers 0 or 1 does have a derivative, zero: that one compiles, with a warning.
            """);

        Refusal[] refusals = [.. Refusal.ReadAll()];
        Table refused = new("[Differentiable]", "what GradGen says");
        foreach (Refusal refusal in refusals)
        {
            refused.Row(refusal.Method, string.Join(", ", refusal.Reports.Select(report => $"{report.Severity} {report.Id}").Distinct()));
        }
        refused.Print();

        foreach (var (id, message) in refusals.SelectMany(refusal => refusal.Reports).Select(report => (report.Id, report.Message)).DistinctBy(report => report.Id))
        {
            Page.Explain(id, $"{message}. More in docs/diagnostics/{id}.md.");
        }
    }

    private static string Bit(bool value) => value ? "1" : "0";
}
