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

        Diagnostic[] problems = [.. Compiled.Problems(output)];
        if (problems.All(problem => generated.Contains(problem.Location.SourceTree)))
        {
            run.Compiles(problems, "The generated code does not compile as C# 9");
        }
    }

    private static Compilation AsCSharp9(Compilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), CSharp9, tree.FilePath)));
}
