namespace GradGen.IR;

/// <summary>The blocks inside an instruction, for passes that treat them alike.</summary>
internal static class Nested
{
    /// <summary>In the order they stand.</summary>
    public static IReadOnlyList<Block> Of(Instruction instruction) => instruction switch
    {
        If branch => [branch.Then, branch.Else],
        While loop => [loop.Test, loop.Body],
        Loop loop => [loop.Body],
        _ => [],
    };

    /// <summary>The values that exist only inside, in every block of it: a loop's index and what it carries.</summary>
    public static IEnumerable<Value> Parameters(Instruction instruction) => instruction switch
    {
        For loop => loop.Carried.Prepend(loop.Index),
        Loop loop => loop.Carried,
        _ => [],
    };

    /// <summary>The same instruction with other blocks inside.</summary>
    public static Instruction Map(Instruction instruction, Func<Block, Block> map) => instruction switch
    {
        If branch => branch with { Then = map(branch.Then), Else = map(branch.Else) },
        While loop => loop with { Test = map(loop.Test), Body = map(loop.Body) },
        Loop loop => loop with { Body = map(loop.Body) },
        _ => instruction,
    };
}
