using System.Runtime.CompilerServices;
using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering;

/// <summary>The spans that a <c>void</c> method writes: its results.</summary>
internal static class ResultParameters
{
    private const int MaxCalls = 8; // how deep to follow a span through calls

    /// <summary>Asked for each of many checks, and answered from the whole body.</summary>
    private static readonly ConditionalWeakTable<IParameterSymbol, object> s_known = new();

    public static bool Contains(IParameterSymbol parameter) =>
        IsCandidate(parameter) && (bool)s_known.GetValue(parameter, candidate => IsWritten(candidate, MaxCalls));

    private static bool IsCandidate(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { ReturnsVoid: true }, Type: { Name: "Span" } type }
        && Memories.IsSpan(type) && DifferentiableParameters.IsReal(Memories.ElementOf(type)!) && !Attributes.HoldsConstant(parameter);

    /// <summary>Whether its elements may be assigned; what cannot be looked at may.</summary>
    private static bool IsWritten(IParameterSymbol parameter, int calls)
    {
        if (calls == 0 || BodyOf((IMethodSymbol)parameter.ContainingSymbol) is not { } body) return true;
        HashSet<ISymbol> names = new(SymbolEqualityComparer.Default) { parameter };
        IOperation[] all = [.. body.DescendantsAndSelf()];
        for (int known = 0; known < names.Count;) // names may be given before they are found to stand for the span
        {
            known = names.Count;
            foreach (IOperation operation in all)
            {
                ISymbol? variable = operation switch
                {
                    IParameterReferenceOperation reference => reference.Parameter,
                    ILocalReferenceOperation reference => reference.Local,
                    _ => null,
                };
                if (variable is not null && names.Contains(variable) && IsWritten(View(operation), names, calls)) return true;
            }
        }
        return false;
    }

    /// <summary>The largest expression that is a part of the span, or the span.</summary>
    private static IOperation View(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            bool isView = parent switch
            {
                IConversionOperation { Type.Name: "Span" } or IParenthesizedOperation => true,
                IImplicitIndexerReferenceOperation part => part.Instance == operation && part.Type?.Name == "Span",
                IInvocationOperation { TargetMethod: var method } call => call.Instance == operation && Memories.IsSlice(method),
                _ => false,
            };
            if (!isView) break;
            operation = parent;
        }
        return operation;
    }

    private static bool IsWritten(IOperation view, HashSet<ISymbol> names, int calls)
    {
        switch (view.Parent)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation:
                return Mutation.IsAssigned(view.Parent) || view.Parent.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } };
            case IInvocationOperation call when call.Instance == view:
                return call.TargetMethod.Name is not ("CopyTo" or "TryCopyTo" or "ToArray" or "ToString");
            case IArgumentOperation { Parameter: { Type.Name: "Span", RefKind: RefKind.None } passed }:
                return passed.OriginalDefinition.ContainingSymbol is not IMethodSymbol || IsWritten(passed.OriginalDefinition, calls - 1);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                names.Add(local);
                return false;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == view:
                names.Add(local);
                return false;
            case IForEachLoopOperation loop:
                return loop.Locals.Any(local => local.IsRef);
            case IPropertyReferenceOperation or IConversionOperation or IArgumentOperation { Parameter.Type.Name: "ReadOnlySpan" }:
                return false;
            case ISimpleAssignmentOperation { Target: IParameterReferenceOperation }:
                return true;
            default:
                return view.Parent is not IExpressionStatementOperation;
        }
    }

    private static IOperation? BodyOf(IMethodSymbol method)
    {
        method = SignatureReader.PartWithBody(method);
        if (method.DeclaringSyntaxReferences is not [var reference] || method.ContainingAssembly is not ISourceAssemblySymbol { Compilation: var compilation }) return null;
        SyntaxNode declaration = reference.GetSyntax();
        if (declaration is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax) || Nesting.IsDeep(declaration)) return null;
        return compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration);
    }
}
