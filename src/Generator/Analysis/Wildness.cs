using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Which values may be infinite or not a number though every input is finite. Only beside those does it matter whether an
/// adjoint that is 0 is one at all: 0 times infinity is not 0.
/// </summary>
internal sealed class Wildness
{
    /// <summary>Functions that take finite arguments to finite values, with finite slopes.</summary>
    private static readonly HashSet<string> Tame =
    [
        "+", "-", "*", "neg", "Abs", "Max", "Min", "Clamp", "MaxMagnitude", "MinMagnitude", "CopySign", "Sign", "Floor", "Ceiling",
        "Round", "Truncate", "Sin", "Cos", "SinCos.Sin", "SinCos.Cos", "Tanh", "Atan", "FusedMultiplyAdd", "BitIncrement", "BitDecrement",
    ];

    private readonly Aliases _aliases;
    private readonly HashSet<int> _wild = [];
    private readonly Dictionary<int, Constant> _constants = [];

    private Wildness(Aliases aliases) => _aliases = aliases;

    public static Wildness Of(Function function)
    {
        var wildness = new Wildness(Aliases.Of(function));
        int before;
        do
        {
            before = wildness._wild.Count;
            wildness.Visit(function.Body);
        }
        while (wildness._wild.Count != before);
        return wildness;
    }

    /// <summary>Whether there are such values at all.</summary>
    public bool IsAnywhere => _wild.Count > 0;

    /// <summary>Whether a slope by one of the marked arguments may be infinite or not a number.</summary>
    public bool HasWildSlope(Apply apply, HashSet<int> varied) => apply switch
    {
        { Function: "+" or "-" or "neg" } => false,
        { Function: "*", Arguments: [var x, var y] } => IsWild(y) && varied.Contains(x.Label) || IsWild(x) && varied.Contains(y.Label),
        _ => IsWild(apply),
    };

    /// <summary>Whether a value, or a slope of what computes it, may be infinite or not a number.</summary>
    public bool IsWild(Apply apply) => IsWild(apply.Result) || apply.Arguments.Any(IsWild);

    private bool IsWild(Value value) => _wild.Contains(value.Label);

    private void Mark(Value value)
    {
        if (value.Type.IsMemory) _wild.UnionWith(_aliases.Members(_aliases.ClassOf(value)));
        else if (value.Type.IsReal) _wild.Add(value.Label);
    }

    private void Visit(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Visit(inner);
            Visit(instruction);
        }
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant constant:
                _constants[constant.Result.Label] = constant;
                break;
            case Apply apply:
                if (!IsTame(apply) || apply.Arguments.Any(IsWild)) Mark(apply.Result);
                break;
            case If branch:
                Flow(branch.Then.Yields, branch.Outputs);
                Flow(branch.Else.Yields, branch.Outputs);
                break;
            case Loop loop:
                Flow(loop.Inits, loop.Carried);
                Flow(loop.Body.Yields, loop.Carried);
                Flow(loop.Carried, loop.Outputs);
                break;
            case Call call:
                foreach (Value value in call.Outputs.Concat(call.Arguments.Where(argument => argument.Type.IsMemory))) Mark(value);
                break;
            case Store store:
                Flow([store.Operand], [store.Memory]);
                break;
            case Accumulate accumulate:
                Flow([accumulate.Operand], [accumulate.Memory]);
                break;
            case Fill fill:
                Flow([fill.Operand], [fill.Memory]);
                break;
            case Copy copy:
                Flow([copy.Source], [copy.Target]);
                break;
            case Push push:
                Flow([push.Operand], [push.Memory]);
                break;
            default:
                if (Operands.Of(instruction).Any(IsWild))
                {
                    foreach (Value result in instruction.Results) Mark(result);
                }

                break;
        }
    }

    private bool IsTame(Apply apply) =>
        Tame.Contains(apply.Function)
        || (apply is { Function: "/", Arguments: [_, var divisor] } && _constants.TryGetValue(divisor.Label, out Constant number) && number.Number != 0);

    private void Flow(EquatableArray<Value> from, EquatableArray<Value> to)
    {
        for (int i = 0; i < Math.Min(from.Count, to.Count); i++)
        {
            if (IsWild(from[i])) Mark(to[i]);
        }
    }
}
