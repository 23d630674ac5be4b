namespace Circuits.Terminal;

/// <summary>Headings, paragraphs and files.</summary>
internal static class Page
{
    private const int Width = 100;

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

    /// <summary>A term, and beside it its explanation, wrapped.</summary>
    public static void Explain(string term, string explanation)
    {
        string line = $"  {term}  ";
        string margin = new(' ', line.Length);
        foreach (string word in explanation.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                Console.WriteLine(line.TrimEnd());
                line = margin;
            }
            line += word + ' ';
        }
        Console.WriteLine(line.TrimEnd());
        Console.WriteLine();
    }

    public static void Show(string file)
    {
        foreach (string line in File.ReadLines(file)) Console.WriteLine($"  {line}".TrimEnd());
        Console.WriteLine();
    }
}
