namespace GradGen.Emission;

/// <summary>A C# statement, ready to be laid out on lines.</summary>
internal abstract class Statement
{
    /// <summary>Comment lines above it.</summary>
    public List<string> Above { get; } = [];

    /// <summary>Whether an empty line sets it off from what stands before.</summary>
    public bool IsSetOff { get; set; }

    /// <summary>The statements inside.</summary>
    public virtual IEnumerable<List<Statement>> Inner => [];
}

/// <summary>A statement without others in it.</summary>
/// <param name="origins">The primal values whose derivatives it computes.</param>
internal sealed class Line(string text, int[] origins) : Statement
{
    public string Text { get; } = text;

    public int[] Origins { get; } = origins;

    /// <summary>The comment behind it, and the column it starts in.</summary>
    public string? Trailing { get; set; }

    public int TrailingColumn { get; set; }

    /// <summary>Whether it belongs to derivative code even though it computes nothing.</summary>
    public bool IsDerivative { get; init; }

    /// <summary>The same on several lines, for where it does not fit on one.</summary>
    public string[]? Lines { get; init; }

    /// <summary>What is returned, if this is a return.</summary>
    public Result? Result { get; init; }
}

/// <summary>What is returned: an expression, or a tuple of results.</summary>
internal sealed class Result(string name, string text, int[] origins, Result[] elements)
{
    public string Name { get; } = name;

    /// <summary>The whole on one line, without the name.</summary>
    public string Text { get; } = text;

    public int[] Origins { get; } = origins;

    public Result[] Elements { get; } = elements;

    /// <summary>The comment behind it, where it has a line of its own.</summary>
    public string? Trailing { get; set; }
}

/// <summary><c>if (…) … else …</c>.</summary>
internal sealed class Choice(string condition, List<Statement> then, List<Statement> otherwise) : Statement
{
    public string Condition { get; } = condition;

    public List<Statement> Then { get; } = then;

    public List<Statement> Else { get; } = otherwise;

    public override IEnumerable<List<Statement>> Inner => [Then, Else];
}

/// <summary><c>for (…) …</c>, <c>while (…) …</c>, <c>do … while (…);</c></summary>
/// <param name="tail">What stands behind the body, or nothing.</param>
internal sealed class Repetition(string head, List<Statement> body, string tail = "") : Statement
{
    public string Head { get; } = head;

    public List<Statement> Body { get; } = body;

    public string Tail { get; } = tail;

    /// <summary>Whether it goes on with values of the primal.</summary>
    public bool IsForward { get; init; }

    /// <summary>Whether it is the way back through another loop.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Whether each iteration is a whole sweep.</summary>
    public bool IsSweep { get; init; }

    public override IEnumerable<List<Statement>> Inner => [Body];
}

/// <summary><c>try … finally …</c>: buffers go back to where they were rented.</summary>
internal sealed class Attempt(List<Statement> body, List<Statement> @finally) : Statement
{
    public List<Statement> Body { get; } = body;

    public List<Statement> Finally { get; } = @finally;

    public override IEnumerable<List<Statement>> Inner => [Body, Finally];
}
