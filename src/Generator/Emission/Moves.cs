namespace GradGen.Emission;

/// <summary>Assignments that happen all at once, put in an order in which none destroys what another one still reads.</summary>
/// <param name="moves">The numbers of the assignments.</param>
/// <param name="targets">The variable each overwrites.</param>
/// <param name="reads">The variables each reads.</param>
/// <param name="save">Copies what a variable holds, to be read from the copy, where assignments wait for each other in a circle.</param>
internal sealed class Moves(List<int> moves, Variable[] targets, Func<int, IEnumerable<Variable>> reads, Action<int> assign, Action<Variable> save)
{
    private readonly Dictionary<Variable, int> _readers = [];

    public void Run()
    {
        foreach (int move in moves) Count(move, +1);
        var ready = new Queue<int>(moves.Where(IsReady));
        while (moves.Count > 0)
        {
            if (ready.Count == 0) ready.Enqueue(BreakCircle(moves[0]));
            int move = ready.Dequeue();
            moves.Remove(move);
            Variable[] read = Count(move, -1);
            assign(move);
            foreach (Variable variable in read)
            {
                int next = moves.FindIndex(other => targets[other] == variable);
                if (next >= 0 && IsReady(moves[next]) && !ready.Contains(moves[next])) ready.Enqueue(moves[next]);
            }
        }
    }

    private bool IsReady(int move) => !_readers.TryGetValue(targets[move], out int count) || count == 0;

    private Variable[] Count(int move, int change)
    {
        Variable[] read = [.. reads(move).Distinct().Where(variable => variable != targets[move])];
        foreach (Variable variable in read) _readers[variable] = (_readers.TryGetValue(variable, out int count) ? count : 0) + change;
        return read;
    }

    private int BreakCircle(int move)
    {
        foreach (int other in moves) Count(other, -1);
        save(targets[move]);
        foreach (int other in moves) Count(other, +1);
        return move;
    }
}
