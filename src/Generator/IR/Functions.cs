namespace GradGen.IR;

/// <summary>Where C# finds a function.</summary>
internal enum Home : byte
{
    /// <summary>An operator: <c>x + y</c>, <c>-x</c>.</summary>
    Operator,

    /// <summary><c>System.Math</c> for double, <c>System.MathF</c> for float.</summary>
    Math,

    /// <summary>Static members of the type itself: <c>double.SinPi</c>, <c>float.SinPi</c>.</summary>
    Type,
}

/// <summary>What differentiation makes of a function.</summary>
internal enum Nature : byte
{
    /// <summary>It has a row in the table of partial derivatives.</summary>
    Smooth,

    /// <summary>Its derivative is zero, exactly: <c>Floor</c>, comparisons, <c>IsNaN</c>.</summary>
    PiecewiseConstant,
}

/// <param name="Arity">How many arguments it takes: <c>-</c> of one and of two are different functions.</param>
internal sealed record FunctionRow(string Name, int Arity, Home Home, Nature Nature, bool MayThrow = false);
