using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Writes one generated method: documentation, signature, body.</summary>
internal static class MethodWriter
{
    private static readonly string Version = typeof(MethodWriter).Assembly.GetName().Version.ToString(3);

    public static void Write(Signature signature, Product product, IndentedText text)
    {
        Parameter[] parameters = [.. signature.Parameters, .. product.ExtraParameters];
        Function main = product.Code.Main;
        string? filled = (product.Result as Shape.Filled)?.Parameter;
        string[] functions = [.. product.Code.Functions.Skip(1).Select(function => function.Name)];
        List<Statement> body = FunctionText.Print(main, product.Result, [.. parameters.Where(p => p.Name != filled)], [.. functions, filled ?? ""]);
        if (product.Result is Shape.Filled shape) body.Insert(0, Results.CheckLength(shape));

        Document(signature, product, text);
        text.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"GradGen\", \"{Version}\")]");
        string head = $"{signature.Accessibility} static {Results.TypeOf(product.Result)} {signature.Name}{product.Suffix}{signature.TypeParameters}";
        string constraints = signature.Constraints == "" ? "" : " " + signature.Constraints;
        Write(head, [.. parameters.Select(p => Declaration(p, product.KeepsDefaults))], constraints, body, product.Code.Functions.Skip(1), functions, text);
    }

    private static void Document(Signature signature, Product product, IndentedText text)
    {
        string reference = $"<see cref=\"{signature.Cref}\"/>";
        text.Line($"/// <summary>{product.Summary.Replace("{0}", reference)}</summary>");
        if (product.Returns != "") text.Line($"/// <returns>{product.Returns.Replace("{0}", reference)}</returns>");
    }

    private static string Declaration(Parameter parameter, bool keepsDefault) =>
        $"{parameter.Modifier}{parameter.Type} {Keywords.Escape(parameter.Name)}"
        + (keepsDefault && parameter.Default is not null ? $" = {parameter.Default}" : "");

    private static void Write(
        string head, string[] parameters, string constraints, List<Statement> body, IEnumerable<Function> callees, string[] functions, IndentedText text)
    {
        string line = $"{head}({string.Join(", ", parameters)}){constraints}";
        if (body is [Line { Result: { } result, Above.Count: 0, Trailing: null }] && !callees.Any() && text.Fits(line) && WriteExpression(line, result, text)) return;

        if (text.Fits(line)) text.Line(line);
        else Wrap(head, parameters, constraints, text);
        text.Open();
        Layout.Print(body, text);
        foreach (Function callee in callees)
        {
            text.Line();
            WriteLocal(callee, functions, text);
        }

        text.Close();
    }

    private static bool WriteExpression(string head, Result result, IndentedText text)
    {
        if (text.Fits($"{head} => {result.Text};"))
        {
            text.Line($"{head} => {result.Text};");
            return true;
        }

        if (!text.Fits($"    {result.Text};") || !text.Fits(head + " =>")) return false;
        text.Line(head + " =>");
        text.In();
        text.Line(result.Text + ";");
        text.Out();
        return true;
    }

    /// <summary>The parameters on lines of their own, as many to a line as fit.</summary>
    private static void Wrap(string head, string[] parameters, string constraints, IndentedText text)
    {
        text.Line(head + "(");
        text.In();
        string line = "";
        foreach (string parameter in parameters)
        {
            if (line != "" && !text.Fits($"{line}, {parameter}){constraints}"))
            {
                text.Line(line + ",");
                line = "";
            }

            line += line == "" ? parameter : ", " + parameter;
        }

        text.Line($"{line}){constraints}");
        text.Out();
    }

    /// <summary>A function that the method calls, at the method's end.</summary>
    private static void WriteLocal(Function function, string[] functions, IndentedText text)
    {
        Shape? result = Results.Of(function.Body.Yields);
        var names = new Names();
        Parameter[] parameters = [.. function.Parameters.Select(p => new Parameter(names.Take(p.Name), p.Type, "", null, false))];
        List<Statement> body = FunctionText.Print(function, result, parameters, functions);
        string head = $"static {Results.TypeOf(result)} {Keywords.Escape(function.Name)}";
        Write(head, [.. parameters.Select(p => Declaration(p, keepsDefault: false))], "", body, [], functions, text);
    }
}
