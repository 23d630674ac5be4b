using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>How deep source code nests, found without recursion.</summary>
internal static class Nesting
{
    private const int Ordinary = 200; // levels that fit into a small stack many times over

    /// <summary>Whether the tree under a node is deeper than the compiler's own recursion should walk on a small stack.</summary>
    public static bool IsDeep(SyntaxNode node)
    {
        if (node.Span.Length < Ordinary) return false;
        var levels = new Stack<ChildSyntaxList.Enumerator>();
        levels.Push(node.ChildNodesAndTokens().GetEnumerator());
        while (levels.Count > 0)
        {
            ChildSyntaxList.Enumerator children = levels.Pop();
            if (!children.MoveNext()) continue;
            SyntaxNode? child = children.Current.AsNode();
            levels.Push(children);
            if (child is null) continue;
            levels.Push(child.ChildNodesAndTokens().GetEnumerator());
            if (levels.Count > Ordinary) return true;
        }
        return false;
    }
}
