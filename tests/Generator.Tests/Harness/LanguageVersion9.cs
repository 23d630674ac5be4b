using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Tests.Harness;

/// <summary>Generated code is C# 9, whatever the language version of the project it goes into.</summary>
internal static class LanguageVersion9
{
    private static readonly CSharpParseOptions CSharp9 = TestCompilation.Latest.WithLanguageVersion(LanguageVersion.CSharp9);

    /// <summary>The generated files must parse as C# 9, and compile as C# 9 where the user's sources do.</summary>
    public static void Check(GeneratorRun run)
    {
        Compilation output = AsCSharp9(run.Output);
        SyntaxTree[] generated = [.. output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs"))];
        run.Compiles(generated.SelectMany(tree => tree.GetDiagnostics()), "The generated code is not C# 9");

        if (Compiled.Problems(output.RemoveSyntaxTrees(generated)).All(IsOnlyMissingGeneratedCode))
        {
            run.Compiles(Compiled.Problems(output), "The generated code does not compile as C# 9");
        }
    }

    /// <summary>A source may call what is generated for it: unknown names do not tell its language version.</summary>
    private static bool IsOnlyMissingGeneratedCode(Diagnostic diagnostic) =>
        diagnostic.Id is "CS0103" or "CS0117" or "CS1061" or "CS1574" or "CS1580";

    private static Compilation AsCSharp9(Compilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), CSharp9, tree.FilePath)));
}
