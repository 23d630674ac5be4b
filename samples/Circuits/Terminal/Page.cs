namespace Circuits.Terminal;

/// <summary>Headings, paragraphs and files.</summary>
internal static class Page
{
    private static int _chapter;

    public static void Heading(string title)
    {
        string heading = $"{++_chapter}  {title}";
        Console.WriteLine();
        Console.WriteLine(heading);
        Console.WriteLine(new string('═', heading.Length));
        Console.WriteLine();
    }

    public static void Say(string text)
    {
        Console.WriteLine(text);
        Console.WriteLine();
    }

    public static void Show(string file)
    {
        foreach (string line in File.ReadLines(file)) Console.WriteLine($"  {line}".TrimEnd());
        Console.WriteLine();
    }
}
