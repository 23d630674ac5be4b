using System.Collections.Immutable;
using GradGen.Analysis;
using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Lowering;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen;

/// <summary>Reports, as you type, what cannot be differentiated: it runs the lowering and passes on what that says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.Remove(Descriptors.LoopCost);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A method in a file called generated is extended, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static method => Analyze((IMethodSymbol)method.Symbol, method.Compilation, method.ReportDiagnostic, method.CancellationToken),
            SymbolKind.Method);
        context.RegisterSyntaxNodeAction(
            AnalyzeNested,
            SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    /// <summary>Functions inside methods take the attribute, too, and are refused.</summary>
    private static void AnalyzeNested(SyntaxNodeAnalysisContext function)
    {
        ISymbol? symbol = function.Node switch
        {
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local => function.SemanticModel.GetDeclaredSymbol(local),
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda => function.SemanticModel.GetSymbolInfo(lambda).Symbol,
            _ => null,
        };
        if (symbol is IMethodSymbol method) Analyze(method, function.Compilation, function.ReportDiagnostic, function.CancellationToken);
    }

    private static void Analyze(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report, CancellationToken token)
    {
        if (method.PartialDefinitionPart is not null || Attributes.DifferentiableOf(method) is null) return; // one report for both parts
        Attempt<Request> lowered = Attempt<Request>.Of(method.Name, () => MethodLowering.Lower(method, compilation, Pipeline.Unplaced, report, token), token);
        if (lowered.Result is not { } request) return; // a failure of ours is reported by the generator, once

        IParameterSymbol[] parameters = [.. SignatureReader.PartWithBody(method).Parameters];
        foreach (int input in DeepStack.Run(() => ZeroInputs.Of(request.Primal, request.Signature).ToArray()))
        {
            report(Diagnostic.Create(Descriptors.ZeroGradient, Declarations.NameOf(parameters[input]), method.Name, parameters[input].Name));
        }
    }
}
