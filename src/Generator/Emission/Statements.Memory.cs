using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>What changes memory.</summary>
internal sealed partial class Statements
{
    private void PrintMemory(Instruction instruction)
    {
        if (instruction is not NewArray) Printer.Note(instruction); // memory made ready differentiates no line
        switch (instruction)
        {
            case Store store:
                Print(store);
                break;
            case Swap swap:
                (string a, string b) = (Printer.Element(swap.Memory, [swap.First]).Text, Printer.Element(swap.Memory, [swap.Second]).Text);
                Add($"({a}, {b}) = ({b}, {a});");
                break;
            case Accumulate accumulate:
                Add(Printer.Increment(accumulate) + ";");
                break;
            case Fill fill:
                Print(fill);
                break;
            case Copy copy when copy.Source.Type.Rank > 1:
                Add($"global::System.Array.Copy({Printer.Print(copy.Source).Text}, {Printer.Print(copy.Target).Text}, {Printer.Receiver(copy.Source)}.Length);");
                break;
            case Copy copy:
                Add($"{Printer.Span(copy.Source)}.CopyTo({Printer.Print(copy.Target).Text});");
                break;
            case Reserve reserve:
                Print(reserve);
                break;
            case Push push:
                Print(push);
                break;
            case Pop pop:
                Print(pop);
                break;
            case NewArray { Result.Type.IsSpan: true } buffer:
                PrintBuffer(buffer);
                break;
            case NewArray array:
                Assign(array.Result, array);
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    /// <summary><c>a[i] = a[i] + e;</c> is written <c>a[i] += e;</c>.</summary>
    private void Print(Store store)
    {
        string target = Printer.Element(store.Memory, store.Indices).Text;
        string text = Printer.Print(store.Operand, isTyped: true).Text;
        if (InlineApply(store.Operand) is { Function: "+" or "-" or "*" or "/" or "%", Arguments.Count: 2 } apply
            && folding.IsInline(apply.Arguments[0]) && uses.DefinitionOf(apply.Arguments[0]) is Load load && load.Memory == store.Memory
            && text.StartsWith($"{target} {apply.Function} ", StringComparison.Ordinal))
        {
            Add(Compound(target, apply, Printer.Print(apply.Arguments[1], isTyped: true).Text));
        }
        else
        {
            Add($"{target} = {text};");
        }
    }

    /// <summary>
    /// Zeros are filled in, not cleared to: on x64, <c>Clear</c> of about 16 to 127 doubles makes the Math functions called
    /// after it ten times as slow (measured on .NET 10), and <c>Fill</c> is as fast.
    /// </summary>
    private void Print(Fill fill)
    {
        string text = Printer.Print(fill.Operand, isTyped: true).Text;
        if (fill.Memory.Type.Rank > 1) _here.Add(ForEach(fill.Memory, [], element => new Line($"{element} = {text};", Printer.TakeOrigins())));
        else Add($"{Printer.Span(fill.Memory)}.Fill({text});");
    }

    /// <summary>A loop for each dimension of an array.</summary>
    private Repetition ForEach(Value array, string[] indices, Func<string, Line> body)
    {
        variables.Open();
        string index = variables.Declare(((char)('i' + indices.Length)).ToString(), DataType.Int32).Identifier, name = Printer.Receiver(array);
        string[] all = [.. indices, index];
        Statement inner = all.Length < array.Type.Rank ? ForEach(array, all, body) : body($"{name}[{string.Join(", ", all)}]");
        variables.Close();
        return new Repetition($"for (int {index} = 0; {index} < {name}.GetLength({indices.Length}); {index}++)", [inner]);
    }

    private Apply? InlineApply(Value value) => folding.IsInline(value) ? uses.DefinitionOf(value) as Apply : null;
}
