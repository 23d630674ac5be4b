using GradGen.IR;
using GradGen.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen;

/// <summary>
/// Generates derivatives for every method marked <c>[Differentiable]</c>. What a method lowers to is the model: an edit
/// that leaves it alone runs nothing after it.
/// </summary>
[Generator]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    private readonly Func<Request, string> _compile;

    /// <summary>The generator as the compiler creates it.</summary>
    public DifferentiableGenerator() : this(Pipeline.Compile)
    {
    }

    internal DifferentiableGenerator(Func<Request, string> compile) => _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attributes.Differentiable, static (node, _) => node is MethodDeclarationSyntax, Lower)
            .WithTrackingName(Steps.Lower);

        var emitted = lowered
            .Select((method, token) => method.Then(request => new GeneratedFile(request.HintName, _compile(request)), token))
            .WithTrackingName(Steps.Emit);

        context.RegisterSourceOutput(emitted, static (output, method) =>
        {
            if (method.Result is { } file) output.AddSource(file.HintName, file.Text);
        });

        var failed = emitted.Where(static method => method.Failure is not null).Combine(context.CompilationProvider);
        context.RegisterSourceOutput(failed, static (output, method) => output.ReportDiagnostic(method.Left.ToDiagnostic(method.Right)));
    }

    private static Attempt<Request> Lower(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        Request? Lowered() => IsFirst(context) ? MethodLowering.Lower(method, context.SemanticModel.Compilation, Pipeline.Unplaced, report: null, token) : null;
        return Attempt<Request>.Of(method.GetDocumentationCommentId() ?? method.Name, Lowered, token);
    }

    /// <summary>The parts of a partial method share their attributes; if both have it, the compiler complains.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context) =>
        context.Attributes[0].ApplicationSyntaxReference is { } first
        && first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span);

    private sealed record GeneratedFile(string HintName, string Text);
}
