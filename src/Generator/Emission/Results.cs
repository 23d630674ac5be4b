using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How a method hands back its results: its return type, its returns, the span it fills.</summary>
internal static class Results
{
    private static readonly HashSet<string> NotElements = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    public static string TypeOf(Shape? shape) => shape switch
    {
        _ when AreVoid(shape) => "void",
        Shape.Scalar scalar => scalar.Type.Text,
        Shape.Array array => array.Type.Text,
        Shape.Tuple tuple => "(" + string.Join(", ", tuple.Elements.Select((e, i) => TypeOf(e.Shape) + Name(e, i, " {0}"))) + ")",
        _ => throw new NotSupportedException(shape?.GetType().Name),
    };

    public static bool AreVoid(Shape? shape) => shape is null or Shape.Filled or Shape.Tuple { Elements.Count: 0 };

    /// <summary>The shape of what a local function returns; <see langword="null"/> for nothing.</summary>
    public static Shape? Of(IReadOnlyList<Value> yields)
    {
        if (yields.Count < 2) return yields.Count == 0 ? null : new Shape.Scalar(yields[0].Type);
        bool areNamed = yields.All(value => value.Name != "") && yields.Select(value => value.Name).Distinct().Count() == yields.Count;
        return new Shape.Tuple(new([.. yields.Select(value => new Shape.Element(areNamed ? value.Name : "", new Shape.Scalar(value.Type)))]));
    }

    /// <summary>The statements at a method's end.</summary>
    public static IEnumerable<Statement> Print(Shape? shape, Value[] results, ExpressionPrinter printer)
    {
        if (shape is Shape.Filled filled) return Fill(filled, results, printer);
        if (AreVoid(shape)) return [];
        int next = 0;
        Result result = Of(shape!, "", () => results[next++], printer);
        return [new Line($"return {result.Text};", result.Origins) { Result = result }];
    }

    /// <summary>Checks first of all that the span to be filled has the right length.</summary>
    public static void AddCheck(Shape.Filled filled, List<Statement> body)
    {
        int side = (int)Math.Round(Math.Sqrt(filled.Length));
        string layout = side > 1 && side * side == filled.Length ? $": {side} by {side}, row by row" : "";
        string message = $"\"{filled.Parameter.TrimStart('@')} must have length {filled.Length}{layout}.\"";
        var check = new Choice(
            $"{filled.Parameter}.Length != {filled.Length}",
            [new Line($"throw new global::System.ArgumentException({message}, \"{filled.Parameter.TrimStart('@')}\");", [])],
            []);
        if (body.Count > 0) body[0].IsSetOff = true;
        body.Insert(0, check);
    }

    private static Result Of(Shape shape, string name, Func<Value> next, ExpressionPrinter printer)
    {
        if (shape is not Shape.Tuple tuple) return new Result(name, printer.Print(next(), isTyped: true).Text, printer.TakeOrigins(), []);

        Result[] elements = [.. tuple.Elements.Select((element, i) => Of(element.Shape, Name(element, i, "{0}: "), next, printer))];
        string text = "(" + string.Join(", ", elements.Select(element => element.Name + element.Text)) + ")";
        return new Result(name, text, [.. elements.SelectMany(element => element.Origins).Distinct()], elements);
    }

    /// <summary>Equal elements are computed once: <c>hessian[1] = hessian[2] = …</c>.</summary>
    private static IEnumerable<Statement> Fill(Shape.Filled filled, Value[] results, ExpressionPrinter printer)
    {
        var printed = new HashSet<int>();
        for (int i = 0; i < results.Length; i++)
        {
            if (!printed.Add(results[i].Label)) continue;
            Expression value = printer.Print(results[i], isTyped: true);
            IEnumerable<string> targets = Enumerable.Range(i, results.Length - i)
                .Where(j => results[j].Label == results[i].Label)
                .Select(j => $"{filled.Parameter}[{j}] = ");
            yield return new Line(string.Concat(targets) + value.Text + ";", printer.TakeOrigins());
        }
    }

    /// <summary>The element's name, where C# accepts it.</summary>
    private static string Name(Shape.Element element, int index, string format)
    {
        string name = element.Name.TrimStart('@');
        bool isItem = name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number) && number != index + 1;
        return name == "" || isItem || NotElements.Contains(name) ? "" : string.Format(format, Keywords.Escape(name));
    }
}
