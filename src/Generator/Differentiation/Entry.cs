using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What a generated method checks of its arguments before it does any work.</summary>
internal static class Entry
{
    private const string ArgumentException = "global::System.ArgumentException";

    /// <param name="own">How many of the parameters are the method's own.</param>
    /// <param name="pairs">Memory of the caller's that must be as large as a parameter of the method, both by position.</param>
    /// <param name="isOptional">Whether a parameter may be <see langword="null"/>: that overlaps nothing.</param>
    public static Function Checked(Function function, IReadOnlyList<Parameter> parameters, int own, IReadOnlyCollection<(int Memory, int Like)> pairs, Func<int, bool> isOptional)
    {
        var builder = new Builder(function.LabelCount);
        foreach ((int memory, int like) in pairs)
        {
            if (function.Body.EndsInThrow) break;
            CheckLengths(builder, function.Parameters[memory], parameters[memory].Name, function.Parameters[like], parameters[like].Name);
        }

        CheckOverlaps(builder, function, parameters, own, pairs, isOptional);
        foreach (Instruction instruction in function.Body.Instructions) builder.Append(instruction);
        Block body = builder.Finish(function.Body.Yields);
        return function with { Body = body, LabelCount = builder.LabelCount };
    }

    // if (wGradient.Length != w.Length) throw …
    private static void CheckLengths(Builder builder, Value memory, string name, Value like, string likeName)
    {
        if (memory.Type.Rank == 1)
        {
            ThrowIf(builder, Differ(LengthOf(builder, memory), LengthOf(builder, like)), $"{name} must be as long as {likeName}.", name);
        }
        else
        {
            for (int i = 0; i < memory.Type.Rank; i++)
            {
                ThrowIf(builder, Differ(LengthOf(builder, memory, i), LengthOf(builder, like, i)), $"{name} must be as large as {likeName}.", name);
            }
        }

        if (memory.Type.Element is not { IsMemory: true } row) return;
        Rows(builder, LengthOf(builder, memory), i => CheckLengths(builder, RowOf(builder, memory, i), name, RowOf(builder, like, i), likeName));

        Value Differ(Value x, Value y) => builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [x, y]));
    }

    /// <summary>Whatever is written may not overlap anything else of its type.</summary>
    private static void CheckOverlaps(Builder builder, Function function, IReadOnlyList<Parameter> parameters, int own, IReadOnlyCollection<(int Memory, int Like)> pairs, Func<int, bool> isOptional)
    {
        Aliases aliases = Aliases.Of(function);
        int[] memory = [.. Enumerable.Range(0, function.Parameters.Count).Where(i => function.Parameters[i].Type is { IsMemory: true, Real: not null })];
        foreach (int i in memory)
        {
            if (!IsWritten(i)) continue;
            if (i < own && function.Parameters[i].Type.Element!.IsMemory) CheckRows(builder, function.Parameters[i], parameters[i].Name);
            foreach (int j in memory)
            {
                Value a = function.Parameters[i], b = function.Parameters[j];
                bool isAsked = i == j || (j > i && IsWritten(j)) || a.Type.Real != b.Type.Real;
                if (isAsked) continue;
                CheckOverlap(builder, a, parameters[i].Name, b, parameters[j].Name, isWhole: i < own && j < own, pairs.Contains((i, j)), isOptional(i) && isOptional(j));
            }
        }

        bool IsWritten(int i) => aliases.WritesTo(function.Parameters[i]) || (i >= own && function.Parameters[i].Type.Text.StartsWith("global::System.Span<", StringComparison.Ordinal));
    }

    /// <summary>Rows that the method writes are no parts of one another.</summary>
    private static void CheckRows(Builder builder, Value memory, string name) =>
        Rows(builder, LengthOf(builder, memory), i => Rows(builder, i, j => ThrowIf(builder, Overlap(builder, RowOf(builder, memory, i), RowOf(builder, memory, j)), $"Rows of {name} must not overlap.", name)));

    /// <param name="isWhole">Whether every row is compared with every other; derivatives go with the arrays beside which they are, row by row.</param>
    /// <param name="areAlike">Whether they have been found to be as large as each other.</param>
    private static void CheckOverlap(Builder builder, Value a, string name, Value b, string other, bool isWhole, bool areAlike, bool areOptional = false)
    {
        string message = $"{name} must not overlap {other}.";
        if (a.Type is { Rank: 1, Element.IsReal: true } && b.Type is { Rank: 1, Element.IsReal: true })
        {
            ThrowIf(builder, Overlap(builder, a, b), message, name);
        }
        else if (a.Type == b.Type)
        {
            ThrowIf(builder, areOptional ? Code(builder, ["", " is not null && ReferenceEquals(", ", ", ")"], [a, a, b]) : Code(builder, ["ReferenceEquals(", ", ", ")"], [a, b]), message, name);
            if (!a.Type.Element!.IsMemory) return;
            Value rows = LengthOf(builder, a), others = areAlike ? rows : LengthOf(builder, b);
            if (isWhole) Rows(builder, rows, i => Rows(builder, others, j => Check(RowOf(builder, a, i), RowOf(builder, b, j))));
            else Rows(builder, areAlike ? rows : Code(builder, ["global::System.Math.Min(", ", ", ")"], [rows, others], DataType.Int32), i => Check(RowOf(builder, a, i), RowOf(builder, b, i)));
        }
        else if (a.Type.Element is { Rank: 1, Element.IsReal: true } && b.Type is { Rank: 1, Element.IsReal: true })
        {
            Rows(builder, LengthOf(builder, a), i => Check(RowOf(builder, a, i), b));
        }
        else if (b.Type.Element is { Rank: 1, Element.IsReal: true } && a.Type is { Rank: 1, Element.IsReal: true })
        {
            Rows(builder, LengthOf(builder, b), i => Check(a, RowOf(builder, b, i)));
        }

        void Check(Value one, Value another) => CheckOverlap(builder, one, name, another, other, isWhole, areAlike);
    }

    private static Value Overlap(Builder builder, Value a, Value b) => Code(builder, [$"global::System.MemoryExtensions.Overlaps<{a.Type.Element}>(", ", ", ")"], [a, b]);

    private static Value LengthOf(Builder builder, Value memory, int dimension = -1)
    {
        Value length = builder.Define("", DataType.Int32);
        builder.Add(new Length(length, memory, dimension));
        return length;
    }

    private static void Rows(Builder builder, Value length, Action<Value> check)
    {
        Value index = builder.Define("i", DataType.Int32);
        Value zero = Integers.Number(builder, 0, DataType.Int32);
        builder.Open();
        check(index);
        builder.Add(new For([], index, zero, "<", length, 1, [], [], builder.Close([])));
    }

    private static Value RowOf(Builder builder, Value memory, Value index)
    {
        Value row = builder.Define("", memory.Type.Element!);
        builder.Add(new Load(row, memory, [index]));
        return row;
    }

    private static void ThrowIf(Builder builder, Value condition, string message, string parameter)
    {
        builder.Open();
        builder.Add(new Throw([new Fragment.Text($"new {ArgumentException}(\"{message.Replace("@", "")}\", \"{parameter.TrimStart('@')}\")")]));
        builder.Add(new If([], condition, builder.Close([]), Block.Empty));
    }

    private static Value Code(Builder builder, string[] texts, Value[] holes, DataType? type = null)
    {
        var fragments = new List<Fragment>();
        for (int i = 0; i < texts.Length; i++)
        {
            fragments.Add(new Fragment.Text(texts[i]));
            if (i < holes.Length) fragments.Add(new Fragment.Use(holes[i]));
        }

        return builder.Add(new Verbatim(builder.Define("", type ?? DataType.Boolean), [.. fragments], IsPrimary: true, IsPure: true));
    }
}
