using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Lowering;

/// <summary>What generated code asks of the project it goes into.</summary>
internal static class TargetChecks
{
    private static string? Filled(IMethodSymbol method, Products products) =>
        products.HasFlag(Products.Hessian) ? "a Hessian"
        : products.HasFlag(Products.Jacobian) ? "a Jacobian"
        : method.Parameters.Any(parameter => DifferentiableParameters.Contains(parameter) && !DifferentiableParameters.IsReal(parameter.Type)) ? "the gradient of an array"
        : null;

    public static void Check(IMethodSymbol method, Compilation compilation, Products products, Action<Diagnostic> report)
    {
        Location location = Declarations.NameOf(method);
        if (location.SourceTree?.Options is CSharpParseOptions { LanguageVersion: var version } && version < LanguageVersion.CSharp9)
        {
            report(Diagnostic.Create(Descriptors.UnsupportedMethod, location, method.Name,
                $"generated code is C# 9 and the project is C# {version.ToDisplayString()}", "set <LangVersion> to 9.0 or later in the project file"));
        }

        if (Filled(method, products) is { } what && compilation.GetTypeByMetadataName("System.Span`1") is null)
        {
            report(Diagnostic.Create(Descriptors.UnsupportedMethod, location, method.Name,
                $"{what} fills a System.Span<T>, which the project does not have", "add a reference to the package System.Memory"));
        }
    }
}
