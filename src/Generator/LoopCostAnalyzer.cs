using System.Collections.Concurrent;
using System.Collections.Immutable;
using GradGen.Analysis;
using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Lowering;
using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen;

/// <summary>
/// Says on a loop what its way back keeps of each iteration. That is known only when the derivative is finished, so this
/// is an analyzer of its own: builds, which do not show information, do not run it; an editor asks again only for what
/// has changed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopCostAnalyzer : DiagnosticAnalyzer
{
    private readonly ConcurrentDictionary<string, (Request Request, IReadOnlyList<LoopCost> Costs)> _known = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LoopCost];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || Attributes.DifferentiableOf(method) is null) return; // one report for both parts
        LoopSites loops = LoopSites.None;
        Attempt<Request> lowered = Attempt<Request>.Of(
            method.Name, () => MethodLowering.Lower(method, context.Compilation, Pipeline.Unplaced, report: null, context.CancellationToken, out loops), context.CancellationToken);
        if (loops.IsEmpty || lowered.Result is not { } request) return;
        foreach (LoopCost cost in CostsOf(request, context.CancellationToken)) context.ReportDiagnostic(loops.Report(Descriptors.LoopCost, cost.Loop, cost.Text));
    }

    /// <summary>A failure of ours is reported by the generator, once.</summary>
    private IReadOnlyList<LoopCost> CostsOf(Request request, CancellationToken token)
    {
        if (_known.TryGetValue(request.HintName, out var known) && known.Request == request) return known.Costs;
        token.ThrowIfCancellationRequested();
        IReadOnlyList<LoopCost> costs = Attempt<IReadOnlyList<LoopCost>>.Of(request.HintName, () => Pipeline.LoopCosts(request), token).Result ?? [];
        _known[request.HintName] = (request, costs);
        return costs;
    }
}
