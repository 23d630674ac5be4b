using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Looks at expressions before they are lowered, each once as long as no variable changes.</summary>
internal sealed partial class FunctionLowering
{
    private readonly Dictionary<IOperation, (int Version, Facts Facts)> _facts = [];

    /// <summary>Whether the expression, wholly inactive, can be carried as it stands.</summary>
    private bool IsCarried(IOperation operation)
    {
        Facts facts = FactsOf(operation);
        return !facts.ReadsVaried && !facts.NeedsLowering && !facts.Escapes(operation.Syntax);
    }

    private Facts FactsOf(IOperation operation)
    {
        if (_facts.TryGetValue(operation, out var known) && known.Version == _environment.Version) return known.Facts;
        DeepStack.Check();
        if (operation is IFieldReferenceOperation { Instance.Type.IsTupleType: true } && PlaceOf(operation) is { } part)
        {
            return Facts.None with { ReadsVaried = IsVaried(part), Touches = part is PartPlace };
        }
        Facts facts = Own(operation);
        bool isFirst = true;
        foreach (IOperation child in operation.ChildOperations)
        {
            Facts inner = FactsOf(child);
            facts = facts.With(!isFirst && RunsOnSomePaths(operation) ? inner.Sometimes : inner);
            isFirst = false;
        }
        if (IsOfMemory(operation) && !IsInLambda(operation)) facts = OfMemory(operation, facts);
        _facts[operation] = (_environment.Version, facts);
        return facts;
    }

    /// <summary>The length of an array is a number like any other, whatever the array holds.</summary>
    private static Facts OfMemory(IOperation operation, Facts facts) =>
        operation is IPropertyReferenceOperation { Property.IsIndexer: false } or IInvocationOperation { TargetMethod.Name: "GetLength" or "GetUpperBound" or "GetLowerBound" }
            ? facts with { ReadsVaried = false, NeedsLowering = facts.ReadsVaried || facts.NeedsLowering, Touches = true }
            : facts with { Touches = true };

    /// <summary>The same, where no element is read that could be read again on the way back.</summary>
    private bool IsWhole(IOperation operation) => IsCarried(operation) && !FactsOf(operation).Touches;

    private Facts Own(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => Facts.None with { ReadsVaried = IsVariedVariable(local), Touches = _places.TryGetValue(local, out Place place) && place is ElementPlace },
        IParameterReferenceOperation { Parameter: var parameter } => Facts.None with { ReadsVaried = IsVariedVariable(parameter) },
        IAssignmentOperation assignment => Facts.None with { NeedsLowering = IsVariable(assignment.Target) },
        IIncrementOrDecrementOperation increment => Facts.None with { NeedsLowering = IsVariable(increment.Target) },
        IInvocationOperation call => Facts.None with { NeedsLowering = CannotBeCarried(call) },
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } => Facts.None with { NeedsLowering = true },
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Facts.None with { NeedsLowering = true },
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var value } => Facts.None with { OutReach = ReachOf(value) },
        IDeclarationPatternOperation { DeclaredSymbol: { } local } => Facts.None with { Reach = _survey.LastUse(local) },
        IRecursivePatternOperation { DeclaredSymbol: { } local } => Facts.None with { Reach = _survey.LastUse(local) },
        IListPatternOperation { DeclaredSymbol: { } local } => Facts.None with { Reach = _survey.LastUse(local) },
        IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation
            or IAwaitOperation or IAddressOfOperation or IInvalidOperation => Facts.None with { NeedsLowering = true },
        _ => Facts.None,
    };

    private bool IsVariedVariable(ISymbol variable) =>
        _places.TryGetValue(variable, out Place place) && IsVaried(place);

    private bool IsVaried(Place place) => place is ElementPlace element ? IsVaried(element.Memory)
        : place is PartPlace part ? IsVaried(part.Element)
        : place.Cells.Any(cell => cell.Value is { } value && IsVaried(value));

    /// <summary>Whether it is a variable of this function, or a part of one; not one of a lambda inside.</summary>
    private bool IsVariable(IOperation target) => target switch
    {
        _ when Memories.IsElement(target) => !IsInLambda(target),
        ILocalReferenceOperation { Local: var local } => _places.ContainsKey(local) || !IsInLambda(target),
        IParameterReferenceOperation { Parameter: var parameter } => _places.ContainsKey(parameter),
        IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } => !Memories.IsElement(tuple) && IsVariable(tuple),
        ITupleOperation or IDeclarationExpressionOperation => !IsInLambda(target),
        IDiscardOperation => true,
        _ => false,
    };

    private bool IsInLambda(IOperation operation) => _survey.HasLambdas && operation.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null;

    /// <summary>A local function, or a method that cannot be named from where generated code goes but can be lowered.</summary>
    private bool CannotBeCarried(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.LocalFunction
        || GeneratedFiles.Contain(call.TargetMethod)
        || (!IsAccessible(call.TargetMethod) && _module.BodyOf(call.TargetMethod) is not null)
        || IsExtensionOnConditional(call);

    /// <summary><c>s?.M()</c>, where a static call has no <c>?.</c>.</summary>
    private static bool IsExtensionOnConditional(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } && call.TargetMethod.IsExtensionMethod;

    private int ReachOf(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: var local } => _survey.LastUse(local),
        IParameterReferenceOperation => Cell.Always,
        IDeclarationExpressionOperation { Expression: var inner } => ReachOf(inner),
        _ => Cell.Never,
    };

    private static bool RunsOnSomePaths(IOperation operation) => operation switch
    {
        IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation or ISwitchExpressionOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } => true,
        _ => false,
    };
}
