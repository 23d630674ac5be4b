using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Lowering;

/// <summary>Reads how a method looks from outside, and refuses what cannot be extended with derivatives.</summary>
internal static class SignatureReader
{
    /// <summary>The products the method's attribute asks for.</summary>
    public static Products ReadProducts(IMethodSymbol method) =>
        Attributes.DifferentiableOf(method) is not { } attribute || Attributes.Asked(attribute) is not { } asked ? Products.None
        : Attributes.IsBare(attribute) && MethodResults.AreSeveral(method) ? Products.Jacobian
        : asked & ProductSignatures.All;

    /// <summary>The name of the file generated for the method.</summary>
    public static string HintName(IMethodSymbol method) => HintNames.Of(method);

    /// <summary>
    /// The signature, or <see langword="null"/> where the method is refused (and <paramref name="report"/> told why) or
    /// its declaration does not compile (and the compiler tells why).
    /// </summary>
    public static Signature? Read(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report)
    {
        method = PartWithBody(method);
        bool refused = false;
        void Refuse(Diagnostic diagnostic)
        {
            refused |= diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
            report(diagnostic);
        }

        ContainerChecks.Check(method, Refuse);
        if (!MethodChecks.Check(method, Refuse) || DoesNotCompile(method)) return null;
        TargetChecks.Check(method, compilation, ReadProducts(method), Refuse);
        ResultChecks.Check(method, Refuse);
        ParameterChecks.Check(method, Refuse);
        NameChecks.Check(method, Refuse);
        return refused ? null : Describe(method);
    }

    /// <summary>Of the two parts of a partial method, the one with the body, whose parameters the body uses.</summary>
    public static IMethodSymbol PartWithBody(IMethodSymbol method) => method.PartialImplementationPart ?? method;

    private static Signature Describe(IMethodSymbol method) => new(
        Namespace: TypeNames.Of(method.ContainingNamespace),
        ContainingTypes: ContainerHeaders.Of(method.ContainingType).ToEquatableArray(),
        Accessibility: SyntaxFacts.GetText(method.DeclaredAccessibility),
        Name: Identifiers.Escape(method.Name),
        TypeParameters: TypeParameterLists.Of(method.TypeParameters),
        Constraints: TypeParameterLists.ConstraintsOf(method.TypeParameters),
        Parameters: ParameterReader.Read(method).ToEquatableArray(),
        Result: MethodResults.Of(method),
        Cref: Crefs.To(method));

    /// <summary>Unknown types, a missing body, a second method of the same signature: the compiler has reported them.</summary>
    private static bool DoesNotCompile(IMethodSymbol method) =>
        Declarations.Of(method) is { Body: null, ExpressionBody: null }
        || (Attributes.DifferentiableOf(method) is { } attribute && Attributes.Asked(attribute) is null)
        || method.ReturnType.TypeKind == Microsoft.CodeAnalysis.TypeKind.Error
        || method.Parameters.Any(parameter => ContainsError(parameter.Type))
        || NameChecks.IsDeclaredTwice(method);

    private static bool ContainsError(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => ContainsError(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(ContainsError),
        _ => false,
    };
}
