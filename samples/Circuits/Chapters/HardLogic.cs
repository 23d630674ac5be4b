using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class HardLogic
{
    public static void Print()
    {
        Page.Heading("Hard logic");
        Page.Say("Boolean gates jump from false to true; there is no slope between them.");

        Table table = new("x", "y", "not x", "x or y", "x and y", "x xor y", "x and-not y");
        foreach ((bool x, bool y) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            table.Row(Bit(x), Bit(y), Bit(HardGates.Not(x)), Bit(HardGates.Or(x, y)), Bit(HardGates.And(x, y)),
                Bit(HardGates.Xor(x, y)), Bit(HardGates.AndNot(x, y)));
        }
        table.Print();

        Page.Say("""
            So GradGen refuses all five, while you type, and says why. A gate between numbers that only
            ever answers 0 or 1 has a derivative, but it is zero: that one compiles, with a warning.
            """);
        Page.Show(Path.Combine(AppContext.BaseDirectory, "Refused.cs.txt"));
    }

    private static string Bit(bool value) => value ? "1" : "0";
}
