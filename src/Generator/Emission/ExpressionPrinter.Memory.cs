using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Elements, views and lengths of memory.</summary>
internal sealed partial class ExpressionPrinter
{
    private const string Extensions = "global::System.MemoryExtensions";

    /// <summary><c>a[i, j]</c></summary>
    public Expression Element(Value memory, EquatableArray<Value> indices) =>
        Expression.Primary($"{Receiver(memory)}[{string.Join(", ", indices.Select(index => Index(memory, index)))}]");

    /// <summary>An index of an array may be a <c>long</c>; that of a span is an <c>int</c>.</summary>
    private string Index(Value memory, Value index) =>
        memory.Type.IsSpan && index.Type.Text is "long" or "uint" or "ulong" or "nint" or "nuint" ? $"checked((int){Print(index).At(Precedence.Unary)})" : Print(index).Text;

    /// <summary><c>a[i] += e</c>; where <c>e</c> is <c>-d</c>, <c>a[i] -= d</c>.</summary>
    public string Increment(Accumulate accumulate)
    {
        string target = Element(accumulate.Memory, accumulate.Indices).Text;
        bool isNegative = folding.IsInline(accumulate.Operand) && uses.DefinitionOf(accumulate.Operand) is Apply { Function: "neg" };
        Value operand = isNegative ? ((Apply)uses.DefinitionOf(accumulate.Operand)!).Arguments[0] : accumulate.Operand;
        return $"{target} {(isNegative ? "-" : "+")}= {Print(operand, isTyped: true).Text}";
    }

    /// <summary>Memory as what a member is called on.</summary>
    public string Receiver(Value memory) => Print(memory).At(Precedence.Primary);

    /// <summary>Memory as a span.</summary>
    public string Span(Value memory) => memory.Type.IsSpan ? Receiver(memory) : $"{Extensions}.AsSpan({Print(memory).Text})";

    private Expression Print(Slice slice, bool isTyped)
    {
        bool isWhole = slice.Count is null && uses.DefinitionOf(slice.Start) is Constant { Text: "0" };
        if (isWhole) return isTyped || slice.Memory.Type.IsSpan ? Print(slice.Memory) : Expression.Primary(Span(slice.Memory)); // C# makes a span of an array by itself

        string start = Print(slice.Start).Text, count = slice.Count is null ? "" : ", " + Print(slice.Count).Text;
        return Expression.Primary(slice.Memory.Type.IsSpan
            ? $"{Receiver(slice.Memory)}.Slice({start}{count})"
            : $"{Extensions}.AsSpan({Print(slice.Memory).Text}, {start}{count})");
    }

    private Expression Print(Length length) => Expression.Primary(
        length.Dimension < 0 || length.Memory.Type.Rank == 1 ? $"{Receiver(length.Memory)}.Length" : $"{Receiver(length.Memory)}.GetLength({length.Dimension})");

    /// <summary><c>new double[m, n]</c>; of arrays, <c>new double[n][]</c>; of nothing, the one empty array there is.</summary>
    private Expression Print(NewArray array)
    {
        if (array.Lengths is [var only] && uses.DefinitionOf(only) is Constant { Text: "0" }) return Expression.Primary($"global::System.Array.Empty<{array.Result.Type.Element}>()");
        string element = array.Result.Type.Element!.Text, brackets = "";
        while (element.EndsWith("]", StringComparison.Ordinal))
        {
            int open = element.LastIndexOf('[');
            brackets = element.Substring(open) + brackets;
            element = element.Substring(0, open);
        }

        return new Expression($"new {element}[{string.Join(", ", array.Lengths.Select(length => Print(length).Text))}]{brackets}", Precedence.Unary);
    }
}
