using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Back through calls, by the pullbacks of the functions called.</summary>
internal sealed partial class ReverseSweep
{
    // (y, b̄) = …f(a, b)   →   (ā, b̄) += fPullback(a, b, ȳ)
    private void Back(Call call, Adjoint[] adjoints)
    {
        foreach (Value? reach in adjoints.Where(adjoint => !adjoint.IsNone).Select(adjoint => adjoint.Reach).Distinct())
        {
            Adjoint[] together = [.. adjoints.Select(adjoint => adjoint.Reach == reach ? adjoint.Reached : Adjoint.None)];
            if (reach is null) BackThrough(call, together);
            else Guarded(reach, () => BackThrough(call, together));
        }
    }

    private void BackThrough(Call call, Adjoint[] adjoints)
    {
        EquatableArray<bool> arguments = call.Arguments.Select(value => varied.Contains(value.Label)).ToEquatableArray();
        EquatableArray<bool> outputs = adjoints.Select(adjoint => !adjoint.IsNone).ToEquatableArray();
        if (!arguments.Any(isVaried => isVaried)) return;

        Value[] inputs = [.. call.Arguments.Where((argument, i) => arguments[i] && !argument.Type.IsMemory)];
        IEnumerable<Value> spans = call.Arguments.Where((argument, i) => arguments[i] && argument.Type.IsMemory).Select(argument => memory[argument.Label]);
        Value[] results = [.. inputs.Select(input => builder.Define(NameOf(input), input.Type))];
        IEnumerable<Value> seeds = adjoints.Where(adjoint => !adjoint.IsNone).Select(adjoint => adjoint.Sum.Value);
        builder.Add(new Call([.. results], pullbackOf(call.Function, arguments, outputs), [.. call.Arguments, .. seeds, .. spans], call.IsPure && !spans.Any(), call.IsDroppable && !spans.Any()) { FirstWritten = call.Arguments.Count });
        for (int i = 0; i < inputs.Length; i++) Accumulate(inputs[i], new Adjoint(new Term(builder, results[i]), null));
    }
}
