using GradGen.IR;

namespace GradGen.Emission;

/// <summary>The name each value would like its variable to have.</summary>
internal sealed class Naming(Uses uses, Folding folding, Variables variables)
{
    private const int MostSteps = 8;

    public string Of(Value value) =>
        value.Name != "" ? value.Name
        : uses.CarrierOf(value) is var (loop, index) ? OfCarried(value, loop, index)
        : uses.IsLength(value) && uses.DefinitionOf(value) is (Apply or Verbatim) ? "count"
        : DerivedName.For(value, Origin(value), NameIfPlain);

    /// <summary>One name for what a loop begins with, carries and ends with.</summary>
    private string OfCarried(Value value, Loop loop, int index)
    {
        Value? next = loop.Body.EndsInThrow ? null : loop.Body.Yields[index];
        string? name = new[] { loop.Carried[index], loop.Outputs[index], next }.Select(candidate => candidate?.Name).FirstOrDefault(candidate => candidate is not (null or ""));
        return name ?? DerivedName.For(value, next is null ? null : Origin(next), NameIfPlain);
    }

    /// <summary>What says what a value holds: not the conversion of it, nor the branch that hands it out; looking far is not worth it.</summary>
    private Instruction? Origin(Value value)
    {
        for (int i = 0; i < MostSteps; i++)
        {
            switch (uses.DefinitionOf(value))
            {
                case IR.Convert convert:
                    value = convert.Operand;
                    break;
                case If branch when value.Type.Kind != TypeKind.Boolean && HandedOut(branch, value) is { } inner: // p && x > 0 is not just "isAbove"
                    value = inner;
                    break;
                case var definition:
                    return definition;
            }
        }

        return uses.DefinitionOf(value);
    }

    /// <summary>What a branch hands out from one arm only; the other has a placeholder.</summary>
    private Value? HandedOut(If branch, Value output)
    {
        int i = branch.Outputs.AsSpan().IndexOf(output);
        if (branch.Then.Yields.Count <= i || branch.Else.Yields.Count <= i) return null;
        (Value then, Value otherwise) = (branch.Then.Yields[i], branch.Else.Yields[i]);
        if (uses.DefinitionOf(otherwise) is Constant) return then.Name == "" && uses.DefinitionOf(then) is not (Constant or null) ? then : null;
        return uses.DefinitionOf(then) is Constant && otherwise.Name == "" && uses.DefinitionOf(otherwise) is not null ? otherwise : null;
    }

    private string? NameIfPlain(Value value) => folding.IsInline(value)
        ? uses.DefinitionOf(value) is Constant constant && (constant.Text is null || value.Type.Kind == TypeKind.Integer) ? Numbers.Print(constant, isTyped: true).Text : null
        : value.Name != "" || uses.DefinitionOf(value) is Apply apply && Operators.Of(apply) is null ? variables.Find(value)?.Identifier.TrimStart('@')
        : null;
}
