using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Lowering;

/// <summary>The attributes users write.</summary>
internal static class Attributes
{
    public const string Differentiable = "GradGen.DifferentiableAttribute";

    private const string NoGradient = "GradGen.NoGradientAttribute";

    public static AttributeData? DifferentiableOf(IMethodSymbol method) => Find(method, Differentiable);

    public static bool HoldsConstant(IParameterSymbol parameter) => Find(parameter, NoGradient) is not null;

    /// <summary>What the attribute of a method asks for, known or not; <see langword="null"/> where it does not compile.</summary>
    public static Products? Asked(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int flags }] ? (Products)flags : null;

    /// <summary>Whether the attribute says nothing about what is asked for.</summary>
    public static bool IsBare(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: null or { Arguments.Count: 0 } };

    private static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && name.EndsWith(type.Name, StringComparison.Ordinal)
                && type.ToDisplayString() == name)
            {
                return attribute;
            }
        }
        return null;
    }
}
