using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>The user's own text inside a function.</summary>
internal static class VerbatimText
{
    public static IEnumerable<string> In(Block block)
    {
        var texts = new List<string>();
        Collect(block, texts);
        return texts;
    }

    /// <summary>At least how tightly code binds of which only the text is known.</summary>
    public static Precedence PrecedenceOf(string code)
    {
        string bare = code.Replace("==", "").Replace("!=", "").Replace("<=", "").Replace(">=", "");
        bool isPlain = bare.All(c => char.IsLetterOrDigit(c) || " ._()[],:<>!&|+-*/%\"'".IndexOf(c) >= 0)
            && !new[] { " switch ", " with ", "from ", "throw " }.Any(bare.Contains);
        return isPlain ? Precedence.OrElse : Precedence.Lowest;
    }

    private static void Collect(Block block, List<string> texts)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Constant { Text: { } text }:
                    texts.Add(text);
                    break;
                case Verbatim verbatim:
                    texts.AddRange(verbatim.Fragments.OfType<Fragment.Text>().Select(text => text.Code));
                    break;
                case Throw @throw:
                    texts.AddRange(@throw.Exception.OfType<Fragment.Text>().Select(text => text.Code));
                    break;
                case If branch:
                    Collect(branch.Then, texts);
                    Collect(branch.Else, texts);
                    break;
            }
        }
    }
}
