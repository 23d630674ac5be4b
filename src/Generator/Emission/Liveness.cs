using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Which variables still hold something that is read further down the text.</summary>
internal sealed partial class Liveness
{
    private readonly Uses _uses;
    private readonly Folding _folding;
    private readonly List<int>?[] _reads;                        // by label: positions, ascending
    private readonly List<(int Start, int End)> _skipped = [];   // the else arms of the arms one is in, outermost first
    private int _clock;

    private Liveness(Uses uses, Folding folding, int labels)
    {
        _uses = uses;
        _folding = folding;
        _reads = new List<int>?[labels];
    }

    /// <summary>Numbers the steps in text order, and notes what each reads.</summary>
    public static Liveness Of(Steps body, Uses uses, Folding folding, int labels)
    {
        var liveness = new Liveness(uses, folding, labels);
        liveness.Number(body);
        return liveness;
    }

    /// <summary>Whether <paramref name="value"/> is read behind <paramref name="position"/> on some way from there.</summary>
    public bool IsReadBehind(Value value, int position)
    {
        if (_reads[value.Label] is not { } reads) return false;
        int next = position;
        for (int i = _skipped.Count; ; i--)
        {
            int found = reads.BinarySearch(next + 1);
            found = found < 0 ? ~found : found;
            if (found == reads.Count) return false;
            while (i > 0 && _skipped[i - 1].End < reads[found]) i--;
            if (i == 0 || reads[found] < _skipped[i - 1].Start) return true;
            next = _skipped[i - 1].End;
        }
    }

    /// <summary>While in the first arm of a branch, what the other reads does not count.</summary>
    public void Enter(Branching branching) => _skipped.Add((branching.Else.Start, branching.Else.End));

    public void Leave() => _skipped.RemoveAt(_skipped.Count - 1);

    /// <summary>The variables' values that are read where <paramref name="value"/> is printed.</summary>
    public IEnumerable<Value> Leaves(Value value)
    {
        if (!_folding.IsInline(value)) return [value];
        return _uses.DefinitionOf(value) switch
        {
            null or Constant => [],
            If branch when _folding.ChoiceOf(branch) is var (_, a, b) => Leaves(branch.Condition).Concat(Leaves(a)).Concat(Leaves(b)),
            { } instruction => Operands.Of(instruction).SelectMany(Leaves),
        };
    }

    private void Number(Steps steps)
    {
        DeepStack.Check();
        steps.Start = ++_clock;
        foreach (Step step in steps.Items)
        {
            step.Position = ++_clock;
            switch (step)
            {
                case Evaluation { Instruction: If choice }:
                    (_, Value a, Value b) = _folding.ChoiceOf(choice);
                    Read([choice.Condition, a, b]);
                    break;
                case Evaluation evaluation:
                    Read(Operands.Of(evaluation.Instruction));
                    break;
                case Branching branching:
                    Read([branching.Instruction.Condition]);
                    Number(branching.Then);
                    Number(branching.Else);
                    break;
                case Looping looping:
                    Number(looping);
                    break;
            }
        }

        steps.End = ++_clock;
        Read(steps.Yields);
    }

    private void Read(IEnumerable<Value> values)
    {
        foreach (Value value in values.SelectMany(Leaves))
        {
            List<int> reads = _reads[value.Label] ??= [];
            if (reads.Count == 0 || reads[^1] != _clock) reads.Add(_clock);
            if (_inside.Count > 0) _inside.Peek().Add(value);
        }
    }
}
