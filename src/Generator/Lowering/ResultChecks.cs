using GradGen.Diagnostics;
using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering;

/// <summary>The result must be a <c>double</c> or a <c>float</c>, or several of them.</summary>
internal static class ResultChecks
{
    public static void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (MethodResults.AreReal(method)) return;
        report(Diagnostic.Create(Descriptors.ResultNotDifferentiable, Declarations.ReturnTypeOf(method),
            method.Name, TypeNames.InMessage(method.ReturnType), Advice(method.ReturnType)));
    }

    private static string Advice(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => "a bool is hard logic: give the soft, differentiable counterpart, or return a double",
        { SpecialType: SpecialType.System_Void } => "return what is to be differentiated as a double, or write it to a Span<double>",
        { SpecialType: SpecialType.System_Decimal } => "compute in double instead",
        { IsTupleType: true } => "return a tuple of double and float alone",
        { TypeKind: TypeKind.Array } => "return a double[] or a float[]",
        _ when Memories.IsSpan(type) => "return an array, or write to a Span<double> parameter of a void method",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "return a plain double",
        ITypeParameterSymbol => "generic numbers come in a later version: return a double",
        _ => "return a double or a float",
    };
}
