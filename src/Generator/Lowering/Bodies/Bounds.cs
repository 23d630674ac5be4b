using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>Tells whether the bound of a loop is the same at every iteration, so that it can be evaluated once.</summary>
internal static class Bounds
{
    public static bool AreConstant(IOperation bound, TextSpan loop, ILocalSymbol counter, Survey survey)
    {
        DeepStack.Check();
        if (bound.ConstantValue.HasValue) return true;
        return bound switch
        {
            ILocalReferenceOperation { Local: var local } => !SymbolEqualityComparer.Default.Equals(local, counter) && survey.IsConstantIn(local, loop),
            IParameterReferenceOperation { Parameter: var parameter } => survey.IsConstantIn(parameter, loop),
            IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null }
                or IParenthesizedOperation or IConditionalOperation or IDiscardOperation => AreInside(),
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
            IPropertyReferenceOperation { Property: var property } when Memories.IsLength(property) => AreInside(),
            IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String } } => AreInside(),
            IInvocationOperation { TargetMethod: var method } when Memories.IsLength(method) || IsMathematics(method) => AreInside(),
            IArgumentOperation => AreInside(),
            IArrayElementReferenceOperation { Type: { } element } => !survey.ChangesElementsIn(element, loop) && AreInside(),
            IPropertyReferenceOperation { Type: { } element, Property: var indexer } when Memories.IsIndexer(indexer) => !survey.ChangesElementsIn(element, loop) && AreInside(),
            _ => false,
        };

        bool AreInside() => bound.ChildOperations.All(inner => AreConstant(inner, loop, counter, survey));
    }

    private static bool IsMathematics(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);
}
