using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>
/// The files of this generator. The analyzer sees them and the generator does not: both must read the same program, so
/// what is declared there counts as not there.
/// </summary>
internal static class GeneratedFiles
{
    private static readonly string Folder = typeof(DifferentiableGenerator).FullName!;

    public static bool Contain(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty && symbol.DeclaringSyntaxReferences.All(part => Contain(part.SyntaxTree));

    public static bool Contain(SyntaxTree tree) => Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == Folder;
}
