using System.Text;

namespace GradGen.Emission;

/// <summary>Text, line by line.</summary>
internal sealed class IndentedText
{
    public const int Columns = 120;

    private readonly StringBuilder _text = new();

    public int Indent { get; private set; }

    /// <summary>Whether <paramref name="line"/> fits here.</summary>
    public bool Fits(string line) => Indent + line.Length <= Columns;

    public void Line(string line = "")
    {
        if (line != "") _text.Append(' ', Indent).Append(line);
        _text.Append('\n');
    }

    public void In() => Indent += 4;

    public void Out() => Indent -= 4;

    public void Open()
    {
        Line("{");
        In();
    }

    public void Close(string behind = "")
    {
        Out();
        Line("}" + behind);
    }

    public override string ToString() => _text.ToString();
}
