using GradGen.Support;

namespace GradGen.IR;

/// <summary><c>new T[n]</c>, or with several lengths <c>new T[m, n]</c>. Where the result is a span it is a buffer: on the stack, or rented.</summary>
/// <param name="IsZeroed">Whether the elements start as zeros; otherwise each is written before it is read.</param>
/// <param name="IsGrowing">Whether it is a buffer that <see cref="Reserve"/> and <see cref="Push"/> make larger where needed; the length is a guess.</param>
internal sealed record NewArray(Value Result, EquatableArray<Value> Lengths, bool IsZeroed, bool IsGrowing = false) : Instruction
{
    public override EquatableArray<Value> Results => [Result];

    /// <summary>What it keeps of each iteration of a loop; <see langword="null"/> for any other memory.</summary>
    public Residual? Keeps { get; init; }

    /// <summary>Whether it is made in a loop, in each iteration anew, where it may as well be made before the loop.</summary>
    public bool IsMadeBefore { get; init; }

    /// <summary>Whether it holds derivatives of what is in memory of its shape, and is accessed where that is.</summary>
    public bool IsBeside { get; init; }
}

/// <summary><c>a[i]</c>, <c>a[i, j]</c>. It may throw, but what nothing reads is not missed.</summary>
internal sealed record Load(Value Result, Value Memory, EquatableArray<Value> Indices) : Instruction
{
    public override EquatableArray<Value> Results => [Result];

    /// <summary>Whether it is a row of adjoints, which the way back finds where it was: rows that change places change them again.</summary>
    public bool IsOfAdjoints { get; init; }
}

/// <summary><c>a[i] = v</c>.</summary>
internal sealed record Store(Value Memory, EquatableArray<Value> Indices, Value Operand) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary><c>(a[i], a[k]) = (a[k], a[i])</c>: rows of an array of arrays change places.</summary>
internal sealed record Swap(Value Memory, Value First, Value Second) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary><c>a[i] += v</c>: what derivative code does to adjoints, and the primal to sums.</summary>
internal sealed record Accumulate(Value Memory, EquatableArray<Value> Indices, Value Operand) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary><c>a.Fill(v)</c>; of the number 0, <c>a.Clear()</c>.</summary>
internal sealed record Fill(Value Memory, Value Operand) : Instruction
{
    public override EquatableArray<Value> Results => [];

    /// <summary>The parameter whose adjoints these are, if they are: they are as long as it, by a check at entry.</summary>
    public Value? Beside { get; init; }
}

/// <summary><c>source.CopyTo(target)</c>: as many elements as the source has; the two may overlap.</summary>
/// <param name="IsWhole">Whether the target is known to have no more.</param>
internal sealed record Copy(Value Source, Value Target, bool IsWhole = false) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary><c>a.AsSpan(start, count)</c>: another view of the same elements.</summary>
/// <param name="Count">How many; <see langword="null"/> for all that follow <paramref name="Start"/>.</param>
internal sealed record Slice(Value Result, Value Memory, Value Start, Value? Count) : Instruction
{
    public override EquatableArray<Value> Results => [Result];
}

/// <summary><c>a.Length</c>; of an array of several dimensions <c>a.GetLength(d)</c>.</summary>
/// <param name="Dimension">Which one; −1 for the number of all elements.</param>
internal sealed record Length(Value Result, Value Memory, int Dimension = -1) : Instruction
{
    public override EquatableArray<Value> Results => [Result];
}

/// <summary>Makes room in a growing buffer for an element at <paramref name="Position"/>; what it holds stays.</summary>
internal sealed record Reserve(Value Memory, Value Position) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary>Puts a value on top of a buffer that is used as a stack, and only so; it starts empty, and grows if it is a growing one.</summary>
internal sealed record Push(Value Memory, Value Operand) : Instruction
{
    public override EquatableArray<Value> Results => [];
}

/// <summary>Takes the value off the top again that was pushed last.</summary>
internal sealed record Pop(Value Result, Value Memory) : Instruction
{
    public override EquatableArray<Value> Results => [Result];
}
