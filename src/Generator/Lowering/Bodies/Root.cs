namespace GradGen.Lowering.Bodies;

/// <summary>
/// Memory that may be the same: what one creation or one parameter stands for, all views of it, and what it is merged with.
/// It is varied as a whole once it holds a varied value.
/// </summary>
internal sealed class Root
{
    private Root? _merged;

    /// <summary>What it is varied by when the function is lowered again: creations and parameters.</summary>
    public HashSet<object> Keys { get; } = [];

    /// <summary>The parameters of the function that it may be, by position.</summary>
    public HashSet<int> Parameters { get; } = [];

    public bool IsVaried { get; set; }

    /// <summary>Whether something has been done that would have been another thing with varied elements.</summary>
    public bool IsReadAsInactive { get; set; }

    /// <summary>Whether it must be an array on the heap: someone else keeps it.</summary>
    public bool IsKept { get; set; }

    /// <summary>Who made it is not known, nor who else sees it.</summary>
    public bool IsForeign { get; set; }

    public Root Find()
    {
        Root root = this;
        while (root._merged is { } next) root = next;
        if (root != this) _merged = root;
        return root;
    }

    public Root Merge(Root other)
    {
        Root root = Find();
        other = other.Find();
        if (root == other) return root;
        other._merged = root;
        root.Keys.UnionWith(other.Keys);
        root.Parameters.UnionWith(other.Parameters);
        root.IsVaried |= other.IsVaried;
        root.IsReadAsInactive |= other.IsReadAsInactive;
        root.IsKept |= other.IsKept;
        root.IsForeign |= other.IsForeign;
        return root;
    }
}
