using GradGen.Differentiation;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.Differentiation;

/// <summary>An argument that is a literal in the source, so that the rule can see it.</summary>
internal sealed record Literal(object Number);

/// <summary>One row of the table at given arguments.</summary>
internal sealed class Row(FunctionRow row, params object[] arguments)
{
    private readonly object[] _numbers = [.. arguments.Where(argument => argument is not Literal)];

    public Row(string name, params object[] arguments)
        : this(Functions.Find(name, arguments.Length) ?? throw new ArgumentException(name), arguments) { }

    public object Value => Interpreter.Call(row.Name, [.. arguments.Select(argument => argument is Literal literal ? literal.Number : argument)]);

    /// <summary>The partial derivatives; <see langword="null"/> for the structural zero.</summary>
    public object?[] Partials
    {
        get
        {
            (Function function, bool[] isThere) = Rule();
            var values = new Queue<object>(Interpreter.Run(function, _numbers));
            return [.. isThere.Select(there => there ? values.Dequeue() : null)];
        }
    }

    /// <summary>The rule as a function from the arguments to the partial derivatives that are there.</summary>
    public (Function Function, bool[] IsThere) Rule()
    {
        Function primal = Primal();
        var apply = (Apply)primal.Body.Instructions[^1];
        var builder = new Builder(primal.LabelCount);
        foreach (Instruction instruction in primal.Body.Instructions) builder.Append(instruction);
        builder.Origin = apply.Result.Label;
        Term[] partials = GradGen.Differentiation.Derivatives.Of(row.Name, [.. apply.Arguments.Select(value => new Term(builder, value))], new Term(builder, apply.Result));
        Block body = builder.Finish(partials.Where(partial => !partial.IsZero).Select(partial => partial.Value));
        var function = new Function("Partials", primal.Parameters, body, builder.LabelCount);
        Verifier.Check(new Module([function]));
        return (function, [.. partials.Select(partial => !partial.IsZero)]);
    }

    /// <summary>The gradient in the arguments that are not literals, by reverse mode.</summary>
    public object[] Reverse()
    {
        Function primal = Primal();
        Module module = Verifier.Check(ReverseMode.Differentiate(new Module([primal]), Marks(primal), Seed.One));
        return Interpreter.Run(module.Main, _numbers)[1..];
    }

    /// <summary>The gradient in the arguments that are not literals, by forward mode, a direction at a time.</summary>
    public object[] Forward()
    {
        Function primal = Primal();
        Module module = Verifier.Check(ForwardMode.Differentiate(new Module([primal]), Marks(primal), new Directions.Inputs()));
        return Interpreter.Run(module.Main, _numbers)[1..];
    }

    /// <summary>The second derivatives, row by row.</summary>
    public object[] Hessian()
    {
        Function primal = Primal();
        EquatableArray<bool> marks = Marks(primal);
        Module gradient = ReverseMode.Differentiate(new Module([primal]), marks, Seed.One);
        Module second = Verifier.Check(ForwardMode.Differentiate(gradient, marks, new Directions.Inputs()));
        int n = marks.Count(mark => mark);
        return Interpreter.Run(second.Main, _numbers)[(1 + n + n)..];
    }

    public override string ToString() => $"{row.Name}({string.Join(", ", arguments)})";

    private static EquatableArray<bool> Marks(Function primal) => primal.Parameters.Select(value => value.Type.IsReal).ToEquatableArray();

    private Function Primal()
    {
        int label = 0;
        var parameters = new List<Value>();
        var values = new List<Value>();
        var instructions = new List<Instruction>();
        foreach (object argument in arguments)
        {
            object number = argument is Literal literal ? literal.Number : argument;
            var value = new Value(label++, argument is Literal ? "" : "xyz"[values.Count].ToString(), TypeOf(number));
            values.Add(value);
            if (argument is not Literal) parameters.Add(value);
            else if (number is int n) instructions.Add(new Constant(value, 0, n.ToString()));
            else instructions.Add(Constant.Of(value, System.Convert.ToDouble(number)));
        }

        var result = new Value(label++, "f", TypeOf(Value));
        instructions.Add(new Apply(result, row.Name, values.ToEquatableArray(), row.MayThrow));
        return new Function("Primal", parameters.ToEquatableArray(), new Block(instructions.ToEquatableArray(), [result]), label);
    }

    private static DataType TypeOf(object number) => number switch
    {
        double => DataType.Double,
        float => DataType.Float,
        int => DataType.Int32,
        bool => DataType.Boolean,
        _ => throw new NotSupportedException(number.GetType().Name),
    };
}
