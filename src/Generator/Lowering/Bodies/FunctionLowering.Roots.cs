using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Which memory holds varied values: told by where it comes from, as many names may stand for it.</summary>
internal sealed partial class FunctionLowering
{
    private readonly Dictionary<int, Root> _roots = [];

    /// <summary>
    /// Whether memory was read as inactive that turned out to hold varied values: then everything is to be lowered again.
    /// </summary>
    public bool IsStale { get; private set; }

    private Root RootOf(Value memory)
    {
        if (!_roots.TryGetValue(memory.Label, out Root root)) _roots[memory.Label] = root = new Root { IsForeign = true };
        return root.Find();
    }

    /// <summary>Memory that begins here.</summary>
    /// <param name="key">The same when the function is lowered again.</param>
    private Root NewRoot(Value memory, object key)
    {
        var root = new Root { IsVaried = _marks.Contains(key), Keys = { key } };
        return _roots[memory.Label] = root;
    }

    private void Share(Value view, Value memory) => _roots[view.Label] = RootOf(memory);

    private void Merge(Value memory, Value other, IOperation at)
    {
        Root left = RootOf(memory), right = RootOf(other);
        if (left == right) return;
        if (left.IsVaried && !right.IsVaried) MakeVaried(other, at);
        if (right.IsVaried && !left.IsVaried) MakeVaried(memory, at);
        left.Merge(right);
    }

    /// <summary>A varied value is stored.</summary>
    private void MakeVaried(Value memory, IOperation at)
    {
        Root root = RootOf(memory);
        if (root.IsVaried) return;
        if (root.IsForeign || root.Parameters.Any(_constants.Contains))
        {
            _refusals.Add(Descriptors.DerivativeLost, at.Syntax.GetLocation(), root.IsForeign ? "an element of an array that other code sees" : "an element of a parameter that is held constant", "store it in a local array made with 'new'");
            return;
        }
        root.IsVaried = true;
        _environment.Touch();
        if (!root.IsReadAsInactive) return;
        _marks.UnionWith(root.Keys);
        IsStale = true;
    }

    /// <summary>A variable that stands for one of two arrays.</summary>
    private void ChooseMemory(Value chosen, Value left, Value right)
    {
        if (IsVaried(left) != IsVaried(right) && RootOf(IsVaried(left) ? right : left).Parameters.Any(_constants.Contains))
        {
            RefuseUnsupported(_statement, "a choice between an active array and one that is held constant", "copy what is chosen into a local array");
            Share(chosen, left);
            return;
        }

        Merge(left, right, _statement);
        Share(chosen, left);
        Root root = RootOf(chosen);
        root.IsKept = true;
        if (!root.IsVaried) root.IsReadAsInactive = true;
        else if (chosen.Type.Real is not null) _module.Move(chosen.Name, _statement, "an active array that depends on a condition in a loop", "choose between arrays made before the loop, or copy the elements into one of them");
    }

    private void BeginCarried(Value carried, Value? before)
    {
        if (before is null) NewRoot(carried, carried);
        else Share(carried, before);
    }

    /// <summary>What is carried from one iteration to the next may be swapped, where it is active.</summary>
    private void CarryMemory(Round round, LoopPart part, Value?[] after)
    {
        int[] memories = [.. part.Kept.Where(i => part.Carried[i].Type.IsMemory && after[i] is not null)];
        foreach (int i in memories) Merge(part.Carried[i], after[i]!, round.Loop);
        HashSet<Value> swapped = [.. memories.Select(i => part.Carried[i])];
        foreach (int i in memories)
        {
            Root root = RootOf(part.Carried[i]);
            if (swapped.Remove(after[i]!)) continue;
            root.IsKept = true;
            if (!root.IsVaried) root.IsReadAsInactive = true;
            else if (part.Cells[i].Name.Length == 0) _module.Move("", round.Loop, "an array that is made in a loop and returned from there, where its length cannot be known before the loop", "make it before the loop");
            else _module.Move(part.Cells[i].Name, round.Loop, "an array variable that is assigned anew in a loop, where its length cannot be known before the loop or others see what is written to it", $"copy the elements into '{part.Cells[i].Name}'");
        }
    }

    /// <summary>Inactive code gets the memory itself: whatever it does, the elements must not be varied.</summary>
    private void Expose(EquatableArray<Fragment> fragments)
    {
        foreach (Fragment fragment in fragments)
        {
            Value? value = (fragment as Fragment.Use)?.Value ?? (fragment as Fragment.Define)?.Initial;
            if (value is not { Type.IsMemory: true }) continue;
            Root root = RootOf(value);
            root.IsKept = true;
            if (!_isLenient) root.IsReadAsInactive = true;
        }
    }
}
