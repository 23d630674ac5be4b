using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering.Bodies;

/// <summary>Tells where a variable is changed in place, by assignment or by what is done to the struct it holds.</summary>
internal static class Mutation
{
    public static bool IsAssigned(IOperation reference)
    {
        IOperation target = reference;
        while (target.Parent is ITupleOperation or IDeclarationExpressionOperation) target = target.Parent;
        return IsTarget(target);
    }

    /// <summary><c>p.Move()</c>, <c>p.X = 1</c>: a method that is not readonly, or an assignment to a part.</summary>
    public static bool ChangesStruct(IOperation reference)
    {
        if (!IsMutableStruct(reference.Type)) return false;
        IOperation part = reference;
        while (part.Parent is IFieldReferenceOperation { Field.IsStatic: false } field && field.Instance == part && part.Type!.IsValueType) part = field;
        return part.Parent switch
        {
            IInvocationOperation { TargetMethod: var method } call when call.Instance == part => MayChange(method),
            IPropertyReferenceOperation property when property.Instance == part => IsTarget(property) || MayChange(property.Property.GetMethod),
            _ => part != reference && IsTarget(part),
        };
    }

    private static bool MayChange(IMethodSymbol? method) =>
        method is { IsReadOnly: false, IsStatic: false } && IsMutableStruct(method.ContainingType);

    private static bool IsMutableStruct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, IsTupleType: false, SpecialType: SpecialType.None, OriginalDefinition.SpecialType: SpecialType.None };

    private static bool IsTarget(IOperation operation) => operation.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == operation,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };
}
