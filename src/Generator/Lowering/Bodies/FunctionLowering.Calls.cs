using System.Collections.Immutable;
using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Calls: of functions the table knows, of methods in the source, and of anything else with inactive arguments.</summary>
internal sealed partial class FunctionLowering
{
    private Operand? LowerCall(IInvocationOperation call, bool isUsed = true)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Mathematics.Find(method) is { } row && (_types.IsReal(call.Type) || !IsCarried(call))) return LowerFunction(call, row);
        if (Mathematics.FindParts(method) is { } parts) return LowerFunction(call, parts);
        if (Advice.IsGenerated(method))
        {
            RefuseUnsupported(call, $"'{method.Name}', which is generated", "generated code is invisible while it is generated: ask for the derivative's derivative with Derivatives.Hessian, or call it from another method");
            return null;
        }
        if (IsMemoryCall(call, out Operand? memory)) return memory;
        if (IsWhole(call) && !_marks.Contains(call) && !MakesSmallArray(call)) return CarryCall(call, isUsed, NoHoles);
        if (IsOptional(method)) return Leniently(() => HolesIn(call) is { } holes ? CarryCall(call, isUsed, holes) : null);
        if (CalleeOf(call) is { } callee) return LowerSourceCall(call, callee, isUsed);
        if (IsGuard(method) || IsPredicate(method)) return Leniently(() => HolesIn(call) is { } holes ? CarryCall(call, isUsed, holes) : null);
        return HolesIn(call) is { } evaluated ? CarryCall(call, isUsed, evaluated) : null;
    }

    private Operand? CarryCall(IInvocationOperation call, bool isUsed, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        if (isUsed && !call.TargetMethod.ReturnsVoid)
        {
            Operand? result = Carry(call, call.Type!, holes);
            if (result is Operand.Scalar { Value: { Type: { IsMemory: true, Real: not null } } made } && CalleeOf(call) is not null) NewRoot(made, call).IsReadAsInactive = true;
            return result;
        }
        CarryStatement(call, holes);
        return null;
    }

    private Operand? LowerFunction(IInvocationOperation call, FunctionRow row)
    {
        if (LowerArguments(call) is not { } arguments) return null;
        DataType type = _types.Of(call.Type!);
        if (row.Nature == Nature.PiecewiseConstant && type.Kind != IR.TypeKind.Boolean && arguments.Any(IsVaried))
        {
            _refusals.Add(Descriptors.PiecewiseConstant, call.Syntax.GetLocation(), $"'{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'");
        }
        return Apply(row.Name, type, arguments);
    }

    // Math.SinCos(x)  →  SinCos.Sin x, SinCos.Cos x
    private Operand? LowerFunction(IInvocationOperation call, IReadOnlyList<string> parts)
    {
        if (LowerArguments(call) is not { } arguments) return null;
        var elements = ((INamedTypeSymbol)call.Type!).TupleElements;
        return new Operand.Parts([.. parts.Select((name, i) => (Operand)Apply(name, _types.Of(elements[i].Type), arguments))]);
    }

    private Value[]? LowerArguments(IInvocationOperation call)
    {
        var arguments = new Value?[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments) arguments[argument.Parameter!.Ordinal] = LowerValue(argument.Value);
        return arguments.Contains(null) ? null : (Value[])arguments!;
    }

    /// <summary>A method of the class library that does nothing but throw, as <c>ArgumentOutOfRangeException.ThrowIfNegative</c>.</summary>
    private static bool IsGuard(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true } && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);

    /// <summary>A call that only some builds make, as <c>Debug.Assert</c>: nothing can depend on it.</summary>
    private static bool IsOptional(IMethodSymbol method) =>
        method.ReturnsVoid && method.MethodKind != MethodKind.LocalFunction
        && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute");

    /// <summary><c>x.Equals(y)</c> and <c>x.CompareTo(y)</c> of real numbers.</summary>
    private bool IsPredicate(IMethodSymbol method) =>
        method is { IsStatic: false, Name: "Equals" or "CompareTo", Parameters: [var other] }
        && _types.IsReal(method.ContainingType) && _types.IsReal(other.Type);
}
