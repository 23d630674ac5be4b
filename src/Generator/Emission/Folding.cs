using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>
/// Decides which values are printed where they are used, and which become variables. What must be evaluated in order
/// waits (<see cref="Arm.Pending"/>) until the very next ordered thing in text order takes it; otherwise it gets a
/// statement of its own, and so does all that waited before it.
/// </summary>
internal sealed partial class Folding
{
    private const int Widest = 90;           // columns of an expression; its statement adds indentation and a name
    private const int WidestQuote = 150;     // a quote does without "global::System."
    private const int WidestWithNames = 76;  // where that would fold a value the user named
    private const int WidestChoice = 84;
    private const int WidestName = 60;       // of a value with a name, to fold at all
    private const int Deepest = 50;
    private const int MostPending = 64;

    private readonly Uses _uses;
    private readonly bool _isQuote;
    private readonly bool[] _isInline;
    private readonly Tree[] _trees;
    private readonly Arm?[] _homes;
    private readonly int[] _holders;         // the value whose tree a declaring tree went into
    private readonly HashSet<int> _choices = [];
    private readonly HashSet<int> _returned = []; // outputs of branches that end the function

    private Folding(Function function, Uses uses, bool isQuote)
    {
        _uses = uses;
        _isQuote = isQuote;
        _isInline = new bool[function.LabelCount];
        _trees = new Tree[function.LabelCount];
        _homes = new Arm?[function.LabelCount];
        _holders = [.. Enumerable.Repeat(Instruction.None, function.LabelCount)];
    }

    /// <param name="isQuote">Whether to print what the user wrote: each value with a name has a line of its own, and no other has.</param>
    public static Folding Of(Function function, Uses uses, IEnumerable<Value> yields, bool isQuote = false)
    {
        var folding = new Folding(function, uses, isQuote);
        foreach (Value parameter in function.Parameters) folding._trees[parameter.Label] = new Tree(WidthOfName(parameter));
        if (isQuote) folding.FindReturned(function.Body, [.. yields]);
        var body = new Arm();
        folding.Fold(function.Body, body);
        folding.Take([.. yields], body, mayBeOrdered: true);
        return folding;
    }

    /// <summary>What is quoted of a branch at the end is each arm's own return.</summary>
    private void FindReturned(Block block, Value[] yields)
    {
        DeepStack.Check();
        if (block.EndsInThrow || block.Instructions.Count == 0 || block.Instructions[^1] is not If last || !yields.Any(last.Outputs.Contains)) return;
        _returned.UnionWith(yields.Select(value => value.Label));
        foreach (Block arm in new[] { last.Then, last.Else }) FindReturned(arm, [.. arm.Yields]);
    }

    /// <summary>Whether the value is printed where it is used.</summary>
    public bool IsInline(Value value) => _isInline[value.Label];

    /// <summary>Whether the value must be evaluated exactly where it is printed.</summary>
    public bool IsOrdered(Value value) => IsInline(value) && _trees[value.Label].IsOrdered;

    /// <summary>Whether the branch is an expression, <c>c ? a : b</c> or <c>a &amp;&amp; b</c>.</summary>
    public bool IsChoice(If branch) => branch.Outputs.Any(output => _choices.Contains(output.Label));

    /// <summary>What a branch that is an expression chooses between.</summary>
    public (Value Output, Value WhenTrue, Value WhenFalse) ChoiceOf(If branch)
    {
        int i = _uses.LiveOutputs(branch)[0];
        return (branch.Outputs[i], branch.Then.Yields[i], branch.Else.Yields[i]);
    }

