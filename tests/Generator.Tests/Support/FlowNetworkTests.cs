using GradGen.Support;
using Xunit;

namespace GradGen.Tests.Support;

/// <summary>The cut that is found separates the sources from the ends, is as small as any, and among those the nearest to the ends.</summary>
public class FlowNetworkTests
{
    private const int Vertices = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Cut_IsASmallestOne(int seed)
    {
        var random = new Random(seed);
        for (int n = 0; n < 100; n++)
        {
            bool[,] edges = new bool[Vertices, Vertices];
            for (int i = 0; i < Vertices; i++) for (int j = i + 1; j < Vertices; j++) edges[i, j] = random.Next(10) < 4;
            bool[] starts = [.. Enumerable.Range(0, Vertices).Select(i => i < 2 || random.Next(6) == 0)], ends = [.. Enumerable.Range(0, Vertices).Select(i => i > Vertices - 3 || random.Next(6) == 0)];
            (int flow, HashSet<int> cut, HashSet<int> beyond) = Found(edges, starts, ends);
            List<int> sizes = [.. Subsets().Where(set => Separates(set, edges, starts, ends)).Select(set => set.Count)];
            Assert.Equal(sizes.Min(), flow);
            Assert.Equal(flow, cut.Count);
            Assert.True(Separates(cut, edges, starts, ends));
            Assert.All(Subsets().Where(set => set.Count == flow && Separates(set, edges, starts, ends)), other => Assert.Superset(beyond, Behind(other, edges, ends)));
        }
    }

    [Fact]
    public void Fill_GivesNoMoreThanIsAskedFor()
    {
        var network = new FlowNetwork();
        for (int i = 0; i < 5; i++)
        {
            network.FromStart(i);
            network.Join(i, 5 + i, 1);
            network.ToEnd(5 + i);
        }

        Assert.Equal(3, network.Fill(3));
    }

    private static (int Flow, HashSet<int> Cut, HashSet<int> Beyond) Found(bool[,] edges, bool[] starts, bool[] ends)
    {
        var network = new FlowNetwork();
        for (int i = 0; i < Vertices; i++)
        {
            network.Join(2 * i, 2 * i + 1, 1);
            if (starts[i]) network.FromStart(2 * i);
            if (ends[i]) network.ToEnd(2 * i + 1);
            for (int j = 0; j < Vertices; j++) if (edges[i, j]) network.Join(2 * i + 1, 2 * j);
        }

        int flow = network.Fill(Vertices);
        HashSet<int> seen = network.BeforeEnd();
        return (flow,
            [.. Enumerable.Range(0, Vertices).Where(i => seen.Contains(2 * i + 1) && !seen.Contains(2 * i))],
            [.. Enumerable.Range(0, Vertices).Where(i => seen.Contains(2 * i + 1) && seen.Contains(2 * i))]);
    }

    private static IEnumerable<HashSet<int>> Subsets() =>
        Enumerable.Range(0, 1 << Vertices).Select(bits => Enumerable.Range(0, Vertices).Where(i => (bits >> i & 1) != 0).ToHashSet());

    private static bool Separates(HashSet<int> cut, bool[,] edges, bool[] starts, bool[] ends) =>
        !Behind(cut, edges, ends).Any(i => starts[i]);

    /// <summary>From where an end is reached without passing the cut.</summary>
    private static HashSet<int> Behind(HashSet<int> cut, bool[,] edges, bool[] ends)
    {
        var behind = new HashSet<int>();
        for (int i = Vertices - 1; i >= 0; i--)
        {
            if (!cut.Contains(i) && (ends[i] || behind.Any(j => edges[i, j]))) behind.Add(i);
        }

        return behind;
    }
}
