using GradGen.Support;

namespace GradGen.IR;

/// <summary>One step of a block. The whole language is the family of records below.</summary>
internal abstract record Instruction
{
    /// <summary>The values this instruction defines.</summary>
    public abstract EquatableArray<Value> Results { get; }

    /// <summary>
    /// For derivative code, the label of the primal value whose derivative this is, so that generated code can quote
    /// the line being differentiated; <see cref="None"/> for the primal's own code.
    /// </summary>
    public int Origin { get; init; } = None;

    public const int None = -1;
}

/// <summary>A literal or a named constant. <see cref="Bits"/> is the number, for real types only.</summary>
/// <param name="Text">How C# spells it where that is not simply the number: <c>"abc"</c>, <c>global::System.Math.PI</c>,
/// <c>default</c>; otherwise <see langword="null"/>.</param>
internal sealed record Constant(Value Result, long Bits, string? Text) : Instruction
{
    public override EquatableArray<Value> Results => [Result];

    /// <summary>The number; kept as bits because -0.0 and 0.0 must not compare equal.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    public static Constant Of(Value result, double number, string? text = null) =>
        new(result, BitConverter.DoubleToInt64Bits(number), text);
}

/// <summary>An operator or function of the derivative table: <c>+</c>, <c>neg</c>, <c>&lt;</c>, <c>Sin</c>, <c>Pow</c>.</summary>
/// <param name="MayThrow">Whether it can throw (<c>Sign</c> of NaN, <c>Clamp</c>): then it is kept, and kept in order.</param>
internal sealed record Apply(Value Result, string Function, EquatableArray<Value> Arguments, bool MayThrow = false) : Instruction
{
    public override EquatableArray<Value> Results => [Result];

    /// <summary>Whether it asks if an adjoint counts, <c>dx != 0</c>: where it is differentiated itself, its tangent counts too.</summary>
    public bool AsksForAdjoint { get; init; }
}

/// <summary><c>condition ? whenTrue : whenFalse</c> between values that are already there.</summary>
internal sealed record Select(Value Result, Value Condition, Value WhenTrue, Value WhenFalse) : Instruction
{
    public override EquatableArray<Value> Results => [Result];
}

/// <summary>A numeric conversion to the result's type, as a C# cast does it (unchecked).</summary>
internal sealed record Convert(Value Result, Value Operand) : Instruction
{
    public override EquatableArray<Value> Results => [Result];
}

/// <summary>Inactive C#, carried as the user wrote it, with holes for values. It may define no, one or several values.</summary>
/// <param name="Result">The value of the expression; <see langword="null"/> for a statement such as a call of a void method.</param>
/// <param name="IsPrimary">Whether it binds as tightly as a name or a call, and needs no parentheses as an operand.</param>
/// <param name="IsPure">Whether it may be dropped, shared or moved: it neither throws nor has nor sees side effects.</param>
internal sealed record Verbatim(Value? Result, EquatableArray<Fragment> Fragments, bool IsPrimary, bool IsPure) : Instruction
{
    public override EquatableArray<Value> Results =>
        (Result is null ? [] : new[] { Result }).Concat(Fragments.OfType<Fragment.Define>().Select(f => f.Value)).ToEquatableArray();
}

/// <summary>A branch. Each arm yields one value per result; an arm that ends in a throw yields nothing.</summary>
internal sealed record If(EquatableArray<Value> Outputs, Value Condition, Block Then, Block Else) : Instruction
{
    public override EquatableArray<Value> Results => Outputs;
}

/// <summary>A call of another function of the module.</summary>
/// <param name="IsPure">Whether the callee cannot throw, so that the call may be dropped or moved.</param>
/// <param name="IsDroppable">Whether it may at least be dropped where nothing reads its outputs.</param>
internal sealed record Call(EquatableArray<Value> Outputs, string Function, EquatableArray<Value> Arguments, bool IsPure = false, bool IsDroppable = false) : Instruction
{
    public override EquatableArray<Value> Results => Outputs;

    /// <summary>From which argument on memory is written to, by a derivative: a function of the primal's that writes is put in place of its calls.</summary>
    public int FirstWritten { get; init; } = int.MaxValue;

    /// <summary>The memory that is written to.</summary>
    public IEnumerable<Value> Written => FirstWritten < Arguments.Count ? Arguments.Skip(FirstWritten).Where(argument => argument.Type.IsMemory) : [];
}

/// <summary>Ends its block by throwing the exception the fragments spell.</summary>
internal sealed record Throw(EquatableArray<Fragment> Exception) : Instruction
{
    public override EquatableArray<Value> Results => [];
}
