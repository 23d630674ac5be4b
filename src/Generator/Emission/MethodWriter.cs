using System.Text.RegularExpressions;
using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Writes one generated method: documentation, signature, body, and the functions it calls as local ones.</summary>
internal sealed class MethodWriter(Request request, Product product, IndentedText text)
{
    private static readonly string Version = typeof(MethodWriter).Assembly.GetName().Version.ToString(3);

    private readonly string[] _locals = [.. product.Code.Functions.Skip(1).Select(function => function.Name)];
    private readonly BufferFunctions _buffers = new(request.Signature.Parameters.Concat(product.ExtraParameters).Select(parameter => parameter.Name)
        .Concat(product.Code.Functions.Skip(1).Select(function => function.Name)));

    public static void Write(Request request, Product product, IndentedText text)
    {
        IEnumerable<string> parameters = request.Signature.Parameters.Concat(product.ExtraParameters).Select(parameter => parameter.Name);
        new MethodWriter(request, product with { Code = LocalFunctions.NamedApart(product.Code, parameters) }, text).Write();
    }

    private void Write()
    {
        Signature signature = request.Signature;
        Parameter[] parameters = [.. signature.Parameters, .. product.ExtraParameters];
        string filled = product.Result is Shape.Filled { Parameter: var span } ? span : "";
        FunctionText main = FunctionText.Print(
            product.Code.Main, product.Result, [.. parameters.Where(parameter => parameter.Name != filled)], [.. _locals, filled], _buffers, PrimalOf(product.Code.Main), product.Heading);
        if (product.Result is Shape.Filled shape) Results.AddCheck(shape, main.Statements);

        Document();
        text.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"GradGen\", \"{Version}\")]");
        string head = $"{signature.Accessibility} static {Results.TypeOf(product.Result)} {signature.Name}{product.Suffix}{signature.TypeParameters}";
        string constraints = signature.Constraints == "" ? "" : " " + signature.Constraints;
        string[] declarations = [.. parameters.Select(parameter => Declaration(parameter, product.KeepsDefaults))];
        List<(Function, FunctionText)> callees = Reached(main.Callees);
        Write(head, declarations, constraints, main.Statements, callees, _buffers.Declarations);
    }

    private void Document()
    {
        string reference = $"<see cref=\"{request.Signature.Cref}\"/>";
        Document($"<summary>{product.Summary.Replace("{0}", reference)}</summary>");
        if (product.Returns != "") Document($"<returns>{product.Returns.Replace("{0}", reference)}</returns>");
    }

    /// <summary>A piece of documentation, broken between words and not inside tags.</summary>
    private void Document(string documentation)
    {
        string line = "///";
        foreach (Match word in Regex.Matches(documentation, @"(<[^>]*>|[^\s<])+"))
        {
            if (line != "///" && !text.Fits($"{line} {word.Value}"))
            {
                text.Line(line);
                line = "///";
            }

            line += " " + word.Value;
        }

        text.Line(line);
    }

    /// <summary>Neither a default value nor <c>params</c> may be followed by a required parameter.</summary>
    private static string Declaration(Parameter parameter, bool keepsDefault) => keepsDefault
        ? $"{parameter.Modifier}{parameter.Type} {Keywords.Escape(parameter.Name)}{(parameter.Default is null ? "" : $" = {parameter.Default}")}"
        : $"{parameter.Modifier.Replace("params ", "")}{parameter.Type} {Keywords.Escape(parameter.Name)}";

    private void Write(string head, string[] parameters, string constraints, List<Statement> body, List<(Function, FunctionText)> callees, IEnumerable<string[]> buffers)
    {
        string line = $"{head}({string.Join(", ", parameters)}){constraints}";
        if (body is [Line { Result: { } result, Above.Count: 0, Trailing: null }] && callees.Count == 0 && WriteExpression(line, result)) return;

        if (text.Fits(line)) text.Line(line);
        else Wrap(head, parameters, constraints);
        text.Open();
        Layout.Print(body, text);
        foreach ((Function callee, FunctionText code) in callees)
        {
            text.Line();
            WriteLocal(callee, code.Statements);
        }

        foreach (string[] function in buffers)
        {
            text.Line();
            foreach (string part in function) text.Line(part);
        }

        text.Close();
    }

    /// <summary><c>… => e;</c>, on one line or two, if that is enough room.</summary>
    private bool WriteExpression(string head, Result result)
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
    private void Wrap(string head, string[] parameters, string constraints)
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

    /// <summary>The functions called, directly or by others, in the module's order.</summary>
    private List<(Function Function, FunctionText Text)> Reached(IEnumerable<string> callees)
    {
        var printed = new Dictionary<string, FunctionText>();
        var waiting = new Stack<string>(callees);
        while (waiting.Count > 0)
        {
            Function function = product.Code[waiting.Pop()];
            if (printed.ContainsKey(function.Name)) continue;
            FunctionText code = FunctionText.Print(function, Results.Of(function.Body.Yields), Parameters(function), _locals, _buffers, PrimalOf(function), product.Heading);
            printed.Add(function.Name, code);
            foreach (string callee in code.Callees) waiting.Push(callee);
        }

        return [.. from function in product.Code.Functions where printed.ContainsKey(function.Name) select (function, printed[function.Name])];
    }

    private void WriteLocal(Function function, List<Statement> body)
    {
        string head = $"static {Results.TypeOf(Results.Of(function.Body.Yields))} {Keywords.Escape(function.Name)}";
        Write(head, [.. Parameters(function).Select(parameter => Declaration(parameter, keepsDefault: false))], "", body, [], []);
    }

    private Parameter[] Parameters(Function function)
    {
        var names = new Names();
        foreach (string local in _locals) names.Reserve(local);
        return [.. function.Parameters.Select(value => new Parameter(names.Take(value.Name), value.Type, "", null, false))];
    }

    /// <summary>The function whose lines are quoted; <c>LayerPullback</c> is a derivative of <c>Layer</c>, the longest name it starts with.</summary>
    private Function? PrimalOf(Function function) =>
        !product.HasWayBack ? null
        : ReferenceEquals(function, product.Code.Main) ? request.Primal.Main
        : request.Primal.Functions
            .Where(primal => function.Name.StartsWith(primal.Name, StringComparison.Ordinal))
            .OrderByDescending(primal => primal.Name.Length)
            .FirstOrDefault();
}
