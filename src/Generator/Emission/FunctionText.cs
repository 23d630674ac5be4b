using GradGen.IR;

namespace GradGen.Emission;

/// <summary>The statements of one function, from IR to C#.</summary>
internal static class FunctionText
{
    /// <param name="parameters">The parameters as C# declares them, in the order of the function's.</param>
    /// <param name="taken">Names that mean something else here.</param>
    public static List<Statement> Print(Function function, Shape? result, IReadOnlyList<Parameter> parameters, IEnumerable<string> taken)
    {
        IEnumerable<Value> yields = result is Shape.Filled ? function.Body.Yields.Distinct() : function.Body.Yields;
        Uses uses = Uses.Of(function, yields);
        Folding folding = Folding.Of(function, uses, yields);
        Steps steps = new Plan(uses, folding).Of(function.Body, [.. function.Body.Yields]);
        Liveness liveness = Liveness.Of(steps, uses, folding, function.LabelCount);

        var names = new Names();
        foreach (string name in taken) names.Reserve(name);
        foreach (string code in VerbatimText.In(function.Body)) names.Reserve(code);
        var variables = new Variables(names, uses, liveness);
        for (int i = 0; i < parameters.Count; i++)
        {
            variables.Declare(function.Parameters[i], parameters[i].Name.TrimStart('@'), isAssignable: parameters[i].Modifier == "");
        }

        var statements = new Statements(
            uses, folding, liveness, variables, (values, printer) => Results.Print(result, values, printer), endReturns: result is not (null or Shape.Filled));
        return statements.Of(steps);
    }
}
