using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace GradGen.Diagnostics;

/// <summary>Every diagnostic, two lines each. <c>docs/diagnostics</c> holds a page for each.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Rule("GRAD001", Error,
        "The containing type must be partial", "'{0}' cannot receive derivatives because '{1}' is not partial; add 'partial' to its declaration");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = Rule("GRAD002", Error,
        "There is nothing to differentiate with respect to", "'{0}' has no parameter to differentiate with respect to: {1}");

    public static readonly DiagnosticDescriptor ResultNotDifferentiable = Rule("GRAD003", Error,
        "The result is not differentiable", "'{0}' returns '{1}', which has no derivative; {2}");

    public static readonly DiagnosticDescriptor UnknownDerivative = Rule("GRAD004", Error,
        "The derivative of this call is not known", "The derivative of '{0}' is not known; {1}");

    public static readonly DiagnosticDescriptor Unsupported = Rule("GRAD005", Error,
        "This construct cannot be differentiated", "GradGen cannot differentiate {0}; {1}");

    public static readonly DiagnosticDescriptor DerivativeLost = Rule("GRAD006", Error,
        "The derivative is lost here", "The derivative of this value is lost when it becomes {0}; {1}");

    public static readonly DiagnosticDescriptor NameTaken = Rule("GRAD007", Error,
        "The generated method's name is taken", "'{0}' cannot be generated because '{1}' already declares a member with that name and parameter types");

    public static readonly DiagnosticDescriptor InternalError = Rule("GRAD008", Error,
        "GradGen failed on this method", "GradGen failed on '{0}', which is a bug in GradGen, not in your code; please report it: {1}");

    public static readonly DiagnosticDescriptor PiecewiseConstant = Rule("GRAD009", Info,
        "The derivative is zero here", "{0} is piecewise constant: no derivative flows through it");

    public static readonly DiagnosticDescriptor ZeroGradient = Rule("GRAD010", Warning,
        "The gradient of this input is always zero", "The result of '{0}' does not depend smoothly on '{1}', so its derivative is zero everywhere; mark it [NoGradient] if that is meant");

    public static readonly DiagnosticDescriptor Inaccessible = Rule("GRAD011", Error,
        "The generated code cannot reach this member", "'{0}' is used on the way to the derivative but is not accessible from '{1}', where the generated code goes; {2}");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Rule("GRAD012", Error,
        "This method cannot be extended with derivatives", "'{0}' cannot receive derivatives because {1}; {2}");

    public static readonly DiagnosticDescriptor LoopCost = Rule("GRAD013", Info,
        "This loop keeps values for the way back", "This loop keeps {0}; sums, and what an iteration computes from data alone, are not kept");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, NothingToDifferentiate, ResultNotDifferentiable, UnknownDerivative, Unsupported, DerivativeLost,
        NameTaken, InternalError, PiecewiseConstant, ZeroGradient, Inaccessible, UnsupportedMethod, LoopCost,
    ];

    private static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "GradGen", severity, isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/gradgen/gradgen/blob/main/docs/diagnostics/{id}.md");
}
