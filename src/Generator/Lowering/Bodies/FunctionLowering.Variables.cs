using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Declarations, and what names a variable.</summary>
internal sealed partial class FunctionLowering
{
    private void Declare(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        IOperation? initial = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        if (initial is null)
        {
            Declare(local);
            return;
        }
        if (local.IsRef)
        {
            DeclareAlias(local, initial);
            return;
        }
        Operand? value = LowerNamed(initial, local.Name);
        Assign(Declare(local), value);
    }

    private Place Declare(ILocalSymbol local) =>
        _places.TryGetValue(local, out Place known) ? known : _places[local] = NewPlace(local.Name, local.Type, _survey.LastUse(local), Survey.Declared(local));

    /// <summary>A reference is another name for a variable, which lives as long as either is used.</summary>
    private void DeclareAlias(ILocalSymbol local, IOperation target)
    {
        if (TargetOf(target) is not { } place)
        {
            if (Memories.IsElement(target)) CheckRefused(target);
            else RefuseUnsupported(target, "a reference to something other than a local variable", "use the variable itself");
            return;
        }
        _places[local] = place;
        foreach (Cell cell in place.Cells) cell.LastUse = Math.Max(cell.LastUse, _survey.LastUse(local));
    }

    /// <summary>The place of a variable or of a part of one; <see langword="null"/> for anything else.</summary>
    private Place? PlaceOf(IOperation target) => target switch
    {
        ILocalReferenceOperation { IsDeclaration: true, Local: var local } => Declare(local),
        ILocalReferenceOperation { Local: var local } => _places.TryGetValue(local, out Place place) ? place : null,
        IParameterReferenceOperation { Parameter: var parameter } => _places.TryGetValue(parameter, out Place place) ? place : null,
        IDeclarationExpressionOperation { Expression: var inner } => PlaceOf(inner),
        IParenthesizedOperation { Operand: var inner } => PlaceOf(inner),
        IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } field
            when IndexOf(field.Field, tuple.Type) is { } index => PlaceOf(tuple) switch
            {
                TuplePlace whole => whole.Elements[index],
                { } whole and (ElementPlace or PartPlace) => new PartPlace(whole, index),
                _ => null,
            },
        _ => null,
    };

    private Operand? LowerAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            RefuseUnsupported(assignment, "a reference that is assigned anew", "declare another 'ref' local");
            return null;
        }
        Place? element = Memories.IsElement(assignment.Target) ? ElementOf(assignment.Target) : null;
        Operand? value = LowerNamed(assignment.Value, (PlaceOf(assignment.Target) as Cell)?.Name ?? "");
        if ((element ?? PlaceOf(assignment.Target)) is { } place) return Assign(place, value);
        if (assignment.Target is not IDiscardOperation) CheckRefused(assignment);
        return value; // a discard keeps nothing
    }
}
