using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>Reads the parameters of a method as generated code repeats them.</summary>
internal static class ParameterReader
{
    public static IEnumerable<Parameter> Read(IMethodSymbol method)
    {
        var declared = method.PartialDefinitionPart?.Parameters ?? method.Parameters; // callers see the defaults of this part
        int firstDefault = FirstDefault([.. declared.Select(DefaultOf)], method);
        return method.Parameters.Select((parameter, i) => new Parameter(
            Identifiers.Escape(parameter.Name),
            TypeNames.DataTypeOf(parameter.Type) with { Text = TypeNames.Of(parameter.Type) },
            Modifiers(parameter, method),
            i >= firstDefault ? DefaultOf(declared[i]) : null,
            DifferentiableParameters.Contains(parameter),
            ResultParameters.Contains(parameter)));
    }

    private static string? DefaultOf(IParameterSymbol parameter) => DefaultValues.Of(parameter);

    /// <summary>A default that C# cannot spell makes its parameter, and every one before it, a required one.</summary>
    private static int FirstDefault(string?[] defaults, IMethodSymbol method)
    {
        int first = defaults.Length;
        while (first > 0 && (defaults[first - 1] is not null || method.Parameters[first - 1].IsParams)) first--;
        return first;
    }

    private static string Modifiers(IParameterSymbol parameter, IMethodSymbol method)
    {
        string receiver = method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "";
        string passing = parameter.RefKind == RefKind.In ? "in " : "";
        return receiver + passing + (parameter.IsParams ? "params " : "");
    }
}
