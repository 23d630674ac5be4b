using System.Runtime.CompilerServices;

namespace GradGen.Support;

/// <summary>Compares by identity what would compare by value.</summary>
internal sealed class ByReference : IEqualityComparer<object>
{
    public static readonly ByReference Comparer = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
}
