using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Loops: what every iteration reads is computed once, before the loop.</summary>
internal sealed partial class Folding
{
    private const int WidestHeader = 40; // of a bound

    private void Fold(Loop loop, Arm here)
    {
        Value[] entries = [.. Operands.Of(loop)];
        foreach (Value entry in entries)
        {
            int widest = loop is For && !loop.Inits.Contains(entry) ? WidestHeader : Widest;
            if (_isInline[entry.Label] && _uses.DefinitionOf(entry) is not Constant && TreeOf(entry).Width > widest) MakeStatement(entry);
        }

        Take(entries, here, mayBeOrdered: false);
        Flush(here);
        foreach (Value output in loop.Outputs) _homes[output.Label] = here;
        if (loop is While { Test: var test })
        {
            var asked = new Arm();
            Fold(test, asked);
            Take([.. test.Yields], asked, mayBeOrdered: true);
        }

        var body = new Arm();
        Fold(loop.Body, body);
        if (loop.HasExit) NameYields(loop.Body);
        if (!_isQuote && !loop.Body.EndsInThrow) AssignEarly(loop);
        Take([.. loop.Body.Yields], body, mayBeOrdered: loop.Body.Yields.Count == 1);
    }

    /// <summary>Where a branch at the end says whether the loop goes on, what is yielded beside it is known before.</summary>
    private void NameYields(Block block)
    {
        DeepStack.Check();
        if (block.EndsInThrow || block.Yields.Count == 0 || block.Instructions.Count == 0) return;
        if (block.Instructions[^1] is not If last || !last.Outputs.Contains(block.Yields[^1]) || IsChoice(last)) return;
        foreach (Value value in block.Yields)
        {
            if (_isInline[value.Label] && _uses.DefinitionOf(value) is not Constant && !last.Outputs.Contains(value)) MakeStatement(value);
        }

        NameYields(last.Then);
        NameYields(last.Else);
    }

    /// <summary>Whether a loop would compute the value again and again.</summary>
    private bool IsKeptFromLoop(Value value, Tree tree) => !_isQuote && _uses.IsReadInLoop(value) && !IsCheap(value, tree);

    /// <summary>What one would write in a loop's header, or the compiler does not compute at all.</summary>
    private bool IsCheap(Value value, Tree tree)
    {
        if (value.Name != "" || tree.IsOrdered || tree.Reads > 0) return false;
        Instruction instruction = _uses.DefinitionOf(value)!;
        if (Operands.Of(instruction).Any(operand => _isInline[operand.Label] && _uses.DefinitionOf(operand) is not (Constant or Length))) return false;
        return instruction switch
        {
            Length length => length.Dimension < 0,
            IR.Convert => true,
            Apply { Function: "+" or "-", Result.Type.Kind: TypeKind.Integer } => tree.Width <= WidestCheap,
            Verbatim { IsPure: true, Result.Type.Kind: TypeKind.Integer } verbatim => tree.Width <= WidestCheap && verbatim.Fragments.OfType<Fragment.Text>().All(text => VerbatimText.IsSum(text.Code)),
            _ => false,
        };
    }
}
