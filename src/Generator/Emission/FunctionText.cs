using GradGen.IR;

namespace GradGen.Emission;

/// <summary>The statements of one function, from IR to C#.</summary>
/// <param name="Callees">The functions they call.</param>
internal sealed record FunctionText(List<Statement> Statements, IEnumerable<string> Callees)
{
    /// <param name="parameters">The parameters as C# declares them, in the order of the function's.</param>
    /// <param name="taken">Names that mean something else here.</param>
    /// <param name="functions">The method's functions for buffers.</param>
    /// <param name="primal">The function this is the derivative of, where there is one.</param>
    /// <param name="heading">What stands above the derivative code.</param>
    public static FunctionText Print(Function function, Shape? result, IReadOnlyList<Parameter> parameters, IEnumerable<string> taken, BufferFunctions functions, Function? primal, string heading)
    {
        IEnumerable<Value> yields = result is Shape.Filled ? function.Body.Yields.Distinct() : function.Body.Yields;
        Uses uses = Uses.Of(function, yields);
        Folding folding = Folding.Of(function, uses, yields);
        bool endReturns = !Results.AreVoid(result);
        Steps steps = new Plan(uses, folding, endReturns).Of(function.Body, [.. function.Body.Yields]);
        Liveness liveness = Liveness.Of(steps, uses, folding, function.LabelCount);

        var names = new Names();
        foreach (string name in taken.Concat(functions.Names)) names.Reserve(name);
        foreach (string code in VerbatimText.In(function.Body)) names.Reserve(code);
        var variables = new Variables(names, uses, liveness);
        for (int i = 0; i < parameters.Count; i++)
        {
            string name = parameters[i].Name.TrimStart('@');
            if (i < function.Parameters.Count) variables.Declare(function.Parameters[i], name);
            else names.Declare(name); // of a result that is never reached
        }

        var statements = new Statements(
            uses, folding, liveness, variables, Buffers.Of(function), functions, (values, printer) => Results.Print(result, values, printer));
        List<Statement> body = statements.Of(steps);
        if (primal is not null && Commentary.IsDerivative(body)) new Commentary(Quotation.Of(primal), heading).Comment(body);
        return new FunctionText(statements.Returning(body), uses.Callees);
    }
}
