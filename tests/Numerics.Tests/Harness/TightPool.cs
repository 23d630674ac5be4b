using System.Text.RegularExpressions;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>
/// Stands in for <see cref="System.Buffers.ArrayPool{T}"/> in generated code: arrays are no longer than asked for, and full of
/// what nobody can take for a result; buffers that grow begin with a single element, and few are short enough for the stack.
/// Code that is right by luck is wrong with it.
/// </summary>
public sealed partial class TightPool<T>
{
    [ThreadStatic]
    private static Dictionary<int, Stack<T[]>>? t_free;

    public static TightPool<T> Shared { get; } = new();

    private static T Garbage { get; } =
        typeof(T) == typeof(double) ? (T)(object)double.NaN
        : typeof(T) == typeof(float) ? (T)(object)float.NaN
        : typeof(T) == typeof(int) ? (T)(object)-987654321
        : typeof(T) == typeof(bool) ? (T)(object)true
        : default!;

    public T[] Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        T[] array = FreeOf(length).TryPop(out T[]? free) ? free : new T[length];
        Array.Fill(array, Garbage);
        return array;
    }

    public void Return(T[] array, bool clearArray = false) => FreeOf(array.Length).Push(array);

    private static Stack<T[]> FreeOf(int length)
    {
        t_free ??= [];
        if (!t_free.TryGetValue(length, out Stack<T[]>? free)) t_free.Add(length, free = new(4));
        return free;
    }
}

/// <summary>Puts <see cref="TightPool{T}"/> into generated code.</summary>
internal static partial class TightPool
{
    private const string Pool = "global::System.Buffers.ArrayPool<";

    /// <summary>The code with it; <see langword="null"/> for code that rents nothing.</summary>
    public static string? In(string generated)
    {
        if (!generated.Contains(Pool, StringComparison.Ordinal)) return null;
        HashSet<string> growing = [.. Growth().Matches(generated).Select(match => match.Groups[1].Value)];
        string shorter = Shortness().Replace(generated, "$1 2$2");
        return Beginning().Replace(shorter, match => growing.Contains(match.Groups[1].Value) ? match.Groups[0].Value.Replace("Rent(64)", "Rent(1)", StringComparison.Ordinal) : match.Value)
            .Replace(Pool, "global::GradGen.Numerics.Tests.Harness.TightPool<", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"= (\w+) = Grow\w*\(")]
    private static partial Regex Growth();

    [GeneratedRegex(@"= (\w+) = global::System\.Buffers\.ArrayPool<\w+>\.Shared\.Rent\(64\);")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(<=|>) 128(\s+\? stackalloc|\) rented)")]
    private static partial Regex Shortness();
}
