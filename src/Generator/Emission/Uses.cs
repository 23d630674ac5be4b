using System.Text.RegularExpressions;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>What defines each value of a function, and which live code reads it.</summary>
internal sealed partial class Uses
{
    private static readonly Regex Computation = new(@"[-+*/%~]|<<|>>|\((?:s?byte|u?short|n?u?int|u?long|char|decimal)\)");

    private readonly Instruction?[] _definitions;
    private readonly int[] _counts;
    private readonly int[] _asCondition;
    private readonly bool[] _isHandedOut;
    private readonly int[] _lastRead;
    private readonly HashSet<int> _captured = [];
    private readonly HashSet<int> _computedWith = [];
    private readonly List<Instruction> _computing = [];
    private readonly HashSet<int> _divisors = [];
    private readonly HashSet<int> _spread = [];
    private readonly HashSet<int> _lengths = [];
    private readonly HashSet<string> _callees = [];
    private readonly Dictionary<Instruction, int> _ends = new(ByReference.Comparer); // two equal branches are still two
    private int _clock; // counts backwards from the function's end

    private Uses(int labels)
    {
        _definitions = new Instruction?[labels];
        _counts = new int[labels];
        _asCondition = new int[labels];
        _isHandedOut = new bool[labels];
        _lastRead = new int[labels];
        _depths = new int[labels];
        _deepest = new int[labels];
    }

    /// <param name="yields">What is handed out; a value is counted as often as it stands there.</param>
    public static Uses Of(Function function, IEnumerable<Value> yields)
    {
        var uses = new Uses(function.LabelCount);
        uses.Visit(function.Body, yields);
        foreach (Instruction instruction in uses._computing.Where(instruction => !uses.IsPlainOperation(instruction)))
        {
            uses._computedWith.UnionWith(Operands.Of(instruction).Where(IsNumber).Select(operand => operand.Label));
        }

        return uses;
    }

    /// <summary>The functions that are called.</summary>
    public IEnumerable<string> Callees => _callees;

    public Instruction? DefinitionOf(Value value) => _definitions[value.Label];

    public int CountOf(Value value) => _counts[value.Label];

    /// <summary>Whether all that is done with the value is to branch on it.</summary>
    public bool IsOnlyCondition(Value value) => _asCondition[value.Label] == _counts[value.Label];

    /// <summary>Whether a lambda in the user's own code reads the value, and so must find it in its variable ever after.</summary>
    public bool IsCaptured(Value value) => _captured.Contains(value.Label);

    /// <summary>
    /// Whether the user's own code computes with the value: a number that took a variable's place there would make what
    /// overflows, or divides by zero, an error at compile time.
    /// </summary>
    public bool IsComputedWith(Value value) => _computedWith.Contains(value.Label);

    /// <summary>Whether the value's elements become those of another array, <c>[.. a]</c>; of a null, that would be an error at compile time.</summary>
    public bool IsSpread(Value value) => _spread.Contains(value.Label);

    /// <summary>Whether the value says how long an array is.</summary>
    public bool IsLength(Value value) => _lengths.Contains(value.Label);

    /// <summary>Whether an integer is divided by the value; a zero there would be an error at compile time.</summary>
    public bool IsDivisor(Value value) => _divisors.Contains(value.Label);

    /// <summary>Whether the value is one that a block yields.</summary>
    public bool IsHandedOut(Value value) => _isHandedOut[value.Label];

    public bool IsLive(Instruction instruction) =>
        instruction is If or Loop ? _ends.ContainsKey(instruction) : !Effects.IsDroppable(instruction) || instruction.Results.Any(result => CountOf(result) > 0);

