using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>What is generated must not collide with what is there, nor with what is generated for another method.</summary>
internal static class NameChecks
{
    public static void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        foreach (ProductSignatures.Row row in ProductSignatures.Of(SignatureReader.ReadProducts(method)))
        {
            string name = method.Name + row.Suffix;
            if (Taken(method, name, Overload(method, row)) is not { } by) continue;
            report(Diagnostic.Create(Descriptors.NameTaken, Declarations.NameOf(method), by.Locations,
                name, TypeNames.InMessage(method.ContainingType)));
        }
    }

    /// <summary>Whether an earlier method has the same signature, which the compiler reports.</summary>
    public static bool IsDeclaredTwice(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .TakeWhile(other => !IsSame(other, method))
            .Any(other => Overload(other) == Overload(method));

    private static ISymbol? Taken(IMethodSymbol method, string name, string overload)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (type.Name == name) return type;
        return type.TypeParameters.FirstOrDefault(parameter => parameter.Name == name)
            ?? type.GetMembers(name).FirstOrDefault(member => !GeneratedFiles.Contain(member) && Collides(member, overload))
            ?? Earlier(method, name, overload);
    }

    private static bool Collides(ISymbol member, string overload) => member is not IMethodSymbol method || Overload(method) == overload;

    /// <summary>A method declared before this one for which the same is generated.</summary>
    private static ISymbol? Earlier(IMethodSymbol method, string name, string overload)
    {
        foreach (ProductSignatures.Row row in ProductSignatures.Rows)
        {
            if (!name.EndsWith(row.Suffix, StringComparison.Ordinal)) continue;
            foreach (ISymbol member in method.ContainingType.GetMembers(name.Substring(0, name.Length - row.Suffix.Length)))
            {
                if (member is IMethodSymbol other && !IsSame(other, method) && ComesBefore(other, method)
                    && (SignatureReader.ReadProducts(other) & row.Product) != 0 && Overload(other, row) == overload)
                {
                    return other;
                }
            }
        }
        return null;
    }

    /// <summary>What tells overloads apart: the number of type parameters and the types of the parameters.</summary>
    private static string Overload(IMethodSymbol method, ProductSignatures.Row? row = null)
    {
        string id = method.GetDocumentationCommentId() ?? "";
        int open = id.IndexOf('(');
        string own = open < 0 ? "" : id.Substring(open + 1, id.LastIndexOf(')') - open - 1);
        IEnumerable<string> types = row?.Extra(method) ?? [];
        return $"{method.Arity}({string.Join(",", own.Length > 0 ? types.Prepend(own) : types)})";
    }

    private static bool ComesBefore(IMethodSymbol left, IMethodSymbol right)
    {
        foreach (ISymbol member in left.ContainingType.GetMembers())
        {
            if (member is not IMethodSymbol method) continue;
            if (IsSame(method, left)) return true;
            if (IsSame(method, right)) return false;
        }
        return false;
    }

    private static bool IsSame(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left.PartialDefinitionPart ?? left, right.PartialDefinitionPart ?? right);
}
