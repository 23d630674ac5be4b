using GradGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>Parameters are inputs, or inactive, or refused; and there must be an input.</summary>
internal static class ParameterChecks
{
    public static void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        bool anyRefused = false;
        foreach (IParameterSymbol parameter in method.Parameters) anyRefused |= IsRefused(parameter, method, report);
        if (anyRefused || method.Parameters.Any(DifferentiableParameters.Contains)) return;
        report(Diagnostic.Create(Descriptors.NothingToDifferentiate, Declarations.NameOf(method), method.Name, WhyNothing(method)));
    }

    private static bool IsRefused(IParameterSymbol parameter, IMethodSymbol method, Action<Diagnostic> report)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            report(Diagnostic.Create(Descriptors.UnsupportedMethod, Declarations.NameOf(parameter), method.Name,
                $"its parameter '{parameter.Name}' is passed as '{Keyword(parameter.RefKind)}'", "take it by value or as 'in', and return one result"));
            return true;
        }
        if (Attributes.HoldsConstant(parameter) || RealContent.Refusal(parameter) is not var (what, advice)) return false;
        report(Diagnostic.Create(Descriptors.Unsupported, Declarations.TypeOf(parameter), what, $"{advice}, or mark it [NoGradient] to hold it constant"));
        return true;
    }

    private static string Keyword(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "ref readonly",
    };

    private static string WhyNothing(IMethodSymbol method)
    {
        if (method.Parameters.IsEmpty) return "it has no parameters";
        return method.Parameters.Any(parameter => DifferentiableParameters.IsReal(parameter.Type))
            ? "every double or float among them is marked [NoGradient]"
            : "none of them is a double or a float";
    }
}
