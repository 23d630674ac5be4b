using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>The source files of the zoo, and what they are compiled with.</summary>
internal static class Sources
{
    private const string Every =
        "(Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback | Derivatives.Hessian | Derivatives.HessianVectorProduct)";

    private const string EveryOfVector = "(Derivatives.Jacobian | Derivatives.Pushforward | Derivatives.Pullback)";

    /// <summary>What a project with implicit usings has, and the attribute that declares points.</summary>
    public const string Prelude = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using GradGen;

        /// <summary>
        /// A point at which the method is compared with the oracle. Numbers of an array or span are given as text, "1 -0.5 2";
        /// those of a matrix or of rows, row by row, "1 2; 3 4". A length alone, 3 or "3x4", is that many numbers chosen anywhere.
        /// </summary>
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        internal sealed class AtAttribute(params object[] arguments) : Attribute
        {
            public object[] Arguments { get; } = arguments;
        }

        /// <summary>Makes matrices, rows or other objects, or arrays under a condition: derivatives make them, too.</summary>
        [AttributeUsage(AttributeTargets.Method)]
        internal sealed class MakesObjectsAttribute : Attribute;

        /// <summary>Not part of the accepted language: right or refused.</summary>
        [AttributeUsage(AttributeTargets.Method)]
        internal sealed class MayBeRefusedAttribute : Attribute;
        """;

    public static IReadOnlyDictionary<string, string> Zoo { get; } = Read();

    /// <summary>Asks for all derivatives wherever the source asks for some; lines stay where they are.</summary>
    public static string AskForAll(string source)
    {
        var asked = CSharpSyntaxTree.ParseText(source, InMemory.ParseOptions).GetRoot().DescendantNodes().OfType<AttributeSyntax>()
            .Where(a => a.Name.ToString() == "Differentiable" && a.ArgumentList is null);
        var text = new StringBuilder(source);
        foreach (AttributeSyntax attribute in asked.Reverse()) text.Insert(attribute.Span.End, IsOnVector(attribute) ? EveryOfVector : Every);
        return text.ToString();
    }

    private static bool IsOnVector(AttributeSyntax attribute) =>
        attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType is TupleTypeSyntax or ArrayTypeSyntax or PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static SortedDictionary<string, string> Read()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Assembly assembly = typeof(Sources).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Zoo/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(name, reader.ReadToEnd());
        }

        return files;
    }
}
