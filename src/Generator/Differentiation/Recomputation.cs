using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What can be computed again on the way back, at the price of a few operations.</summary>
internal sealed class Recomputation(Scopes scopes, Dictionary<int, Value> counted)
{
    private const int CheapOperations = 2;
    private const int MostIndices = 40; // operations on integers, and reads of memory, that do not count

    /// <summary>Whether an instruction may be computed again at all, its operands given.</summary>
    public static bool IsComputable(Instruction? definition) => definition is Constant or Select or IR.Convert or Apply { MayThrow: false };

    /// <summary>Whether it is memory of adjoints, which the way back through an iteration makes anew.</summary>
    public static bool IsMadeAgain(Instruction? definition) => definition is NewArray { Origin: not Instruction.None } array && !HasRows(array);

    /// <summary>Rows of adjoints, and what has them, change places: they are kept instead.</summary>
    private static bool HasRows(NewArray array) => array.Result.Type is { IsSpan: false, Rank: 1 };

    /// <summary>What a value that is computed again needs.</summary>
    public IEnumerable<Value> NeedsOf(Value value, int scope) => ExitOf(value) is not null ? []
        : LengthOf(value, scope) is { } length ? [length]
        : StoreOf(value, scope) is { } store ? store.Indices.Prepend(store.Memory)
        : SwappedBy(value) is { } swapping ? swapping.Inits.Where(init => init.Type.IsMemory).Concat(TimesOf(swapping))
        : InductionOf(value) is var (loop, init, _) ? [init, loop.Iteration!]
        : scopes.LoopOf(scopes.HomeOf(value)) is For { Counter: not Instruction.None } counted && counted.Index == value ? [counted.From, counted.Iteration!]
        : Operands.Of(ChoiceOf(value) ?? scopes.DefinitionOf(value)!);

    /// <summary>The choice that a branch makes for a variable, if it is between what there is in front of the branch and numbers.</summary>
    public Select? ChoiceOf(Value value)
    {
        if (scopes.DefinitionOf(value) is not If { Then.EndsInThrow: false, Else.EndsInThrow: false } branch || !value.Type.IsReal) return null;
        int i = branch.Outputs.AsSpan().IndexOf(value);
        (Value whenTrue, Value whenFalse) = (branch.Then.Yields[i], branch.Else.Yields[i]);
        return IsInFront(whenTrue) && IsInFront(whenFalse) ? new Select(value, branch.Condition, whenTrue, whenFalse) : null;

        bool IsInFront(Value chosen) => scopes.DefinitionOf(chosen) is Constant || scopes.IsAround(scopes.HomeOf(chosen), scopes.HomeOf(value));
    }

    /// <summary>What the value is, if it is the length of memory that is not at hand: what that was made with.</summary>
    public Value? LengthOf(Value value, int scope) =>
        scopes.DefinitionOf(value) is Length { Memory: var memory } length && !scopes.IsVisible(memory, scope) && scopes.DefinitionOf(memory) switch
        {
            NewArray { IsGrowing: false } array when length.Dimension >= 0 || array.Lengths.Count == 1 => array.Lengths[Math.Max(0, length.Dimension)],
            Slice { Count: { } count } => count,
            _ => null,
        } is { } number && number.Type == value.Type ? number : null;

    /// <summary>Whether the value tells a loop's iterations apart: on the way back, the mirrored loop has it.</summary>
    public bool IsIteration(Value value) => CountedAlong(value) is not null || scopes.LoopOf(scopes.HomeOf(value)) is { } loop && loop.Iteration == value;

    /// <summary>Where the way back finds a value that was stored.</summary>
    public Store? StoreOf(Value value, int scope) =>
        value.Type.IsReal && scopes.AnyLoops && !scopes.IsVisible(value, scope) && scopes.LoopOf(scopes.HomeOf(value)) is null
            ? scopes.StoreOf(value, scopes.CommonAncestor(scopes.HomeOf(value), scope)) : null;

    /// <summary>What the way back has for what a loop carries.</summary>
    public Value? CountedAlong(Value value) => counted.TryGetValue(value.Label, out Value along) ? along : null;

    /// <summary>The loop that carries the memory, where each iteration only changes places with the others it carries.</summary>
    public Loop? PermutedIn(Value value)
    {
        if (!value.Type.IsMemory || scopes.LoopOf(scopes.HomeOf(value)) is not { } loop) return null;
        return Permutes(loop) ? loop : null;
    }

    /// <summary>The loop that hands the memory out, where each iteration only changes places with the others it carries.</summary>
    public Loop? SwappedBy(Value value) => value.Type.IsMemory && scopes.DefinitionOf(value) is Loop loop && Permutes(loop) ? loop : null;

