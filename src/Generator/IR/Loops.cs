using GradGen.Support;

namespace GradGen.IR;

/// <summary>
/// What loops have in common. In the body <paramref name="Carried"/> stand for what the iteration begins with:
/// <paramref name="Inits"/> in the first, afterwards what the body yielded. <paramref name="Outputs"/> are what they are in the end.
/// </summary>
/// <param name="HasExit">Whether the body yields one value more, last: a bool, false where this iteration leaves the loop (<c>break</c>).</param>
internal abstract record Loop(EquatableArray<Value> Outputs, EquatableArray<Value> Inits, EquatableArray<Value> Carried, Block Body, bool HasExit) : Instruction
{
    public override EquatableArray<Value> Results => Outputs;

    /// <summary>
    /// For the way back through another loop, the label of the value that tells that loop's iterations apart: its index,
    /// or what it counts them with.
    /// </summary>
    public int Mirrors { get; init; } = None;

    /// <summary>Which of the carried values counts the iterations, from 0; <see cref="Instruction.None"/> if none does.</summary>
    public int Counter { get; init; } = None;

    /// <summary>Whether each iteration is a whole sweep through the function, another column or row of a Jacobian.</summary>
    public bool IsSweep { get; init; }

    /// <summary>Which loop of the source it is, in the order in which lowering meets them; <see cref="Instruction.None"/> for one of a derivative's own.</summary>
    public int Number { get; init; } = None;

    /// <summary>Whether <paramref name="instruction"/> is the way back through this loop.</summary>
    public bool IsMirroredBy(Instruction instruction) => instruction is Loop loop && loop.Mirrors != None && loop.Mirrors == Iteration?.Label;

    /// <summary>The value that tells iterations apart: what counts them, or the index; <see langword="null"/> if there is none.</summary>
    public Value? Iteration => Counter != None ? Carried[Counter] : (this as For)?.Index;
}

/// <summary>
/// <c>for (int i = from; i &lt; to; i += step)</c>: neither the bounds nor the index change in the body, so that the number
/// of iterations is known before it starts.
/// </summary>
/// <param name="Relation">What must hold between index and <paramref name="To"/>: <c>&lt;</c> or <c>&lt;=</c> upwards, <c>&gt;</c> or <c>&gt;=</c> downwards.</param>
internal sealed record For(
    EquatableArray<Value> Outputs, Value Index, Value From, string Relation, Value To, int Step,
    EquatableArray<Value> Inits, EquatableArray<Value> Carried, Block Body, bool HasExit = false)
    : Loop(Outputs, Inits, Carried, Body, HasExit);

/// <summary><c>while (test) body</c>; with an exit and a test that is always true, <c>do body while (…)</c> and every other form.</summary>
/// <param name="Test">Reads the carried values and yields the condition, before each iteration; it assigns nothing else.</param>
internal sealed record While(
    EquatableArray<Value> Outputs, EquatableArray<Value> Inits, EquatableArray<Value> Carried, Block Test, Block Body, bool HasExit = false)
    : Loop(Outputs, Inits, Carried, Body, HasExit);