    private void Fold(Block block, Arm here)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (!_uses.IsLive(instruction)) continue;
            switch (instruction)
            {
                case Constant constant when !_isQuote && (_uses.IsSpread(constant.Result) || _uses.IsComputedWith(constant.Result) || constant.Text == "0" && _uses.IsDivisor(constant.Result)):
                    here.HasStatements = true;
                    break;
                case Constant constant:
                    _isInline[constant.Result.Label] = true;
                    _trees[constant.Result.Label] = new Tree(Numbers.Print(constant, isTyped: false).Text.Length);
                    break;
                case If branch:
                    Fold(branch, here);
                    break;
                case Loop loop:
                    Fold(loop, here);
                    break;
                default:
                    FoldPlain(instruction, here);
                    break;
            }
        }
    }

    private void FoldPlain(Instruction instruction, Arm here)
    {
        Value[] operands = [.. Operands.Of(instruction)];
        if (instruction is NewArray { Result.Type.IsSpan: true }) NameLengths(operands);
        Tree tree = Touch(instruction, Gather(instruction, operands, here));
        Value? result = ExpressionOf(instruction);
        foreach (Value defined in instruction.Results) _homes[defined.Label] = here;
        if (result is null || _uses.CountOf(result) == 0)
        {
            Flush(here);
        }
        else
        {
            bool declares = instruction is Verbatim verbatim && verbatim.Fragments.Any(fragment => fragment is Fragment.Define);
            if (declares)
            {
                foreach (Value defined in instruction.Results) _holders[defined.Label] = result.Label;
            }

            foreach (Value operand in operands.Where(operand => TreeOf(operand).Declares)) _holders[operand.Label] = result.Label;

            Settle(result, tree with { IsOrdered = tree.IsOrdered || declares || IsOrdered(instruction), Declares = tree.Declares || declares }, here);
        }
    }

    /// <summary>The value an instruction has as an expression; <see langword="null"/> if it is a statement.</summary>
    private static Value? ExpressionOf(Instruction instruction) => instruction switch
    {
        Verbatim verbatim => verbatim.Result,
        Call { Outputs.Count: 1 } call => call.Outputs[0],
        Call or Throw or Store or Swap or Accumulate or Fill or Copy or Reserve or Push => null,
        _ => instruction.Results[0],
    };

    /// <summary>That an index is out of range may be found out earlier or later.</summary>
    private static bool IsOrdered(Instruction instruction) => instruction is not (Load or Slice or NewArray) && !Effects.IsPure(instruction);

    private void Fold(If branch, Arm here)
    {
        Tree condition = Gather(branch, [branch.Condition], here);
        int[] live = _uses.LiveOutputs(branch);
        Arm then = FoldArm(branch.Then, live), otherwise = FoldArm(branch.Else, live);
        foreach (Value output in branch.Outputs) _homes[output.Label] = here;

        bool isExpression = live.Length == 1 && !_returned.Contains(branch.Outputs[live[0]].Label) && !then.HasStatements && !otherwise.HasStatements && !Keeps(branch, live[0]);
        if (isExpression)
        {
            Value output = branch.Outputs[live[0]];
            Value[] arms = [branch.Then.Yields[live[0]], branch.Else.Yields[live[0]]];
            Tree tree = condition + TreeOf(arms[0]) + TreeOf(arms[1]);
            bool isLogic = arms.Any(IsTruth);
            tree = tree with { Width = tree.Width + 6, Depth = tree.Depth + 1, Choices = tree.Choices + (isLogic ? 0 : 1), Reads = tree.Writes ? 0 : tree.Reads };
            if (tree.Width <= WidestChoice && tree.Choices <= 2 && tree.Depth <= Deepest)
            {
                _choices.Add(output.Label);
                _holders[branch.Condition.Label] = output.Label;
                Settle(output, tree, here);
                return;
            }

            if (!isLogic && tree.Choices == 1 && !_uses.IsHandedOut(output) && arms.Concat([branch.Condition]).All(part => TreeOf(part).Width <= Widest))
            {
                _choices.Add(output.Label); // on three lines of its own
                here.HasStatements = true;
                if (tree.IsOrdered) Flush(here);
                return;
            }

            foreach (Value arm in arms) Unfold(arm);
        }

        Flush(here);
    }

    private Arm FoldArm(Block block, int[] live)
    {
        var arm = new Arm();
        Fold(block, arm);
        if (block.Yields.Count > 0) Take([.. live.Select(i => block.Yields[i])], arm, mayBeOrdered: live.Length == 1);
        return arm;
    }

    /// <summary>Whether an arm leaves the user's variable as it is: <c>if (c) y = x;</c> reads better than <c>y = c ? x : y</c>.</summary>
    private bool Keeps(If branch, int output)
    {
        return Leaves(branch.Then) || Leaves(branch.Else);

        bool Leaves(Block arm)
        {
            Value value = arm.Yields[output];
            return value.Name != "" && value.Name == branch.Outputs[output].Name && !_isInline[value.Label] && !_uses.IsReadBehind(value, branch);
        }
    }

    private bool IsTruth(Value value) => value.Type.Kind == TypeKind.Boolean && _uses.DefinitionOf(value) is Constant;

    /// <summary>A chain of <c>?:</c> that grew too long is a chain of <c>if</c> to its end.</summary>
    private void Unfold(Value value)
    {
        if (!_isInline[value.Label] || _uses.DefinitionOf(value) is not If branch || _trees[value.Label].Choices == 0) return;
        (_, Value whenTrue, Value whenFalse) = ChoiceOf(branch);
        _choices.Remove(value.Label);
        MakeStatement(value);
        Unfold(whenTrue);
        Unfold(whenFalse);
    }

    /// <summary>Decides on a value now that its expression is known.</summary>
    private void Settle(Value value, Tree tree, Arm here)
    {
        bool isInline = !IsPlace(value) && !IsKeptFromLoop(value, tree) && _uses.CountOf(value) == 1
            ? value.Name == "" || (!_isQuote && tree.Width <= WidestName)
            : !IsPlace(value) && !IsKeptFromLoop(value, tree) && !tree.IsOrdered && (_isQuote ? value.Name == "" : IsWorthRepeating(value, tree));
        _isInline[value.Label] = isInline;
        if (isInline)
        {
            _trees[value.Label] = tree;
            if (tree.IsOrdered) here.Pending.Add(value);
            if (tree.IsOrdered && tree.Writes) _writers.Add(here);
            if (here.Pending.Count > MostPending) MakeStatement(here.Pending[0]);
        }
        else
        {
            here.HasStatements = true;
            if (tree.IsOrdered) Flush(here);
        }
    }

    /// <summary>The tree of an instruction over its operands, after those that would make it unwieldy became variables.</summary>
    private Tree Gather(Instruction instruction, Value[] operands, Arm here)
    {
        foreach (Value operand in operands)
        {
            bool needsVariable = TreeOf(operand).Declares ? instruction is not (If or Apply { Function: "!" }) : _uses.IsCaptured(operand);
            if (needsVariable && _isInline[operand.Label] && _uses.DefinitionOf(operand) is not Constant) MakeStatement(operand);
        }

        int own = Widths.Of(instruction) + Widths.OfParentheses(instruction, operands, operand => _isInline[operand.Label] ? _uses.DefinitionOf(operand) : null);
        Tree tree = Sum();
        while (tree.Width > Math.Max(own, _isQuote ? WidestQuote : tree.HoldsNames ? WidestWithNames : Widest) || tree.Depth > Deepest)
        {
            Value? heaviest = operands
                .Where(operand => _isInline[operand.Label] && _uses.DefinitionOf(operand) is not Constant)
                .OrderByDescending(operand => operand.Name != "")
                .ThenByDescending(operand => tree.Depth > Deepest ? TreeOf(operand).Depth : TreeOf(operand).Width)
                .FirstOrDefault();
            if (heaviest is null) break;
            MakeStatement(heaviest);
            tree = Sum();
        }

        Take(operands, here, mayBeOrdered: instruction is not Verbatim { IsPure: false }, lazyFrom: instruction is Select ? 1 : operands.Length);
        return Sum();

        Tree Sum()
        {
            var sum = new Tree(own);
            foreach (Value operand in operands)
            {
                Tree tree = TreeOf(operand);
                bool isNamed = operand.Name != "" && _isInline[operand.Label] && _uses.DefinitionOf(operand) is not Constant;
                sum += isNamed ? tree with { HoldsNames = true } : tree;
            }

            return sum with { Depth = sum.Depth + 1 };
        }
    }

    private Tree TreeOf(Value value) => _isInline[value.Label] ? _trees[value.Label] : new Tree(WidthOfName(value));

    private static int WidthOfName(Value value) => value.Name == "" ? 6 : value.Name.Length;

    /// <summary>
    /// Operands become part of what is printed here, in this order. Those that are ordered must be exactly the last ones
    /// pending; from <paramref name="lazyFrom"/> on they might not be evaluated at all, and cannot be ordered ones.
    /// </summary>
    private void Take(Value[] operands, Arm here, bool mayBeOrdered, int lazyFrom = int.MaxValue)
    {
        foreach (Value operand in operands) Declare(operand);
        for (int i = operands.Length - 1; i >= 0; i--)
        {
            Value operand = operands[i];
            if (!_isInline[operand.Label]) continue;
            if (IsStale(operand)) MakeStatement(operand);
            if (!_isInline[operand.Label] || !_trees[operand.Label].IsOrdered) continue;
            bool isLast = _homes[operand.Label] == here && here.Pending.Count > 0 && here.Pending[^1].Label == operand.Label;
            if (mayBeOrdered && isLast && i < lazyFrom) here.Pending.RemoveAt(here.Pending.Count - 1);
            else MakeStatement(operand);
        }
    }

    /// <summary>What reads a declared variable comes after the statement that declares it.</summary>
    private void Declare(Value value)
    {
        int holder = _holders[value.Label];
        if (holder == Instruction.None || _homes[value.Label] is not { } home || _isInline[value.Label]) return;
        while (_holders[holder] != holder && _holders[holder] != Instruction.None) holder = _holders[holder];
        Value? pending = home.Pending.Find(candidate => candidate.Label == holder);
        if (pending is not null) MakeStatement(pending);
    }

    private void MakeStatement(Value value)
    {
        _isInline[value.Label] = false;
        if (_homes[value.Label] is not { } home) return;
        home.HasStatements = true;
        int i = home.Pending.FindLastIndex(pending => pending.Label == value.Label);
        for (int j = 0; j <= i; j++) _isInline[home.Pending[j].Label] = false;
        home.Pending.RemoveRange(0, i + 1);
    }

    /// <summary>A statement is printed here: what waits is evaluated before it.</summary>
    private void Flush(Arm here)
    {
        here.HasStatements = true;
        foreach (Value pending in here.Pending) _isInline[pending.Label] = false;
        here.Pending.Clear();
    }

    /// <summary>A block being folded.</summary>
    private sealed class Arm
    {
        /// <summary>Values to be printed in order where they are used, not used yet.</summary>
        public List<Value> Pending { get; } = [];

        public bool HasStatements { get; set; }
    }
}
