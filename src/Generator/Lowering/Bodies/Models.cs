using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>The semantic models of a compilation, one for each file that is looked at.</summary>
internal sealed class Models(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _known = [];

    public Compilation Compilation { get; } = compilation;

    public SemanticModel Of(SyntaxTree tree) =>
        _known.TryGetValue(tree, out SemanticModel known) ? known : _known[tree] = Compilation.GetSemanticModel(tree);
}
