namespace GradGen.Support;

/// <summary>
/// The largest flow through a network of whole capacities, path by path (Ford and Fulkerson, Maximal flow through a network,
/// Canadian Journal of Mathematics 8, 1956), and with it the smallest cut.
/// </summary>
internal sealed class FlowNetwork
{
    private const int Unlimited = int.MaxValue / 2;
    private const int Start = 0, End = 1;

    private readonly List<(int To, int Room)> _edges = []; // each beside its reverse, at i ^ 1
    private readonly List<List<int>> _leaving = [[], []];

    public void FromStart(int vertex) => Add(Start, vertex + 2, Unlimited);

    public void ToEnd(int vertex) => Add(vertex + 2, End, Unlimited);

    public void Join(int from, int to, int capacity = Unlimited) => Add(from + 2, to + 2, capacity);

    /// <summary>How much flows from start to end, no more than is asked for.</summary>
    public int Fill(int most)
    {
        int flow = 0;
        while (flow < most && PathToEnd() is { } path)
        {
            flow++;
            foreach (int edge in path)
            {
                _edges[edge] = (_edges[edge].To, _edges[edge].Room - 1);
                _edges[edge ^ 1] = (_edges[edge ^ 1].To, _edges[edge ^ 1].Room + 1);
            }
        }

        return flow;
    }

    /// <summary>The vertices from which more could flow to the end: those beyond the smallest cut that is nearest to it.</summary>
    public HashSet<int> BeforeEnd()
    {
        var seen = new HashSet<int> { End };
        var open = new Stack<int>(seen);
        while (open.Count > 0)
        {
            foreach (int edge in _leaving[open.Pop()])
            {
                if (_edges[edge ^ 1].Room > 0 && seen.Add(_edges[edge].To)) open.Push(_edges[edge].To);
            }
        }

        return [.. seen.Where(vertex => vertex >= 2).Select(vertex => vertex - 2)];
    }

    private List<int>? PathToEnd()
    {
        var cameBy = new Dictionary<int, int> { [Start] = -1 };
        var open = new Queue<int>([Start]);
        while (open.Count > 0 && !cameBy.ContainsKey(End))
        {
            int vertex = open.Dequeue();
            foreach (int edge in _leaving[vertex])
            {
                if (_edges[edge].Room == 0 || cameBy.ContainsKey(_edges[edge].To)) continue;
                cameBy.Add(_edges[edge].To, edge);
                open.Enqueue(_edges[edge].To);
            }
        }

        if (!cameBy.ContainsKey(End)) return null;
        var path = new List<int>();
        for (int edge = cameBy[End]; edge >= 0; edge = cameBy[_edges[edge ^ 1].To]) path.Add(edge);
        return path;
    }

    private void Add(int from, int to, int room)
    {
        while (_leaving.Count <= Math.Max(from, to)) _leaving.Add([]);
        _leaving[from].Add(_edges.Count);
        _edges.Add((to, room));
        _leaving[to].Add(_edges.Count);
        _edges.Add((from, 0));
    }
}
