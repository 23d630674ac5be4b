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
/// <param name="declared">Where it is declared in the source; <see cref="Never"/> for parameters and what has no declaration.</param>
internal sealed class Cell(string name, DataType type, int lastUse, int declared = Cell.Never) : Place
{
    public const int Always = int.MaxValue;
    public const int Never = -1;

    public string Name { get; } = name;

    public DataType Type { get; } = type;

    public int LastUse { get; set; } = lastUse;

    public int Declared { get; } = declared;

    /// <summary>The current value; <see langword="null"/> before the first assignment.</summary>
    public Value? Value { get; internal set; }

    public override IEnumerable<Cell> Cells => [this];
}

/// <summary>An element of an array or a span: where it is was evaluated once.</summary>
internal sealed class ElementPlace(Value memory, ImmutableArray<Value> indices, ITypeSymbol type, IOperation source) : Place
{
    public Value Memory { get; } = memory;

    public ImmutableArray<Value> Indices { get; } = indices;

    public ITypeSymbol Type { get; } = type;

    /// <summary>Where it was named.</summary>
    public IOperation Source { get; } = source;

    public override IEnumerable<Cell> Cells => [];
}

/// <summary>A part of a tuple that is an element, or a part of one: it is read and written with all of the tuple.</summary>
internal sealed class PartPlace(Place tuple, int index) : Place
{
    public Place Tuple { get; } = tuple;

    public int Index { get; } = index;

    /// <summary>The element it is in.</summary>
    public ElementPlace Element => Tuple as ElementPlace ?? ((PartPlace)Tuple).Element;

    public override IEnumerable<Cell> Cells => [];
}

/// <summary>A tuple variable, taken apart.</summary>
internal sealed class TuplePlace(INamedTypeSymbol type, ImmutableArray<Place> elements) : Place
{
    public INamedTypeSymbol Type { get; } = type;

    public ImmutableArray<Place> Elements { get; } = elements;

    public override IEnumerable<Cell> Cells => Elements.SelectMany(element => element.Cells);
}
