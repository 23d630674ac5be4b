using System.Reflection;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>The source files of the zoo, and what they are compiled with.</summary>
internal static class Sources
{
    private const string Every =
        "Differentiable(Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback | Derivatives.Hessian | Derivatives.HessianVectorProduct)";

    /// <summary>What a project with implicit usings has, and the attribute that declares points.</summary>
    public const string Prelude = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using GradGen;

        /// <summary>A point at which the method is compared with the oracle.</summary>
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        internal sealed class AtAttribute(params object[] arguments) : Attribute
        {
            public object[] Arguments { get; } = arguments;
        }

        /// <summary>Not part of the accepted language: right or refused.</summary>
        [AttributeUsage(AttributeTargets.Method)]
        internal sealed class MayBeRefusedAttribute : Attribute;
        """;

    public static IReadOnlyDictionary<string, string> Zoo { get; } = Read();

    /// <summary>Asks for all derivatives wherever the source asks for some; lines stay where they are.</summary>
    public static string AskForAll(string source) => source.Replace("[Differentiable]", $"[{Every}]", StringComparison.Ordinal);

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
