using System.Collections.Immutable;
using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Parameters that become rows of arrays of arrays.</summary>
internal sealed partial class FunctionLowering
{
    private readonly List<(Value Row, IOperation Source)> _rows = []; // what is put in an array of arrays
    private readonly List<(Value From, Value To)> _handedBack = []; // by calls

    private ImmutableArray<int> RowsAmong(IReadOnlyList<Value> parameters, Block body) => _rows.Count == 0
        ? []
        : [.. Enumerable.Range(0, parameters.Count).Where(i => IsOneArray(parameters[i]) && HandedOn.From([parameters[i]], body, _handedBack) is var names && _rows.Any(row => names.Contains(row.Row.Label)))];

    /// <summary>What the caller has the adjoints of in a span cannot be a row: its adjoints would have to be in an array.</summary>
    private void CheckRows(IEnumerable<Value> parameters, Block body)
    {
        if (_rows.Count == 0) return;
        HashSet<int> given = HandedOn.From(parameters.Where(IsOneArray), body, _handedBack);
        foreach ((Value row, IOperation source) in _rows.Where(row => given.Contains(row.Row.Label) && IsVaried(row.Row)))
        {
            RefuseUnsupported(source, "a parameter that becomes a row of an array of arrays", "make the row a copy of it");
        }
    }

    private static bool IsOneArray(Value memory) => memory.Type.Element is { IsMemory: false };
}
