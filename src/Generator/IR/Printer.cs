using System.Globalization;
using System.Text;
using GradGen.Support;

namespace GradGen.IR;

/// <summary>Prints IR for people: documentation, tests, debugging.</summary>
internal static class Printer
{
    public static string Print(Module module) => string.Join("\n", module.Functions.Select(Print));

    public static string Print(Function function)
    {
        var text = new StringBuilder();
        string parameters = string.Join(", ", function.Parameters.Select(p => $"{p.Type} {Name(p)}"));
        text.Append(function.Name).Append('(').Append(parameters).Append(")\n");
        Print(function.Body, text, "  ", "return");
        return text.ToString();
    }

    /// <summary>A value's name, its label behind it: labels tell the versions of a variable apart.</summary>
    public static string Name(Value value) => $"{value.Name}%{value.Label.ToString(CultureInfo.InvariantCulture)}";

    private static void Print(Block block, StringBuilder text, string indent, string ending)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Print(instruction, text, indent);
        if (!block.EndsInThrow && (block.Yields.Count > 0 || ending == "return")) text.Append($"{indent}{ending} {Names(block.Yields)}\n");
    }

    private static void Print(Instruction instruction, StringBuilder text, string indent)
    {
        text.Append(indent);
        if (instruction.Results.Count > 0) text.Append(Names(instruction.Results)).Append(" = ");
        text.Append(Right(instruction)).Append('\n');
        switch (instruction)
        {
            case If branch:
                Print(branch.Then, text, indent + "  ", "yield");
                if (branch.Else == Block.Empty) return;
                text.Append(indent).Append("else\n");
                Print(branch.Else, text, indent + "  ", "yield");
                break;
            case While loop:
                Print(loop.Test, text, indent + "  ", "while");
                text.Append(indent).Append("do\n");
                Print(loop.Body, text, indent + "  ", "yield");
                break;
            case Loop loop:
                Print(loop.Body, text, indent + "  ", "yield");
                break;
        }
    }

    private static string Right(Instruction instruction) => instruction switch
    {
        Constant { Text: { } text } => text,
        Constant constant => constant.Number.ToString("R", CultureInfo.InvariantCulture) + (constant.Result.Type.Kind == TypeKind.Float ? "f" : ""),
        Apply apply => $"{apply.Function} {Names(apply.Arguments)}",
        Select select => $"{Name(select.Condition)} ? {Name(select.WhenTrue)} : {Name(select.WhenFalse)}",
        Convert convert => $"({convert.Result.Type}) {Name(convert.Operand)}",
        Verbatim verbatim => (verbatim.IsPure ? "" : "! ") + Text(verbatim.Fragments),
        If branch => $"if {Name(branch.Condition)}",
        For loop => $"for {Name(loop.Index)} = {Name(loop.From)}; {loop.Relation} {Name(loop.To)}; {loop.Step}{Carry(loop)}",
        While loop => $"while{Carry(loop)}",
        Call call => $"call {call.Function} {Names(call.Arguments)}",
        Throw @throw => "throw " + Text(@throw.Exception),
        NewArray array => $"new{(array.IsZeroed ? "" : "?")}{(array.IsGrowing ? "+" : "")} {array.Result.Type} [{Names(array.Lengths)}]",
        Load load => $"{Name(load.Memory)}[{Names(load.Indices)}]",
        Store store => $"{Name(store.Memory)}[{Names(store.Indices)}] = {Name(store.Operand)}",
        Accumulate accumulate => $"{Name(accumulate.Memory)}[{Names(accumulate.Indices)}] += {Name(accumulate.Operand)}",
        Fill fill => $"fill {Name(fill.Memory)} {Name(fill.Operand)}",
        Copy copy => $"copy {Name(copy.Source)} to {Name(copy.Target)}",
        Slice slice => $"{Name(slice.Memory)}[{Name(slice.Start)} ..{(slice.Count is null ? "" : "+ " + Name(slice.Count))}]",
        Length length => $"length{(length.Dimension < 0 ? "" : length.Dimension.ToString(CultureInfo.InvariantCulture))} {Name(length.Memory)}",
        Swap swap => $"swap {Name(swap.Memory)}[{Name(swap.First)}], [{Name(swap.Second)}]",
        Reserve reserve => $"reserve {Name(reserve.Memory)} at {Name(reserve.Position)}",
        Push push => $"push {Name(push.Operand)} on {Name(push.Memory)}",
        Pop pop => $"pop {Name(pop.Memory)}",
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    private static string Carry(Loop loop) =>
        (loop.Carried.Count == 0 ? "" : $" carry {string.Join(", ", loop.Carried.Select((value, i) => $"{Name(value)} = {Name(loop.Inits[i])}"))}") + (loop.HasExit ? " until left" : "");

    private static string Names(EquatableArray<Value> values) => string.Join(", ", values.Select(Name));

    private static string Text(EquatableArray<Fragment> fragments) => string.Concat(fragments.Select(fragment => fragment switch
    {
        Fragment.Text text => text.Code,
        Fragment.Use use => $"{{{Name(use.Value)}}}",
        Fragment.Define define => $"{{={Name(define.Value)}}}",
        _ => throw new NotSupportedException(fragment.GetType().Name),
    }));
}
