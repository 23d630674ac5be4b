using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>What values are along each way through the branches that hand them out.</summary>
internal sealed class Paths
{
    private const int Most = 64;

    private readonly Dictionary<int, (If Branch, int Position)> _branches = []; // by label of what they hand out
    private readonly Dictionary<int, bool> _truths = [];
    private int _position;

    public Paths(Function function) => Visit(function.Body);

    /// <summary>One way, what the values are on it, and how conditions are answered there.</summary>
    internal sealed record Path(Value[] Values, IReadOnlyList<(Value Condition, bool Answer)> Answers);

    /// <summary>All of them; <see langword="null"/> where they are too many.</summary>
    /// <param name="isInside">What is handed out elsewhere is one value, whatever it may be.</param>
    public IReadOnlyList<Path>? Of(Value[] values, Func<Value, bool> isInside)
    {
        var paths = new List<Path>();
        return Follow(new Path(values, []), isInside, paths) ? paths : null;
    }

    /// <summary>Whether a value is true on a path, where that is known.</summary>
    public bool? IsTrue(Value value, Path path)
    {
        if (_truths.TryGetValue(value.Label, out bool constant)) return constant;
        foreach ((Value condition, bool answer) in path.Answers)
        {
            if (condition == value) return answer;
        }

        return null;
    }

    // (x, y) = if p { yield a, b } else { yield c, d }   →   a, b where p; c, d where not
    private bool Follow(Path path, Func<Value, bool> isInside, List<Path> paths)
    {
        DeepStack.Check();
        If? last = path.Values
            .Where(value => isInside(value) && (value.Type.IsMemory || IsTrue(value, path) is null))
            .Select(value => _branches.TryGetValue(value.Label, out var found) ? found : default)
            .OrderBy(found => found.Position).LastOrDefault().Branch; // what stands in front of it may be what its arms hand out
        if (last is null)
        {
            paths.Add(path);
            return paths.Count <= Most;
        }

        return Arm(last.Then, true) && Arm(last.Else, false);

        bool Arm(Block arm, bool answer)
        {
            if (arm.EndsInThrow) return true;
            if (path.Answers.Any(known => known.Answer != answer && known.Condition == last.Condition)) return true;
            Value Inside(Value value) => last.Outputs.AsSpan().IndexOf(value) is >= 0 and int i ? arm.Yields[i] : value;
            (Value, bool)[] answers = [.. path.Answers.Select(known => (Inside(known.Condition), known.Answer)), (last.Condition, answer)];
            var inner = new Path([.. path.Values.Select(Inside)], answers);
            return answers.Any(known => _truths.TryGetValue(known.Item1.Label, out bool truth) && truth != known.Item2) || Follow(inner, isInside, paths);
        }
    }

    private void Visit(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Visit(inner);
            if (instruction is Constant { Text: "true" or "false" } constant) _truths[constant.Result.Label] = constant.Text == "true";
            if (instruction is not If branch) continue;
            _position++;
            foreach (Value output in branch.Outputs) _branches[output.Label] = (branch, _position);
        }
    }
}
