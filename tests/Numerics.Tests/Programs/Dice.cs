namespace GradGen.Numerics.Tests.Programs;

/// <summary>Random choices from a seed, the same on every machine and in every version (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    // Each throw adds a constant to the state: seeds that were themselves so far apart would share most of their throws.
    private ulong _state = Mixed(seed);

    public int Next(int count) => (int)(Bits() % (ulong)count);

    public int Between(int low, int high) => low + Next(high - low + 1);

    public double Between(double low, double high) => low + (high - low) * (Bits() >> 11) / (1UL << 53);

    /// <summary>True this many times in a hundred.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Weighted<T>(params (int Weight, T Choice)[] choices)
    {
        int at = Next(choices.Sum(c => c.Weight));
        foreach ((int weight, T choice) in choices)
        {
            if (at < weight) return choice;
            at -= weight;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private ulong Bits() => Mixed(_state += 0x9E3779B97F4A7C15UL);

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
