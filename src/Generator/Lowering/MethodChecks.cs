using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering;

/// <summary>The kinds of methods that get derivatives; every other kind is refused by name.</summary>
internal static class MethodChecks
{
    /// <summary>Whether it is worth looking at the rest of the method.</summary>
    public static bool Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (Refusal(method) is not var (reason, advice)) return true;
        string name = method.MethodKind == MethodKind.AnonymousFunction ? "lambda expression" : method.Name;
        report(Diagnostic.Create(Descriptors.UnsupportedMethod, Declarations.NameOf(method), name, reason, advice));
        return false;
    }

    private const string MoveIt = "move the formula to a static method";

    private static (string Reason, string Advice)? Refusal(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction => ("it is a local function, which no other file can extend", "make it a static method of a partial type"),
        MethodKind.AnonymousFunction => ("no other file can extend it", "make it a static method of a partial type"),
        MethodKind.Constructor or MethodKind.StaticConstructor => ("it is a constructor", MoveIt),
        MethodKind.Destructor => ("it is a finalizer", MoveIt),
        MethodKind.PropertyGet or MethodKind.PropertySet => ("it is the accessor of a property", MoveIt),
        MethodKind.EventAdd or MethodKind.EventRemove => ("it is the accessor of an event", MoveIt),
        MethodKind.UserDefinedOperator or MethodKind.Conversion => ("it is an operator", MoveIt),
        MethodKind.ExplicitInterfaceImplementation => ("it implements an interface's member explicitly", MoveIt),
        MethodKind.Ordinary or MethodKind.DeclareMethod => OrdinaryRefusal(method),
        _ => ("it is no ordinary method", MoveIt),
    };

    private static (string, string)? OrdinaryRefusal(IMethodSymbol method)
    {
        if (!ContainerHeaders.Covers(method.ContainingType)) return ($"'{TypeNames.InMessage(method.ContainingType)}' is not a class, struct, record or interface", MoveIt);
        if (!method.IsStatic) return ("it is an instance method", "instance state comes in a later version: make it static and pass what it reads as parameters");
        if (method.ContainingType.TypeKind == TypeKind.Interface && (method.IsAbstract || method.IsVirtual))
        {
            return ("each type that implements the interface may have its own", "remove 'abstract' or 'virtual', or move the formula to a static method");
        }
        if (method.IsExtern) return ("it is extern: its body is not C#", "write the formula as a static method");
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null }) return ("it has no body", "implement the partial method in this project");
        if (method.IsAsync) return ("it is async", "differentiate a synchronous method and await around it");
        if (IsIterator(method)) return ("it is an iterator", "return one value as a double");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return ("it returns a reference", "return the value itself");
        if (IsUnsafe(method)) return ("it is unsafe", "remove 'unsafe': pointers have no derivatives");
        if (method.IsVararg) return ("it takes a variable argument list", "take the numbers as parameters of their own");
        return AttributeRefusal(method);
    }

    /// <summary>The attribute itself asks for nothing, or for what this version does not know.</summary>
    private static (string, string)? AttributeRefusal(IMethodSymbol method)
    {
        if (Attributes.DifferentiableOf(method) is not { } attribute || Attributes.Asked(attribute) is not { } asked) return null;
        if (asked == Products.None) return ("its attribute asks for Derivatives.None", "name the derivatives to generate, or remove the attribute");
        if ((asked & ProductSignatures.OfOneResult) is not Products.None and var needless && MethodResults.AreSeveral(method) && !Attributes.IsBare(attribute))
        {
            string name = (needless & Products.Gradient) != 0 ? "gradient" : "Hessian";
            return ($"it has several results, which have no {name}", "ask for Derivatives.Jacobian, Pushforward or Pullback");
        }
        return (asked & ~ProductSignatures.All) == 0
            ? null
            : ($"its attribute asks for derivatives that do not exist ({(int)(asked & ~ProductSignatures.All)})", "combine the members of the enum Derivatives");
    }

    private static bool IsUnsafe(IMethodSymbol method) =>
        Declarations.Of(method)?.Modifiers.Any(SyntaxKind.UnsafeKeyword) == true
        || method.Parameters.Any(parameter => IsPointer(parameter.Type));

    private static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        _ => false,
    };

    private static bool IsIterator(IMethodSymbol method) =>
        method.ReturnType.OriginalDefinition.SpecialType is SpecialType.System_Collections_IEnumerable
            or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IEnumerator_T
        && Declarations.Of(method)?.Body?.DescendantNodes(IsNoOtherFunction).OfType<YieldStatementSyntax>().Any() == true;

    private static bool IsNoOtherFunction(SyntaxNode node) => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
}
