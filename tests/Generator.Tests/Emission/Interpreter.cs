using Conversion = GradGen.IR.Convert;
using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>What a function of <see cref="RandomFunction"/> does, straight from the IR.</summary>
internal sealed partial class Interpreter(Module module, List<string> log)
{
    public object?[] Run(Function function, object?[] arguments)
    {
        var values = new Dictionary<int, object?>();
        for (int i = 0; i < arguments.Length; i++) values[function.Parameters[i].Label] = arguments[i];
        Run(function.Body, values);
        return [.. function.Body.Yields.Select(value => values[value.Label])];
    }

    private void Run(Block block, Dictionary<int, object?> values)
    {
        foreach (Instruction instruction in block.Instructions) Run(instruction, values);
    }

    private void Run(Instruction instruction, Dictionary<int, object?> values)
    {
        switch (instruction)
        {
            case Constant constant:
                values[constant.Result.Label] = constant.Result.Type.Kind switch
                {
                    TypeKind.Boolean => constant.Text == "true",
                    TypeKind.Float => (float)constant.Number,
                    TypeKind.Integer => int.Parse(constant.Text!),
                    _ => constant.Number,
                };
                break;
            case Apply apply:
                values[apply.Result.Label] = Apply(apply.Function, [.. apply.Arguments.Select(argument => values[argument.Label]!)]);
                break;
            case Select select:
                values[select.Result.Label] = values[((bool)values[select.Condition.Label]! ? select.WhenTrue : select.WhenFalse).Label];
                break;
            case Conversion convert:
                object operand = values[convert.Operand.Label]!;
                values[convert.Result.Label] = convert.Result.Type.Kind == TypeKind.Float ? (object)System.Convert.ToSingle(operand) : System.Convert.ToDouble(operand);
                break;
            case Verbatim verbatim:
                Run(verbatim, values);
                break;
            case Throw:
                throw new InvalidOperationException();
            case If branch:
                Block arm = (bool)values[branch.Condition.Label]! ? branch.Then : branch.Else;
                Run(arm, values);
                object?[] yields = [.. arm.Yields.Select(value => values[value.Label])];
                for (int i = 0; i < yields.Length; i++) values[branch.Outputs[i].Label] = yields[i];
                break;
            case Call call:
                object?[] results = Run(module[call.Function], [.. call.Arguments.Select(argument => values[argument.Label])]);
                for (int i = 0; i < results.Length; i++) values[call.Outputs[i].Label] = results[i];
                break;
            case Loop loop:
                Run(loop, values);
                break;
            default:
                Touch(instruction, values);
                break;
        }
    }

    /// <summary>The methods of <see cref="RandomFunction.Library"/>.</summary>
    private void Run(Verbatim verbatim, Dictionary<int, object?> values)
    {
        string code = ((Fragment.Text)verbatim.Fragments[0]).Code;
        string method = code[..code.IndexOf('(')];
        Fragment.Define? hole = verbatim.Fragments.OfType<Fragment.Define>().SingleOrDefault();
        if (method.EndsWith("Poke"))
        {
            Value[] used = [.. verbatim.Fragments.OfType<Fragment.Use>().Select(use => use.Value)];
            log.Add(method);
            ((Cells)values[used[0].Label]!)[(int)values[used[1].Label]!] += 1;
            return;
        }

        double x = (double)(hole?.Initial is { } initial ? values[initial.Label]! : values[verbatim.Fragments.OfType<Fragment.Use>().First().Value.Label]!);
        log.Add(method);
        if (verbatim.Result is not null) values[verbatim.Result.Label] = verbatim.Result.Type.Kind == TypeKind.Boolean ? x > 1 : x / 2;
        if (hole is not null) values[hole.Value.Label] = x + 1;
    }

    private static object Apply(string function, object[] x) => (function, x[0]) switch
    {
        ("+", int a) => a + (int)x[1],
        ("-", int a) => a - (int)x[1],
        ("<", int a) => a < (int)x[1],
        ("neg", double a) => -a,
        ("neg", float a) => -a,
        ("+", double a) => a + (double)x[1],
        ("+", float a) => a + (float)x[1],
        ("-", double a) => a - (double)x[1],
        ("-", float a) => a - (float)x[1],
        ("*", double a) => a * (double)x[1],
        ("*", float a) => a * (float)x[1],
        ("/", double a) => a / (double)x[1],
        ("/", float a) => a / (float)x[1],
        ("<", double a) => a < (double)x[1],
        ("==", double a) => a == (double)x[1],
        ("!", bool a) => !a,
        ("Sin", double a) => Math.Sin(a),
        ("Max", double a) => Math.Max(a, (double)x[1]),
        ("Sign", double a) => (double)Math.Sign(a),
        _ => throw new NotSupportedException(function),
    };
}
