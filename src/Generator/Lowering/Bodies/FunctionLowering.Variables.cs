using System.Collections.Immutable;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            if (IsElement(target)) CheckRefused(target);
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
        Place? element = IsElement(assignment.Target) ? ElementOf(assignment.Target) : null;
        Operand? value = LowerNamed(assignment.Value, (PlaceOf(assignment.Target) as Cell)?.Name ?? "");
        if ((element ?? PlaceOf(assignment.Target)) is { } place) return Assign(place, value);
        if (assignment.Target is not IDiscardOperation) CheckRefused(assignment);
        return value; // a discard keeps nothing
    }

    // (a, b) = (b, a): all is evaluated before anything is assigned
    private Operand? LowerDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        if (Unwrapped(deconstruction.Target) is not ITupleOperation target || !target.Elements.All(IsTarget))
        {
            RefuseUnsupported(deconstruction, "a deconstruction into something other than local variables", "deconstruct into locals and assign them one by one");
            return null;
        }
        Dictionary<IOperation, Place?> elements = ElementsIn(target);
        IOperation source = deconstruction.Value;
        if (source.Type is { IsTupleType: true } type) return AssignAll(target, Lower(source), type, deconstruction, elements);
        if (Deconstruction(deconstruction) is not { } method || LowerValue(source) is not { } value || !Reaches(method, source.Syntax)) return null;
        return AssignEach(target, Deconstruct(value, method), Outs(method), deconstruction, elements);
    }

    private Operand? AssignAll(IOperation target, Operand? value, ITypeSymbol? type, IOperation at, Dictionary<IOperation, Place?> places)
    {
        target = Unwrapped(target);
        if (target is ITupleOperation)
        {
            if (value is Operand.Scalar scalar && type is not null) value = Explode(scalar.Value, type);
            return AssignEach(target, value, type is INamedTypeSymbol { IsTupleType: true } whole ? [.. whole.TupleElements.Select(element => element.Type)] : [], at, places);
        }
        if (value is not null && type is not null && target.Type is not null) value = ConvertTo(value, type, target.Type, at);
        if ((places.TryGetValue(target, out Place? element) ? element : PlaceOf(target)) is { } place) return Assign(place, value);
        if (target is not IDiscardOperation) CheckRefused(target);
        return value;
    }

    private Operand? AssignEach(IOperation target, Operand? value, ImmutableArray<ITypeSymbol> types, IOperation at, Dictionary<IOperation, Place?> places)
    {
        ImmutableArray<Operand?> elements = [.. ((ITupleOperation)Unwrapped(target)).Elements.Select((element, i) =>
            AssignAll(element, (value as Operand.Parts)?.Elements[i], i < types.Length ? types[i] : null, at, places))];
        return elements.Contains(null) ? null : new Operand.Parts(elements!);
    }

    /// <summary>The elements that are assigned: what leads to them is evaluated first.</summary>
    private Dictionary<IOperation, Place?> ElementsIn(ITupleOperation target)
    {
        var elements = new Dictionary<IOperation, Place?>();
        foreach (IOperation element in target.DescendantsAndSelf().Where(operation => operation.Parent is ITupleOperation))
        {
            if (IsElement(element)) elements[element] = ElementOf(element);
            else if (IsPartOfElement(element)) elements[element] = PartOf(element);
        }
        return elements;
    }

    private bool IsTarget(IOperation target) => Unwrapped(target) switch
    {
        ITupleOperation tuple => tuple.Elements.All(IsTarget),
        IDiscardOperation => true,
        var variable => IsVariable(variable) || IsPartOfElement(variable),
    };

    /// <summary><c>a[i].B</c>, where the elements are tuples.</summary>
    private bool IsPartOfElement(IOperation target) =>
        target is IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } && (IsElement(tuple) ? !IsInLambda(tuple) : IsPartOfElement(tuple));

    private Place? PartOf(IOperation target) =>
        target is IFieldReferenceOperation { Instance: { Type: { } type } tuple } part && IndexOf(part.Field, type) is { } index
            ? (IsElement(tuple) ? ElementOf(tuple) : PartOf(tuple)) is { } whole ? new PartPlace(whole, index) : null
            : null;

    private static IOperation Unwrapped(IOperation target) => target is IDeclarationExpressionOperation { Expression: var inner } ? Unwrapped(inner) : target;

    /// <summary>The <c>Deconstruct</c> that takes something apart; <see langword="null"/> where that is refused.</summary>
    private IMethodSymbol? Deconstruction(IOperation at)
    {
        DeconstructionInfo? found = at.Syntax switch
        {
            AssignmentExpressionSyntax assignment => _model.GetDeconstructionInfo(assignment),
            ForEachVariableStatementSyntax loop => _model.GetDeconstructionInfo(loop),
            _ => null,
        };
        if (found is { Method: { } method, Nested: var nested } && !nested.Any(inner => inner.Method is not null || inner.Nested.Length > 0)) return method;
        RefuseUnsupported((at as IForEachLoopOperation)?.LoopControlVariable ?? at, "this deconstruction", "take the parts one by one");
        return null;
    }

    private static ImmutableArray<ITypeSymbol> Outs(IMethodSymbol deconstruct) =>
        [.. deconstruct.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).Select(parameter => parameter.Type)];

    // var (a, b) = point  →  point.Deconstruct(out T a, out U b)
    private Operand Deconstruct(Value value, IMethodSymbol method)
    {
        var text = new FragmentList();
        var extension = method.ReducedFrom ?? (method.IsExtensionMethod ? method : null);
        if (extension is null) text.Use(value).Add($".{method.Name}(");
        else text.Add($"{_types.Text(extension.ContainingType)}.{method.Name}(").Use(value).Add(", ");

        IParameterSymbol[] outs = [.. method.Parameters.Where(parameter => parameter.RefKind == RefKind.Out)];
        Value[] parts = [.. outs.Select(parameter => NewValue(parameter.Name, _types.Of(parameter.Type)))];
        for (int i = 0; i < parts.Length; i++) text.Add($"{(i > 0 ? ", " : "")}out {parts[i].Type.Text} ").Define(parts[i]);
        AddVerbatim(new Verbatim(null, text.Add(")").ToArray(), IsPrimary: true, IsPure: false));
        return new Operand.Parts([.. parts.Select((part, i) => Explode(part, outs[i].Type))]);
    }
}
