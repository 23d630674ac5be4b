using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>A call of a lowered function: what goes in, and what comes out.</summary>
internal sealed partial class FunctionLowering
{
    private Operand? Call(IInvocationOperation call, Callee callee, List<Passed> passed)
    {
        List<Passed> inOrder = [.. passed.OrderBy(argument => argument.Argument.Parameter!.Ordinal)];
        Cell[] captured = [.. callee.Captured.SelectMany(CellsOf)];
        (Value Value, char Mark)[] given = [.. inOrder.SelectMany(Given), .. captured.Select(Current).Select(Marked)];
        Value[] arguments = [.. given.Select(argument => argument.Value)];
        Lowered lowered = LoweredFor(callee, inOrder, given);
        _refusals.AddThrough(call.Syntax.GetLocation(), lowered.Refusals);
        if (lowered.Function is not { } function) return null;

        Cell[] written = [.. inOrder.SelectMany(argument => argument.Place?.Cells ?? []), .. lowered.CapturesWritten.Select(i => captured[i])];
        Place? result = callee.Method.ReturnsVoid ? null : NewPlace("", call.Type!, Cell.Never);
        Cell[] receivers = [.. result?.Cells ?? [], .. written];
        Apply(lowered, arguments, call);
        if (lowered.AlwaysThrows)
        {
            _block.Add(new Call([], function.Name, arguments.ToEquatableArray()));
            foreach (Cell cell in receivers) _environment.Set(cell, Default(cell.Type)); // never reached
        }
        else
        {
            Value[] outputs = [.. receivers.Select(cell => NewValue(cell.Name, cell.Type))];
            _block.Add(new Call(outputs.ToEquatableArray(), function.Name, arguments.ToEquatableArray()));
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i].Type.IsMemory) Receive(outputs[i], lowered, i, arguments, call);
                else if (lowered.IsVaried[i]) _varied.Add(outputs[i].Label);
                _environment.Set(receivers[i], outputs[i]);
            }
        }
        return result is null ? null : Read(result);
    }

    private Lowered LoweredFor(Callee callee, List<Passed> inOrder, (Value Value, char Mark)[] given)
    {
        string mask = string.Concat(given.Select(argument => argument.Mark));
        IEnumerable<int> elements = inOrder.Where(argument => argument.Place is ElementPlace).Select(argument => argument.Argument.Parameter!.Ordinal);
        return _module.Callee(callee, string.Join(",", elements.Select(ordinal => $"{ordinal}").Prepend(mask)), _types);
    }

    /// <summary>What an argument becomes, and how the callee is to take it; an element passed by reference becomes an array and indices.</summary>
    private IEnumerable<(Value, char)> Given(Passed passed)
    {
        if (passed.Place is ElementPlace element)
        {
            IEnumerable<(Value, char)> indices = element.Indices.Select(index => (index.Type == DataType.Int32 ? index : Convert(index, DataType.Int32), 'i'));
            return indices.Prepend((element.Memory, IsVaried(element.Memory) ? '1' : '0'));
        }
        if (passed.Argument.Parameter!.RefKind == RefKind.Out) return [];
        return (passed.Value?.Leaves ?? passed.Place!.Cells.Select(Current)).Select(Marked);
    }

    private (Value, char) Marked(Value value) => (value, IsVaried(value) ? '1' : '0');

    private Value Current(Cell cell) => cell.Value ?? Default(cell.Type);

    /// <summary>What the callee does to the memory it is called with.</summary>
    private void Apply(Lowered lowered, Value[] arguments, IOperation call)
    {
        MemoryEffects effects = lowered.Memory;
        foreach ((int left, int right) in effects.Merged) Merge(arguments[left], arguments[right], call);
        foreach (int i in effects.Varied) MakeVaried(arguments[i], call);
        foreach (int i in effects.Read) RootOf(arguments[i]).IsReadAsInactive = true;
        foreach (int i in effects.Kept) RootOf(arguments[i]).IsKept = true;
        foreach (int i in effects.Rows) _rows.Add((arguments[i], call));
    }

    private void Receive(Value output, Lowered lowered, int position, Value[] arguments, IOperation call)
    {
        int origin = lowered.Memory.Origins[position];
        if (origin >= 0)
        {
            Share(output, arguments[origin]);
            _handedBack.AddRange(arguments.Where(argument => argument.Type == output.Type && RootOf(argument) == RootOf(output)).Select(argument => (argument, output)));
            return;
        }
        Root root = NewRoot(output, call);
        root.IsForeign = origin == -2;
        root.IsVaried = lowered.IsVaried[position] || (root.IsVaried && !root.IsForeign);
        root.IsKept = true;
    }

    private MemoryEffects EffectsOn(IReadOnlyList<Value> parameters, Function function, Value[] yields)
    {
        int[] memories = [.. Enumerable.Range(0, parameters.Count).Where(i => parameters[i].Type.IsMemory)];
        if (memories.Length == 0 && !yields.Any(value => value.Type.IsMemory)) return MemoryEffects.None;
        return new MemoryEffects(
            Varied: [.. memories.Where(i => RootOf(parameters[i]).IsVaried)],
            Read: [.. memories.Where(i => RootOf(parameters[i]) is { IsReadAsInactive: true, IsVaried: false })],
            Kept: [.. memories.Where(i => RootOf(parameters[i]).IsKept || !function.Parameters[i].Type.IsSpan)],
            Rows: RowsAmong(parameters, function.Body),
            Merged: [.. memories.SelectMany(i => RootOf(parameters[i]).Parameters.Where(other => other > i).Select(other => (i, other)))],
            Origins: [.. yields.Select(value => value.Type.IsMemory ? OriginOf(RootOf(value)) : -1)]);
    }

    private static int OriginOf(Root root) => root.IsForeign ? -2 : root.Parameters.Count > 0 ? root.Parameters.Min() : -1;

    /// <summary>Whether an array need not be one: it holds active values, and nobody else keeps it.</summary>
    private bool IsBuffer(Value value) =>
        value.Type is { IsMemory: true, IsSpan: false, Rank: 1, Element.IsReal: true } && _roots.ContainsKey(value.Label)
        && RootOf(value) is { IsVaried: true, IsKept: false, IsForeign: false } root && (_isCallee || root.Parameters.Count == 0);
}
