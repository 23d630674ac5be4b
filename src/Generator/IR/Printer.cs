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
        if (instruction is not If branch) return;

        Print(branch.Then, text, indent + "  ", "yield");
        if (branch.Else == Block.Empty) return;
        text.Append(indent).Append("else\n");
        Print(branch.Else, text, indent + "  ", "yield");
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
        Call call => $"call {call.Function} {Names(call.Arguments)}",
        Throw @throw => "throw " + Text(@throw.Exception),
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    private static string Names(EquatableArray<Value> values) => string.Join(", ", values.Select(Name));

    private static string Text(EquatableArray<Fragment> fragments) => string.Concat(fragments.Select(fragment => fragment switch
    {
        Fragment.Text text => text.Code,
        Fragment.Use use => $"{{{Name(use.Value)}}}",
        Fragment.Define define => $"{{={Name(define.Value)}}}",
        _ => throw new NotSupportedException(fragment.GetType().Name),
    }));
}
