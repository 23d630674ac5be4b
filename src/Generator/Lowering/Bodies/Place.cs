using System.Collections.Immutable;
using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Where a variable keeps its value: a cell, or one place per element of a tuple.</summary>
internal abstract class Place
{
    public abstract IEnumerable<Cell> Cells { get; }
}

/// <summary>A scalar variable. Its value changes as lowering walks through the method; <see cref="Environment"/> sees to that.</summary>
/// <param name="lastUse">The position in the source after which nobody reads it.</param>
internal sealed class Cell(string name, DataType type, int lastUse) : Place
{
    public const int Always = int.MaxValue;
    public const int Never = -1;

    public string Name { get; } = name;

    public DataType Type { get; } = type;

    public int LastUse { get; set; } = lastUse;

    /// <summary>The current value; <see langword="null"/> before the first assignment.</summary>
    public Value? Value { get; internal set; }

    public override IEnumerable<Cell> Cells => [this];
}

/// <summary>A tuple variable, taken apart.</summary>
internal sealed class TuplePlace(INamedTypeSymbol type, ImmutableArray<Place> elements) : Place
{
    public INamedTypeSymbol Type { get; } = type;

    public ImmutableArray<Place> Elements { get; } = elements;

    public override IEnumerable<Cell> Cells => Elements.SelectMany(element => element.Cells);
}