    /// <summary>The positions of a live branch's outputs that are read.</summary>
    public int[] LiveOutputs(If branch) => [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => CountOf(branch.Outputs[i]) > 0)];

    /// <summary>Whether anything behind a live branch reads <paramref name="value"/>.</summary>
    public bool IsReadBehind(Value value, If branch) => CountOf(value) > 0 && _lastRead[value.Label] <= _ends[branch];

    /// <summary>From the last instruction to the first, so that readers are known before what they read.</summary>
    private bool Visit(Block block, IEnumerable<Value> yields)
    {
        DeepStack.Check();
        bool isLive = false;
        foreach (Value value in yields)
        {
            Read(value);
            _isHandedOut[value.Label] = true;
        }

        for (int i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = block.Instructions[i];
            foreach (Value result in instruction.Results)
            {
                _definitions[result.Label] = instruction;
                _depths[result.Label] = _depth;
            }

            if (instruction is If branch) isLive |= Visit(branch);
            else if (instruction is Loop loop) isLive |= Visit(loop);
            else if (IsLive(instruction)) isLive |= Read(instruction);
        }

        return isLive;
    }

    private bool Visit(If branch)
    {
        int end = _clock;
        int[] outputs = LiveOutputs(branch);
        bool isLive = outputs.Length > 0;
        isLive |= Visit(branch.Else, Block(branch.Else));
        isLive |= Visit(branch.Then, Block(branch.Then));
        if (!isLive) return false;

        Read(branch.Condition);
        _asCondition[branch.Condition.Label]++;
        _ends.Add(branch, end);
        return true;

        IEnumerable<Value> Block(Block arm) => arm.Yields.Count == 0 ? [] : outputs.Select(i => arm.Yields[i]);
    }

    private bool Read(Instruction instruction)
    {
        foreach (Value operand in Operands.Of(instruction)) Read(operand);
        if (instruction is Call call) _callees.Add(call.Function);
        if (instruction is Select select) _asCondition[select.Condition.Label]++;
        foreach (Value value in ReadWhereDefined(instruction)) Read(value);
        if (instruction is NewArray array) _lengths.UnionWith(array.Lengths.Select(length => length.Label));
        if (instruction is Apply { Function: "/" or "%", Result.Type.Kind: TypeKind.Integer } division) _divisors.Add(division.Arguments[1].Label);
        if (instruction is Verbatim { Fragments: var fragments }) _spread.UnionWith(SpreadIn(fragments).Select(value => value.Label));
        if (Computes(instruction)) _computing.Add(instruction);
        if (instruction is Verbatim verbatim && HasLambda(verbatim)) _captured.UnionWith(Operands.Of(verbatim).Select(operand => operand.Label));
        return true;
    }

    /// <summary>What code reads that it defines itself (<c>o is int k ? k : 0</c>) is no operand, but needs a name.</summary>
    private static IEnumerable<Value> ReadWhereDefined(Instruction instruction) =>
        instruction is Verbatim { Fragments: var fragments } && fragments.Any(fragment => fragment is Fragment.Define)
            ? fragments.OfType<Fragment.Use>().Select(use => use.Value).Where(value => fragments.Any(fragment => fragment is Fragment.Define define && define.Value == value))
            : [];

    /// <summary><c>{n} + 10</c>, <c>(byte){n}</c>.</summary>
    private static bool Computes(Instruction instruction) => instruction switch
    {
        IR.Convert convert => convert.Result.Type.Kind == TypeKind.Integer,
        Verbatim verbatim => verbatim.Fragments.OfType<Fragment.Text>().Any(text => Computation.IsMatch(text.Code)),
        _ => false,
    };

    /// <summary><c>{n} - {1}</c>, where the compiler cannot compute anything.</summary>
    private bool IsPlainOperation(Instruction instruction) =>
        instruction is Verbatim { Fragments: { Count: 3 } fragments }
        && fragments[0] is Fragment.Use left && fragments[1] is Fragment.Text { Code: " + " or " - " or " * " } && fragments[2] is Fragment.Use right
        && (DefinitionOf(left.Value) is not Constant || DefinitionOf(right.Value) is not Constant);

    // [… .. {a} …]
    private static IEnumerable<Value> SpreadIn(EquatableArray<Fragment> fragments) =>
        fragments.Zip(fragments.Skip(1), (text, use) => (Text: text as Fragment.Text, Use: use as Fragment.Use))
            .Where(pair => pair.Use is { Value.Type.IsMemory: true } && pair.Text?.Code.TrimEnd().EndsWith("..", StringComparison.Ordinal) == true).Select(pair => pair.Use!.Value);

    private static bool IsNumber(Value value) => value.Type.Kind is TypeKind.Integer || value.Type.IsReal || value.Type.Text == "decimal";

    private static bool HasLambda(Verbatim verbatim) =>
        verbatim.Fragments.Any(fragment => fragment is Fragment.Text text && (text.Code.Contains("=>") || text.Code.Contains("delegate")));

    private void Read(Value value)
    {
        _clock++;
        _deepest[value.Label] = Math.Max(_deepest[value.Label], _depth);
        if (_counts[value.Label]++ == 0) _lastRead[value.Label] = _clock;
    }
}
