namespace Digits.Terminal;

/// <summary>A curve over a logarithmic axis, each character four dots high and two wide (Unicode's braille patterns).</summary>
internal static class Curve
{
    private const int Columns = 64, Rows = 10;
    private const int Wide = 2, High = 4;

    // The bits of a braille pattern, by row and column.
    private static readonly int[,] Dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    public static void Print(IReadOnlyList<double> numbers)
    {
        double[] logs = [.. Enumerable.Range(0, Columns * Wide).Select(i => Math.Log10(Mean(numbers, i)))];
        double top = logs.Max(), bottom = logs.Min();
        int[] heights = [.. logs.Select(log => (int)Math.Round((top - log) / (top - bottom) * (Rows * High - 1)))];
        int[,] cells = new int[Rows, Columns];
        for (int i = 0; i < heights.Length; i++)
        {
            int last = heights[Math.Max(0, i - 1)], from = Math.Min(last + 1, heights[i]), to = Math.Max(last - 1, heights[i]);
            for (int dot = from; dot <= to; dot++) cells[dot / High, i / Wide] |= Dots[dot % High, i % Wide];
        }
        for (int row = 0; row < Rows; row++)
        {
            double level = Math.Pow(10, top - (top - bottom) * row / (Rows - 1));
            string line = string.Concat(Enumerable.Range(0, Columns).Select(column => (char)(0x2800 + cells[row, column])));
            Console.WriteLine($"  {level,7:F4} │{line.TrimEnd('\u2800')}");
        }
        Console.WriteLine($"          └{new string('─', Columns)}");
        Console.WriteLine($"           1{$"step {numbers.Count:N0}",Columns - 1}");
    }

    /// <summary>The mean of the numbers that fall on a dot.</summary>
    private static double Mean(IReadOnlyList<double> numbers, int dot)
    {
        int start = numbers.Count * dot / (Columns * Wide), end = Math.Max(start + 1, numbers.Count * (dot + 1) / (Columns * Wide));
        return Enumerable.Range(start, end - start).Average(i => numbers[i]);
    }
}
