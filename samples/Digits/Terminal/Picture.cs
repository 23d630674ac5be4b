namespace Digits.Terminal;

/// <summary>Images side by side, in shades of grey.</summary>
internal static class Picture
{
    private const string Shades = " ░▒▓█";
    private const int Side = 8;

    public static void Print(IReadOnlyList<double[]> images, IReadOnlyList<string> captions)
    {
        for (int row = 0; row < Side; row++)
        {
            IEnumerable<string> lines = images.Select(image => string.Concat(image.Skip(row * Side).Take(Side).Select(Shade)));
            Console.WriteLine($"  {string.Join("    ", lines)}".TrimEnd());
        }
        Console.WriteLine($"  {string.Join("    ", captions.Select(caption => caption.PadRight(2 * Side)))}".TrimEnd());
    }

    /// <summary>A pixel is two characters wide, and so about square.</summary>
    private static string Shade(double pixel) => new(Shades[(int)Math.Round(pixel * (Shades.Length - 1))], 2);
}