    private static bool Permutes(Loop loop)
    {
        Value[] memory = [.. loop.Carried.Where(carried => carried.Type.IsMemory)];
        IEnumerable<Value> next = Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory).Select(i => loop.Body.Yields[i]);
        return !loop.Body.EndsInThrow && memory.Length == next.Distinct().Count() && next.All(memory.Contains);
    }

    /// <summary>What says how often a loop ran.</summary>
    private static IEnumerable<Value> TimesOf(Loop loop) => loop is For { HasExit: false } counted ? [counted.From, counted.To] : [loop.Outputs[loop.Counter]];

    /// <summary>Whether the length of the buffer that keeps one value per iteration is known in front of the loop.</summary>
    public bool HasKnownLength(int loop, int anchor) =>
        scopes.LoopOf(loop) is For { Counter: Instruction.None, Index.Type.Text: "int" } counted && IsKnown(counted.From, anchor) && IsKnown(counted.To, anchor);

    /// <summary>Whether the length of memory is known in front of loops.</summary>
    public bool HasKnownLength(Value memory, int anchor) =>
        scopes.IsVisible(memory, anchor) || scopes.DefinitionOf(memory) is NewArray { IsGrowing: false, Lengths: [var length] } && IsKnown(length, anchor);

    /// <summary>Whether a value cannot be computed again, or only at a price: those are kept first.</summary>
    public bool MustBeKept(Value value, int scope) => ExitOf(value) is null && InductionOf(value) is null && !IsCountedIndex(value) && StoreOf(value, scope) is null && scopes.DefinitionOf(value) switch
    {
        Length length => LengthOf(value, scope) is null && IsLost(length.Memory, scope),
        Constant or Slice or IR.Convert => false,
        Apply { MayThrow: false } apply => !IsCheap(apply),
        Verbatim { IsPure: true, Results.Count: 1, Result.Type.Kind: IR.TypeKind.Integer or IR.TypeKind.Boolean } => false,
        Load load => !CanReload(load, scope),
        NewArray array when IsMadeAgain(array) => false,
        _ => true,
    };

    private bool IsOverwritten(Load load, int scope) =>
        scopes.IsOverwritten(load, scopes.CommonAncestor(scopes.HomeOf(load.Result), scope)) || IsLost(load.Memory, scope);

    /// <summary>
    /// Whether memory that is not in scope would be other memory if it were looked for again: a row that has changed places.
    /// Rows of adjoints change them back, so that an iteration finds them where they are in the end.
    /// </summary>
    public bool IsLost(Value memory, int scope)
    {
        if (scopes.IsVisible(memory, scope)) return false;
        DeepStack.Check();
        return scopes.DefinitionOf(memory) switch
        {
            Load { IsOfAdjoints: true } load => scopes.IsOverwritten(load, scopes.IterationOf(memory)) || IsLost(load.Memory, scope),
            Load load => IsOverwritten(load, scope),
            Slice slice => IsLost(slice.Memory, scope),
            NewArray { Origin: not Instruction.None } array => HasRows(array),
            Select select => IsLost(select.WhenTrue, scope) || IsLost(select.WhenFalse, scope),
            null => PermutedIn(memory) is null, // a loop carries it
            _ => false,
        };
    }

    /// <param name="isKept">Whether a value is kept anyway, for readers in the scope.</param>
    public bool IsCheap(Value value, int scope, Func<Value, int, bool> isKept)
    {
        (int operations, int others) = (CheapOperations, MostIndices);
        return IsCheap(value, scope, isKept, ref operations, ref others);
    }

    private bool IsCheap(Value value, int scope, Func<Value, int, bool> isKept, ref int operations, ref int others)
    {
        if (scopes.IsVisible(value, scope) || isKept(value, scope)) return true;
        bool isFromLoop = scopes.AnyLoops && scopes.LoopsBetween(scopes.CommonAncestor(scopes.HomeOf(value), scope), scopes.HomeOf(value)).Count > 0;
        if (isFromLoop && (IsIteration(value) || PermutedIn(value) is not null || ExitOf(value) is not null)) return true;
        switch (scopes.DefinitionOf(value))
        {
            case Constant:
                return true;
            case not null when isFromLoop && StoreOf(value, scope) is not null:
                if (--others < 0) return false;
                break;
            case null when isFromLoop && (InductionOf(value) is not null || IsCountedIndex(value)):
                break;
            case Length length when isFromLoop && LengthOf(value, scope) is null && IsLost(length.Memory, scope):
                return false;
            case Apply { Result.Type.IsReal: false } apply when IsCheap(apply):
            case Length or Slice when isFromLoop:
            case NewArray array when isFromLoop && IsMadeAgain(array):
            case Verbatim { IsPure: true, Results.Count: 1, Result.Type.Kind: IR.TypeKind.Integer or IR.TypeKind.Boolean } when isFromLoop:
                if (--others < 0) return false;
                break;
            case NewArray array when IsKeepable(array, scope):
                return true;
            case Load load when isFromLoop && CanReload(load, scope):
                if (--others < 0) return false;
                break;
            case Apply apply when IsCheap(apply):
                if (--operations < 0) return false;
                break;
            case IR.Convert when isFromLoop:
                break;
            default:
                return false;
        }

        DeepStack.Check();
        foreach (Value operand in NeedsOf(value, scope))
        {
            if (!IsCheap(operand, scope, isKept, ref operations, ref others)) return false;
        }

        return true;
    }

    /// <summary>Whether an element is found again where it was: nobody wrote it since, or each iteration has a buffer of its own, which is kept.</summary>
    private bool CanReload(Load load, int scope) =>
        !IsOverwritten(load, scope)
        || scopes.BufferOf(load.Memory) is { } buffer && IsKeepable(buffer, scope)
            && scopes.LoopsBetween(scopes.HomeOf(buffer.Result), scopes.HomeOf(load.Result)).Count > 0 // of a few elements those are kept
            && !scopes.IsOverwritten(load, scopes.HomeOf(buffer.Result));

    /// <summary>Whether all that a loop's iterations leave in a buffer of their own can be kept for readers in the scope.</summary>
    public bool IsKeepable(NewArray buffer, int scope)
    {
        int home = scopes.HomeOf(buffer.Result);
        if (scopes.BufferOf(buffer.Result) is null || scopes.IsAround(home, scope)) return false;
        int anchor = scopes.CommonAncestor(home, scope);
        List<int> loops = scopes.LoopsBetween(anchor, home);
        return loops.Count > 0 && IsKnown(buffer.Lengths[0], anchor) && loops.All(loop => HasKnownLength(loop, anchor));
    }

    private static bool IsCheap(Apply apply) => apply.Function is "+" or "-" or "*" or "neg" or "<" or "<=" or ">" or ">=" or "==" or "!=" or "&" or "|" or "!";

    private bool IsCountedIndex(Value value) => scopes.LoopOf(scopes.HomeOf(value)) is For { Counter: not Instruction.None } counted && counted.Index == value && value.Type.Text is "int" or "long";

    /// <summary>A carried integer to which each iteration adds the same: it is what it was at first and so many steps.</summary>
    public (Loop Loop, Value Init, int Step)? InductionOf(Value value)
    {
        if (value.Type.Text != "int" || scopes.LoopOf(scopes.HomeOf(value)) is not { Counter: not Instruction.None } loop || loop.Body.EndsInThrow) return null;
        int i = loop.Carried.AsSpan().IndexOf(value);
        if (i < 0 || i == loop.Counter) return null;
        return Shift.Of(scopes.DefinitionOf(loop.Body.Yields[i])) is var (of, step) && of == value ? (loop, loop.Inits[i], step) : null;
    }

    /// <summary>Whether a condition decides alone when its loop is left: then it is true in the last iteration and false in all others, or the opposite.</summary>
    /// <returns>What it is in the last iteration; <see langword="null"/> for any other value.</returns>
    public bool? ExitOf(Value value)
    {
        if (value.Type.Kind != IR.TypeKind.Boolean || !scopes.AnyLoops || scopes.ParentOf(scopes.HomeOf(value)) is not (>= 0 and var around)) return null;
        if (scopes.LoopOf(around) is not While { HasExit: true, Counter: not Instruction.None, Body: { EndsInThrow: false } body, Test.Yields: [var test] }) return null;
        if (scopes.BodyOf(around) != scopes.HomeOf(value) || Truth(test) != true) return null;
        if (scopes.DefinitionOf(body.Yields[^1]) is not If branch || branch.Condition != value || branch.Then.EndsInThrow || branch.Else.EndsInThrow) return null;
        int goesOn = branch.Outputs.AsSpan().IndexOf(body.Yields[^1]);
        return (Truth(branch.Then.Yields[goesOn]), Truth(branch.Else.Yields[goesOn])) switch
        {
            (false, true) => true,
            (true, false) => false,
            _ => null,
        };
    }

    private bool? Truth(Value value) => scopes.DefinitionOf(value) is Constant { Text: "true" or "false" } constant ? constant.Text == "true" : null;

    /// <summary>Whether a bound can be had in front of the loops.</summary>
    public bool IsKnown(Value value, int anchor)
    {
        if (scopes.IsVisible(value, anchor)) return true;
        return scopes.DefinitionOf(value) switch
        {
            Constant => true,
            Length length => IsKnown(LengthOf(value, anchor) ?? length.Memory, anchor),
            Apply { Result.Type.Kind: IR.TypeKind.Integer } apply => apply.Arguments.All(argument => IsKnown(argument, anchor)),
            Verbatim { IsPure: true, Results.Count: 1, Result.Type.Kind: IR.TypeKind.Integer } verbatim => Operands.Of(verbatim).All(operand => IsKnown(operand, anchor)),
            _ => false,
        };
    }
}
