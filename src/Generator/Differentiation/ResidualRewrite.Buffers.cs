using System.Globalization;
using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>The buffers of what loops keep: how long they are, and where in them an iteration finds its element.</summary>
internal sealed partial class ResidualRewrite
{
    private const int FirstLength = 64; // of a buffer that grows

    /// <summary>In front of a branch or a loop, the buffers for what is kept inside it.</summary>
    private void MakeBuffers(Instruction instruction, int scope, List<Instruction> output)
    {
        int first = _next, last = Scopes.LastOf(instruction is If ? Scopes.LastOf(first) + 1 : first);
        foreach (Kept kept in plan.Kept)
        {
            if (kept.Anchor != scope || kept.Loops[0] < first || kept.Loops[0] > last) continue;
            Value length = kept.By == KeptBy.Index ? LengthOf(kept, scope, output) : Number(FirstLength, DataType.Int32, output);
            var buffer = new Value(_labels++, NameOf(kept.Value), kept.Value.Type.IsMemory ? kept.Value.Type : DataType.Span(kept.Value.Type));
            output.Add(new NewArray(buffer, [length], IsZeroed: false, IsGrowing: kept.By != KeptBy.Index) { IsMadeBefore = IsMadeBefore(kept) });
            _buffers.Add(kept, buffer);
        }
    }

    private Value LengthOf(Kept kept, int scope, List<Instruction> output)
    {
        Value? length = null;
        foreach (For loop in kept.Loops.Select(Scopes.LoopOf).Cast<For>())
        {
            Value count = Count(loop, scope, output);
            if (!IsNeverNegative(loop)) count = Code(["global::System.Math.Max(0, ", ")"], [count], output);
            length = length is null ? count : Code(["checked(", " * ", ")"], [length, count], output);
        }

        return kept.Value.Type.IsMemory ? Code(["checked(", " * ", ")"], [length!, Again(PartLength(kept), scope, output)], output) : length!;
    }

    /// <summary>Whether the length cannot be negative.</summary>
    private bool IsMadeBefore(Kept kept) => kept.By == KeptBy.Index && (!kept.Value.Type.IsMemory || ((NewArray)Scopes.DefinitionOf(kept.Value)!).IsMadeBefore);

    /// <summary>An iteration's part of a buffer that keeps one for each.</summary>
    private Slice Part(Kept kept, Value result, int scope, Func<Loop, Value> iteration, List<Instruction> output)
    {
        Value length = Again(PartLength(kept), scope, output);
        return new Slice(result, _buffers[kept], Integer("*", Position(kept, scope, iteration, output), length, output), length);
    }

    private Value PartLength(Kept kept) => ((NewArray)Scopes.DefinitionOf(kept.Value)!).Lengths[0];

    /// <summary>Row by row: <c>(i - from) * columns + (j - from)</c>.</summary>
    private Value Position(Kept kept, int scope, Func<Loop, Value> iteration, List<Instruction> output)
    {
        Value? position = null;
        foreach (For loop in kept.Loops.Select(Scopes.LoopOf).Cast<For>())
        {
            Value from = Again(loop.From, scope, output), index = iteration(loop);
            Value offset = loop.Step > 0 ? Integer("-", index, from, output) : Integer("-", from, index, output);
            position = position is null ? offset : Integer("+", Integer("*", position, Count(loop, scope, output), output), offset, output);
        }

        return position!;
    }

    /// <summary>How many iterations a loop has, if it has any.</summary>
    private Value Count(For loop, int scope, List<Instruction> output)
    {
        Value from = Again(loop.From, scope, output), to = Again(loop.To, scope, output);
        Value difference = loop.Step > 0 ? Integer("-", to, from, output) : Integer("-", from, to, output);
        return loop.Relation is "<=" or ">=" ? Integer("+", difference, Number(1, difference.Type, output), output) : difference;
    }

    private bool IsNeverNegative(For loop) =>
        loop is { Step: 1, Relation: "<" } && NumberOf(loop.From) == 0 && (Scopes.DefinitionOf(loop.To) is Length || NumberOf(loop.To) >= 0);

    /// <summary>A bound of a loop, computed again where it is not in scope.</summary>
    private Value Again(Value value, int scope, List<Instruction> output)
    {
        if (Scopes.IsVisible(value, scope)) return value;
        if (Known(value, scope) is { } known) return known;
        if (NumberOf(value) is { } number) return Learn(value, scope, Number(number, value.Type, output));
        if (plan.Recomputation.LengthOf(value, scope) is { } length) return Again(length, scope, output);
        Instruction definition = Scopes.DefinitionOf(value)!;
        var operands = Operands.Of(definition).ToDictionary(operand => operand.Label, operand => Again(operand, scope, output));
        Value fresh = value with { Label = _labels++ };
        output.Add(Operands.Map(definition, operand => operand.Label == value.Label ? fresh : operands[operand.Label]));
        return Learn(value, scope, fresh);
    }

    /// <summary><c>init + k * step</c>.</summary>
    private Value Progression(Value init, Value k, int step, List<Instruction> output)
    {
        Value size = Number(Math.Abs(step), k.Type, output);
        return Integer(step > 0 ? "+" : "-", init, Integer("*", k, size, output), output);
    }

    private Value Integer(string function, Value x, Value y, List<Instruction> output)
    {
        if (NumberOf(x) is { } a && NumberOf(y) is { } b) return Number(function switch { "+" => a + b, "-" => a - b, _ => a * b }, x.Type, output);
        if (function is "+" or "-" && NumberOf(y) == 0 || function == "*" && NumberOf(y) == 1) return x;
        if (function == "+" && NumberOf(x) == 0) return y;
        var result = new Value(_labels++, "", x.Type);
        output.Add(new Apply(result, function, [x, y]));
        return result;
    }

    private Value Number(long number, DataType type, List<Instruction> output)
    {
        var result = new Value(_labels++, "", type);
        output.Add(new Constant(result, 0, number.ToString(CultureInfo.InvariantCulture)));
        _numbers.Add(result.Label, number);
        return result;
    }

    private Value Zero(DataType type, List<Instruction> output)
    {
        var result = new Value(_labels++, "", type);
        output.Add(Constant.Of(result, 0));
        return result;
    }

    private long? NumberOf(Value value) =>
        _numbers.TryGetValue(value.Label, out long number) ? number
        : value.Label < _original && Scopes.DefinitionOf(value) is Constant { Text: { } text } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int parsed) ? parsed
        : null;

    private Value Code(string[] texts, Value[] holes, List<Instruction> output)
    {
        var fragments = new List<Fragment>();
        for (int i = 0; i < texts.Length; i++)
        {
            fragments.Add(new Fragment.Text(texts[i]));
            if (i < holes.Length) fragments.Add(new Fragment.Use(holes[i]));
        }

        var result = new Value(_labels++, "", holes[0].Type);
        output.Add(new Verbatim(result, [.. fragments], IsPrimary: true, IsPure: true));
        return result;
    }
}
