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
        var lengths = new Dictionary<string, Value>(); // by the loops
        foreach (Kept kept in plan.Kept)
        {
            if (kept.Anchor != scope || kept.Loops[0] < first || kept.Loops[0] > last) continue;
            string loops = kept.By == KeptBy.Index ? string.Join(" ", kept.Loops) : "";
            if (!lengths.TryGetValue(loops, out Value length)) lengths.Add(loops, length = loops == "" ? Number(FirstLength, DataType.Int32, output) : LengthOf(kept, scope, output));
            if (kept.Part is { } part) length = OfAll(length, Again(part.Lengths[0], scope, output), output);
            var buffer = new Value(_labels++, NameOf(kept.Value), kept.Part is not null ? kept.Value.Type : DataType.Span(kept.Value.Type));
            output.Add(new NewArray(buffer, [length], IsZeroed: false, IsGrowing: kept.By != KeptBy.Index) { Keeps = ResidualOf(kept), IsMadeBefore = IsMadeBefore(kept) });
            _buffers.Add(kept, buffer);
        }
    }

    /// <summary>The length of a buffer that keeps an array for each iteration.</summary>
    private Value OfAll(Value iterations, Value each, List<Instruction> output)
    {
        var length = new Value(_labels++, "count", DataType.Int32);
        output.Add(Integers.Count(length, new Fragment.Use(iterations), NumberOf(each) is { } number ? new Fragment.Text(number.ToString(CultureInfo.InvariantCulture)) : new Fragment.Use(each)));
        return length;
    }

    /// <summary>How many iterations the loops have together; too many for a number are an exception.</summary>
    private Value LengthOf(Kept kept, int scope, List<Instruction> output)
    {
        For[] loops = [.. kept.Loops.Select(Scopes.LoopOf).Cast<For>()];
        if (loops is [var only] && IsNeverNegative(only, scope)) return Count(only, scope, output);
        var fragments = loops.SelectMany((loop, i) => (i == 0 ? [] : new Fragment[] { new Fragment.Text(" * ") }).Concat(Iterations(loop, loops.Length > 1, scope, output))).ToList();
        bool mayOverflow = loops.Length > 1 || Before(loops[0], scope, output) is var before && NumberOf(before) is not >= 0;
        if (mayOverflow) fragments = [new Fragment.Text("checked("), .. fragments, new Fragment.Text(")")];
        var length = new Value(_labels++, "count", DataType.Int32);
        output.Add(new Verbatim(length, [.. fragments], IsPrimary: fragments[^1] is Fragment.Text { Code: ")" }, IsPure: true)); // or it is a difference
        return length;
    }

    /// <summary>How many iterations a loop has, none if it ends before it begins: <c>Math.Max(from, to) - from</c>.</summary>
    private IEnumerable<Fragment> Iterations(For loop, bool isFactor, int scope, List<Instruction> output)
    {
        if (IsNeverNegative(loop, scope)) return [new Fragment.Use(Count(loop, scope, output))];
        Value before = Before(loop, scope, output), last = Again(loop.Step > 0 ? loop.To : loop.From, scope, output);
        Fragment end = new Fragment.Use(last), start = new Fragment.Use(before);
        (string open, string close) = isFactor ? ("(", ")") : ("", "");
        return NumberOf(before) switch
        {
            0 => [new Fragment.Text("global::System.Math.Max(0, "), end, new Fragment.Text(")")],
            { } number => [new Fragment.Text($"{open}global::System.Math.Max({number}, "), end, new Fragment.Text($") {(number > 0 ? "-" : "+")} {Math.Abs(number)}{close}")],
            _ => [new Fragment.Text($"{open}global::System.Math.Max("), start, new Fragment.Text(", "), end, new Fragment.Text(") - "), start, new Fragment.Text(close)],
        };
    }

    /// <summary>The smaller bound, or one less: as many less than the other as there are iterations.</summary>
    private Value Before(For loop, int scope, List<Instruction> output)
    {
        Value bound = Again(loop.Step > 0 ? loop.From : loop.To, scope, output);
        return loop.Relation is "<=" or ">=" ? Integer("-", bound, Number(1, bound.Type, output), output) : bound;
    }

    private bool IsMadeBefore(Kept kept) => kept.By == KeptBy.Index && kept.Part is not { IsMadeBefore: false };

    /// <summary>An iteration's part of a buffer that keeps one for each.</summary>
    private Slice Part(Kept kept, NewArray part, Value result, int scope, Func<Loop, Value> iteration, List<Instruction> output)
    {
        Value length = Again(part.Lengths[0], scope, output);
        return new Slice(result, _buffers[kept], Integer("*", Position(kept, scope, iteration, output), length, output), length);
    }

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
        (Value first, Value last) = loop.Step > 0 ? (from, to) : (to, from);
        bool isWhole = loop.Relation is "<=" or ">=";
        if (isWhole && NumberOf(first) is { } number) return number <= 0 ? Integer("+", last, Number(1 - number, first.Type, output), output) : Integer("-", last, Number(number - 1, first.Type, output), output);
        Value difference = Integer("-", last, first, output);
        return isWhole ? Integer("+", difference, Number(1, difference.Type, output), output) : difference;
    }

    /// <summary>Whether there are as many iterations as the upper bound says, which is no negative number.</summary>
    private bool IsNeverNegative(For loop, int scope) =>
        loop.Step == 1 && (loop.Relation, NumberOf(loop.From)) is ("<", 0) or ("<=", 1) && (IsLength(loop.To, scope) || NumberOf(loop.To) >= 0);

    private bool IsLength(Value value, int scope) => Scopes.DefinitionOf(value) is Length length
        && (Scopes.IsVisible(length.Memory, scope) || plan.Recomputation.LengthOf(value, scope) is { } made && (IsLength(made, scope) || NumberOf(made) >= 0));

    /// <summary>A bound of a loop, computed again where it is not in scope.</summary>
    private Value Again(Value value, int scope, List<Instruction> output)
    {
        if (Scopes.IsVisible(value, scope)) return value;
        if (Known(value, scope) is { } known) return known;
        if (NumberOf(value) is { } number) return Learn(value, scope, Number(number, value.Type, output));
        if (plan.Recomputation.LengthOf(value, scope) is { } length) return Again(length, scope, output);
        Instruction definition = Scopes.DefinitionOf(value)!;
        var operands = Operands.Of(definition).Distinct().ToDictionary(operand => operand.Label, operand => Again(operand, scope, output));
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
}
