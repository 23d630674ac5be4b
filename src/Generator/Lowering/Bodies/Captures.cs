using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>The variables a local function uses and does not declare.</summary>
internal static class Captures
{
    /// <summary>In order of first mention, those of the local functions it calls included.</summary>
    public static IReadOnlyList<ISymbol> Of(ILocalFunctionOperation function)
    {
        var found = new List<ISymbol>();
        Collect(function, found, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return found;
    }

    private static void Collect(ILocalFunctionOperation function, List<ISymbol> found, HashSet<ISymbol> seen)
    {
        if (!seen.Add(function.Symbol)) return;
        foreach (IOperation operation in function.Descendants())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: { IsConst: false } local } when !IsWithin(local, function) && seen.Add(local):
                    found.Add(local);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when !IsWithin(parameter, function) && seen.Add(parameter):
                    found.Add(parameter);
                    break;
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } callee }:
                    if (!IsWithin(callee, function) && Declaration(callee, function) is { } other) Collect(other, found, seen);
                    break;
            }
        }
    }

    /// <summary>The declaration of a local function, seen from an operation in the same body.</summary>
    public static ILocalFunctionOperation? Declaration(IMethodSymbol callee, IOperation from) =>
        callee.OriginalDefinition.DeclaringSyntaxReferences is [var reference]
            ? from.SemanticModel?.GetOperation(reference.GetSyntax()) as ILocalFunctionOperation
            : null;

    private static bool IsWithin(ISymbol symbol, IOperation operation)
    {
        TextSpan span = operation.Syntax.Span;
        return symbol.OriginalDefinition.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == operation.Syntax.SyntaxTree && span.Contains(reference.Span));
    }
}
