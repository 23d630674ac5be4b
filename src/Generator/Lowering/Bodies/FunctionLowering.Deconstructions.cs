using System.Collections.Immutable;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Tuples, records and the like that are taken apart into variables and elements.</summary>
internal sealed partial class FunctionLowering
{
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
            if (Memories.IsElement(element)) elements[element] = ElementOf(element);
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
        target is IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } && (Memories.IsElement(tuple) ? !IsInLambda(tuple) : IsPartOfElement(tuple));

    private Place? PartOf(IOperation target) =>
        target is IFieldReferenceOperation { Instance: { Type: { } type } tuple } part && IndexOf(part.Field, type) is { } index
            ? (Memories.IsElement(tuple) ? ElementOf(tuple) : PartOf(tuple)) is { } whole ? new PartPlace(whole, index) : null
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
