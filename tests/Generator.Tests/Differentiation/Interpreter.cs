using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Runs the IR on numbers, by calling what the generated code would call.</summary>
internal static class Interpreter
{
    private static readonly ConcurrentDictionary<(string, string), MethodInfo> Methods = new();

    public static object[] Run(Function function, params object[] arguments)
    {
        var values = new Dictionary<int, object>();
        for (int i = 0; i < arguments.Length; i++) values.Add(function.Parameters[i].Label, arguments[i]);
        return Run(function.Body, values);
    }

    /// <summary>The value of a function or operator, as C# computes it for arguments of these types.</summary>
    public static object Call(string function, params object[] arguments) => arguments switch
    {
        [double x, double y] when Operator(function, x, y) is { } result => result,
        [float x, float y] when Operator(function, x, y) is { } result => result,
        [double x] when function == "neg" => -x,
        [float x] when function == "neg" => -x,
        [bool p] when function == "!" => !p,
        [bool p, bool q] => function switch { "&" => p & q, "|" => p | q, "^" => p ^ q, "==" => p == q, "!=" => p != q, _ => throw new NotSupportedException(function) },
        _ => Invoke(function, arguments),
    };

    private static object[] Run(Block block, Dictionary<int, object> values)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Constant constant:
                    values[constant.Result.Label] = Cast(constant.Text is { } text ? double.Parse(text) : constant.Number, constant.Result.Type);
                    break;
                case Apply apply:
                    values[apply.Result.Label] = Call(apply.Function, [.. apply.Arguments.Select(Of)]);
                    break;
                case Select select:
                    values[select.Result.Label] = Of((bool)Of(select.Condition) ? select.WhenTrue : select.WhenFalse);
                    break;
                case GradGen.IR.Convert convert:
                    values[convert.Result.Label] = Cast(Of(convert.Operand), convert.Result.Type);
                    break;
                case If branch:
                    object[] yields = Run((bool)Of(branch.Condition) ? branch.Then : branch.Else, values);
                    for (int i = 0; i < yields.Length; i++) values[branch.Outputs[i].Label] = yields[i];
                    break;
                default:
                    throw new NotSupportedException(instruction.GetType().Name);
            }
        }

        return [.. block.Yields.Select(Of)];

        object Of(Value value) => values[value.Label];
    }

    private static object Cast(object value, DataType type) => type.Kind switch
    {
        GradGen.IR.TypeKind.Float => (object)System.Convert.ToSingle(value),
        GradGen.IR.TypeKind.Double => System.Convert.ToDouble(value),
        _ => System.Convert.ToInt32(value),
    };

    private static object? Operator<T>(string function, T x, T y) where T : IFloatingPointIeee754<T> => function switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        "%" => x % y,
        "<" => x < y,
        "<=" => x <= y,
        ">" => x > y,
        ">=" => x >= y,
        "==" => x == y,
        "!=" => x != y,
        _ => null,
    };

    private static object Invoke(string function, object[] arguments)
    {
        string[] parts = function.Split('.'); // SinCos.Sin: the first element of the tuple
        MethodInfo method = Methods.GetOrAdd((function, string.Join(",", arguments.Select(argument => argument.GetType().Name))), _ =>
        {
            FunctionRow row = Functions.Find(function, arguments.Length) ?? throw new NotSupportedException(function);
            DataType type = arguments.First(argument => argument is float or double) is float ? DataType.Float : DataType.Double;
            Type owner = row.Owner(type) switch
            {
                "global::System.Math" => typeof(Math),
                "global::System.MathF" => typeof(MathF),
                "double" => typeof(double),
                "float" => typeof(float),
                var other => throw new NotSupportedException(other),
            };
            return owner.GetMethod(parts[0], BindingFlags.Public | BindingFlags.Static, [.. arguments.Select(argument => argument.GetType())])
                ?? throw new NotSupportedException($"{owner}.{function}");
        });
        object result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        return result is System.Runtime.CompilerServices.ITuple tuple ? tuple[parts[1].StartsWith("Sin", StringComparison.Ordinal) ? 0 : 1]! : result;
    }
}
