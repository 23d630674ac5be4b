using GradGen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering.Bodies;

/// <summary>Active values that go where no derivative can follow.</summary>
internal static partial class Advice
{
    private const string KeepNumbers = "keep it a double or a float";
    private const string LeaveOut = "leave it out of the differentiated code";

    /// <param name="operand">The active value.</param>
    /// <param name="user">What takes it.</param>
    public static void ReportLost(Refusals refusals, IOperation operand, IOperation user)
    {
        switch (user)
        {
            case IInvocationOperation call:
                ReportCall(refusals, call);
                break;
            case IConversionOperation conversion when IsText(conversion.Parent):
                Lost(refusals, operand, "text", LeaveOut);
                break;
            case IConversionOperation { Type: { } type }:
                ReportLost(refusals, operand.Syntax, type);
                break;
            case IInterpolatedStringOperation:
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
            case ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String }:
                Lost(refusals, operand, "text", LeaveOut);
                break;
            case IBinaryOperation { OperatorMethod: { } @operator } binary:
                refusals.Add(Descriptors.UnknownDerivative, binary.Syntax.GetLocation(), Display(@operator), "compute with double or float");
                break;
            case IAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } }:
                Lost(refusals, operand, $"the field '{field.Name}'", "assign a local variable, or return it");
                break;
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }:
                Lost(refusals, operand, $"the property '{property.Name}'", "assign a local variable, or return it");
                break;
            case IAssignmentOperation { Target: IArrayElementReferenceOperation }:
                refusals.Add(Descriptors.Unsupported, user.Syntax.GetLocation(), "an array that holds active values", "use an array of double or float");
                break;
            case IPropertyReferenceOperation { Property: var indexer }:
                refusals.Add(Descriptors.UnknownDerivative, user.Syntax.GetLocation(), Display(indexer), "write the formula in a static method");
                break;
            default:
                (string what, string advice) = For(user);
                refusals.Add(Descriptors.Unsupported, user.Syntax.GetLocation(), what, advice);
                break;
        }
    }

    /// <summary>A conversion to a type whose values carry no derivative.</summary>
    public static void ReportLost(Refusals refusals, SyntaxNode syntax, ITypeSymbol type)
    {
        Location location = syntax.GetLocation();
        switch (type)
        {
            case { SpecialType: SpecialType.System_Decimal }:
                refusals.Add(Descriptors.DerivativeLost, location, "a decimal", KeepNumbers);
                break;
            case { SpecialType: SpecialType.System_String }:
                refusals.Add(Descriptors.DerivativeLost, location, "text", LeaveOut);
                break;
            case { TypeKind: TypeKind.Dynamic }:
                refusals.Add(Descriptors.Unsupported, location, "'dynamic'", "use static types");
                break;
            case { IsReferenceType: true }:
                refusals.Add(Descriptors.DerivativeLost, location, $"a boxed '{TypeNames.InMessage(type)}'", KeepNumbers);
                break;
            case { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                refusals.Add(Descriptors.DerivativeLost, location, $"a nullable '{TypeNames.InMessage(type)}'", KeepNumbers);
                break;
            default:
                refusals.Add(Descriptors.DerivativeLost, location, $"a '{TypeNames.InMessage(type)}'", KeepNumbers);
                break;
        }
    }

    private static void ReportCall(Refusals refusals, IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = Display(method);
        Location location = call.Syntax.GetLocation();
        if (method.Name == "ToString")
        {
            Lost(refusals, call.Instance ?? call, "text", LeaveOut);
            return;
        }
        refusals.Add(Descriptors.UnknownDerivative, location, name, method switch
        {
            { ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } => "LINQ comes in a later version: write a loop",
            { IsStatic: false, ContainingType: { Name: "List", ContainingNamespace.Name: "Generic" } } => "lists come in a later version: use an array",
            { IsStatic: true } when Mathematics.Refusal(method) is { } advice => advice,
            { MethodKind: MethodKind.DelegateInvoke } => "it is a delegate, which may hold any method: call the method itself",
            { ContainingType.TypeKind: TypeKind.Interface } => "it is an interface's, which any type may implement: call a static method",
            { ContainingType.IsSealed: false, IsVirtual: true } or { IsAbstract: true } or { ContainingType.IsSealed: false, IsOverride: true } => "it may be overridden: call a static method",
            { IsExtern: true } => "its body is not C#: write the formula as a static method",
            { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } => "instance state comes in a later version: make it static and pass what it reads as parameters",
            { DeclaringSyntaxReferences.IsEmpty: false } => "its body cannot be read: write the formula as a plain static method",
            _ => "its body is not part of this project: write the formula with Math, or pass the call's result in as a parameter",
        });
    }

    private static bool IsText(IOperation? parent) =>
        parent is IInterpolationOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String } or ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String };

    private static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static void Lost(Refusals refusals, IOperation operand, string into, string advice) =>
        refusals.Add(Descriptors.DerivativeLost, operand.Syntax.GetLocation(), into, advice);
}
