using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>The iterations of a loop: lowered until nothing more is found that must be carried, or that varies.</summary>
internal sealed partial class FunctionLowering
{
    private readonly Dictionary<ILoopOperation, Carriage> _carriages = [];

    /// <summary>What is known of a loop from lowering it before.</summary>
    private sealed class Carriage(IEnumerable<Cell> cells)
    {
        public List<Cell> Cells { get; } = [.. cells];

        public HashSet<Cell> Varied { get; } = [];
    }

    private void Repeat(Round round, Exit exits)
    {
        if (!_carriages.TryGetValue(round.Loop, out Carriage carriage)) _carriages[round.Loop] = carriage = new Carriage(Guess(round, exits));
        int found = _refusals.All.Count;
        while (!TryRepeat(round, carriage)) _refusals.Rewind(found);
    }

    /// <summary>What is assigned in the source of the loop; the first attempt may find more, behind references and calls.</summary>
    private IEnumerable<Cell> Guess(Round round, Exit exits)
    {
        IEnumerable<Cell> cells = _survey.WrittenIn(round.Loop.Syntax.Span)
            .SelectMany(variable => _places.TryGetValue(variable, out Place place) ? place.Cells : []);
        if ((exits & Exit.Returns) != 0) cells = cells.Concat(_result?.Cells ?? []).Append(_done);
        return cells.Where(cell => IsCarriable(round, cell)).Distinct();
    }

    private bool IsCarriable(Round round, Cell cell) =>
        (cell.Value is not null || cell.LastUse > round.Loop.Syntax.Span.End)
        && !(cell.Declared >= 0 && round.Loop.Body.Syntax.Span.Contains(cell.Declared))
        && round.Count?.Variables.Contains(cell) != true
        && !(round.IsLast && cell == _done);

    /// <summary>Whether the loop was written; otherwise <paramref name="carriage"/> knows more than before.</summary>
    private bool TryRepeat(Round round, Carriage carriage)
    {
        _module.Token.ThrowIfCancellationRequested();
        Cell[] cells = [.. carriage.Cells];
        Value? index = round.Count is { } count ? NewValue(count.Name, count.From.Type) : null;
        _environment.Open();
        Value[] carried = [.. cells.Select(cell => Carried(cell, carriage))];
        Block? test = index is null ? LowerTest(round) : null;
        bool isLeft = (index is null && test is null) || round.IsTestLast || (_exits.Of(round.Loop.Body) & (Exit.Breaks | Exit.Returns)) != 0;
        (BlockWriter body, Value? stays) = LowerIteration(round, index, isLeft, isTestInside: index is null && test is null);
        Value?[] after = [.. cells.Select(cell => cell.Value)];
        List<(Cell Cell, Value? Value)> written = _environment.Close();

        Cell[] forgotten = [.. written.Select(write => write.Cell).Where(cell => IsCarriable(round, cell)).Except(cells)];
        carriage.Cells.AddRange(forgotten);
        var part = new LoopPart(round.Loop.Syntax.Span.End, cells, carried, after, body, stays, test);
        part.Prune();
        Cell[] varied = [.. part.Kept.Where(i => after[i] is { Type.IsMemory: false } value && IsVaried(value) && !IsVaried(carried[i])).Select(i => cells[i])];
        carriage.Varied.UnionWith(varied);
        if (forgotten.Length > 0 || varied.Length > 0) return false;

        if (!body.IsEnded && !_refusals.AnyError && part.Kept.Any(i => after[i] is null)) throw new InvalidOperationException("a loop loses a variable");
        CarryMemory(round, part, after);
        WriteLoop(round, index, part);
        return true;
    }

    private Value Carried(Cell cell, Carriage carriage)
    {
        Value value = NewValue(cell.Name, cell.Type);
        if (cell.Type.IsMemory) BeginCarried(value, cell.Value);
        else if (carriage.Varied.Contains(cell) || cell.Value is { } before && IsVaried(before)) _varied.Add(value.Label);
        _environment.Set(cell, value);
        return value;
    }

    private void WriteLoop(Round round, Value? index, LoopPart part)
    {
        Cell[] cells = [.. part.Kept.Select(i => part.Cells[i])];
        Value[] carried = [.. part.Kept.Select(i => part.Carried[i])];
        Value[] inits = [.. cells.Select(cell => cell.Value ?? Default(cell.Type))];
        Value[] outputs = [.. cells.Select(cell => NewValue(cell.Name, cell.Type))];
        for (int i = 0; i < cells.Length; i++)
        {
            if (outputs[i].Type.IsMemory) Share(outputs[i], carried[i]);
            else if (IsVaried(carried[i])) _varied.Add(outputs[i].Label);
            _environment.Set(cells[i], outputs[i]);
        }

        int number = _module.NumberOf(round.Loop.Syntax);
        _refusals.Loops.Add(number, round.Loop.Syntax);
        Block body = part.CloseBody();
        var (results, starts, parameters) = (outputs.ToEquatableArray(), inits.ToEquatableArray(), carried.ToEquatableArray());
        _block.Add(round.Count is { } count
            ? new For(results, index!, count.From, count.Relation, count.To, count.Step, starts, parameters, body, part.Stays is not null) { Number = number }
            : new While(results, starts, parameters, part.Test ?? Always(), body, part.Stays is not null) { Number = number });
    }

    private Block Always()
    {
        BlockWriter outer = _block;
        _block = new BlockWriter();
        Block always = _block.Close([Truth(true)]);
        _block = outer;
        return always;
    }
}
