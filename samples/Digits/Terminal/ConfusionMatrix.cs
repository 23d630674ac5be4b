namespace Digits.Terminal;

/// <summary>How often each digit is read as each.</summary>
internal static class ConfusionMatrix
{
    public static void Print(int[] labels, int[] read)
    {
        int classes = labels.Max() + 1;
        int[,] counts = new int[classes, classes];
        foreach ((int label, int guess) in labels.Zip(read)) counts[label, guess]++;

        Console.WriteLine($"        read as {string.Concat(Enumerable.Range(0, classes).Select(guess => $"{guess,4}"))}");
        Console.WriteLine($"                ┌{new string('─', 4 * classes)}");
        for (int label = 0; label < classes; label++)
        {
            string row = string.Concat(Enumerable.Range(0, classes).Select(guess => Cell(counts[label, guess])));
            Console.WriteLine($"  {(label == 0 ? "written as" : ""),10} {label,2} │{row}");
        }
    }

    private static string Cell(int count) => count == 0 ? "   ·" : $"{count,4}";
}
