namespace Digits.Terminal;

/// <summary>A line that is written over in a terminal, and written anew, now and then, elsewhere.</summary>
internal sealed class ProgressLine(int steps)
{
    private const int Width = 16;
    private const int PlainLines = 10;

    public void Show(int step, string text)
    {
        int done = Width * step / steps;
        string line = $"  {new string('█', done)}{new string('░', Width - done)}  {text}";
        if (!Console.IsOutputRedirected) Console.Write(step < steps ? $"\r{line}" : $"\r{line}\n");
        else if (step % Math.Max(1, steps / PlainLines) == 0) Console.WriteLine(line);
    }
}
