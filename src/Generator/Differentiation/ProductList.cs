using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The products a method asks for, each a composition of the two transforms.</summary>
internal static class ProductList
{
    public static EquatableArray<Product> Of(Request request)
    {
        var inputs = new Inputs(request.Signature);
        Module primal = request.Primal;
        var products = new List<Product>();
        var pushforward = new Lazy<Module>(() => Forward(primal, new Directions.Given()));
        var pullback = new Lazy<Module>(() => Reverse(Seed.Parameter));
        var gradient = new Lazy<Module>(() => Reverse(Seed.One));
        var along = new Lazy<Module>(() => Along(inputs, Forward(gradient.Value, new Directions.Given())));
        if (request.Products.HasFlag(Products.Gradient)) products.AddRange(Gradient(inputs, gradient.Value));
        if (request.Products.HasFlag(Products.Pushforward)) products.Add(Pushforward(inputs, pushforward.Value));
        if (request.Products.HasFlag(Products.Pullback)) products.Add(Pullback(inputs, pullback.Value));
        if (request.Products.HasFlag(Products.Hessian))
        {
            products.Add(inputs.Memory.Length == 0
                ? Hessian(inputs, Forward(gradient.Value, new Directions.Inputs()))
                : HessianByColumns.Of(inputs, request.Signature, along.Value));
        }

        if (request.Products.HasFlag(Products.HessianVectorProduct))
        {
            products.Add(HessianVectorProduct(inputs, along.Value));
        }

        if (request.Products.HasFlag(Products.Jacobian)) products.Add(Jacobian());
        HashSet<int> optional = OptionalMemory.Of(request.Signature, primal.Main);
        return products.Select(product => product with { Code = Checked(product) }).ToEquatableArray();

        Product Jacobian() => JacobianByRows.Of(inputs, primal) is { } rows ? rows
            : inputs.Memory.Length == 0
            ? JacobianOfScalars.Of(inputs, Forward(primal, new Directions.Inputs()))
            : JacobianBothWays.Of(inputs, primal) ?? JacobianByParts.Of(inputs, request.Signature, primal, pushforward.Value, pullback.Value);

        Module Reverse(Seed seed) => ReverseMode.Differentiate(primal, inputs.Marks, seed, inputs.Outcome);
        Module Forward(Module module, Directions directions) => ForwardMode.Differentiate(module, inputs.Marks, directions, inputs.Outcome);

        Module Checked(Product product)
        {
            Parameter[] parameters = [.. request.Signature.Parameters, .. product.ExtraParameters];
            (int Memory, int Like)[] pairs = [.. Pairs(request.Signature, product)];
            bool IsOptional(int i) => optional.Contains(i) || pairs.Any(pair => pair.Memory == i && optional.Contains(pair.Like));
            Function main = Entry.Checked(product.Code.Main, parameters, request.Signature.Parameters.Count, pairs, IsOptional);
            IEnumerable<Function> called = product.Code.Functions.Skip(1).Select(function => OptionalMemory.Measured(function, i => optional.Any(own => request.Primal.Main.Parameters[own].Name == function.Parameters[i].Name)));
            return product.Code with { Functions = [OptionalMemory.Measured(main, IsOptional), .. called] };
        }
    }

    /// <summary>What the caller provides for each array or span: it must be as large.</summary>
    private static IEnumerable<(int Memory, int Like)> Pairs(Signature signature, Product product)
    {
        int own = signature.Parameters.Count;
        for (int i = 0; i < product.ExtraParameters.Count; i++)
        {
            if (product.ExtraParameters[i] is not { Type.IsMemory: true, Beside: { } name }) continue;
            yield return (own + i, Enumerable.Range(0, own).First(like => signature.Parameters[like].Name == name));
        }
    }

    // yields: value, adjoints
    private static IEnumerable<Product> Gradient(Inputs inputs, Module reverse)
    {
        Shape gradient = inputs.Shape;
        EquatableArray<Parameter> spans = inputs.Spans("Gradient");
        bool keepsDefaults = spans.Count == 0;
        string written = Written(inputs, spans);
        yield return new Product("Gradient", spans, keepsDefaults,
            "The gradient of {0}." + written,
            inputs.Scalars.Length == 0 ? "" : (inputs.Scalars.Length == 1 ? "The derivative with respect to " : "The partial derivatives with respect to ") + inputs.ListOf(inputs.Scalars) + ".",
            gradient, HasWayBack: true, Yielding(reverse, yields => yields.Skip(1)));
        yield return new Product("ValueAndGradient", spans, keepsDefaults,
            "The value and the gradient of {0}." + written,
            inputs.Scalars.Length == 0 ? "The value." : "The value, and the partial derivatives with respect to " + inputs.ListOf(inputs.Scalars) + ".",
            inputs.ValueAnd("Gradient", gradient), HasWayBack: true, reverse);
    }

    private static string Written(Inputs inputs, EquatableArray<Parameter> spans) => spans.Count == 0 ? ""
        : $" {inputs.ListOf(spans)} {(spans.Count == 1 ? "is" : "are")} overwritten with the partial derivatives with respect to {inputs.ListOf(inputs.Memory)}.";

    // yields: value, tangent
    private static Product Pushforward(Inputs inputs, Module forward) =>
        new("Pushforward", [.. inputs.Tangents, .. inputs.Beside("Tangent", isWritten: true)], KeepsDefaults: false,
            "The value of {0} and its derivative along the given tangents (the Jacobian–vector product).",
            "The value, and the sum over " + inputs.List + " of the partial derivative times the tangent.",
            inputs.ValueAndTangent, HasWayBack: false, forward);

    // yields: value, adjoints
    private static Product Pullback(Inputs inputs, Module reverse)
    {
        EquatableArray<Parameter> results = inputs.ResultAdjoints;
        HashSet<string> taken = [.. results.Select(parameter => parameter.Name)]; // of an input called 'result'
        EquatableArray<Parameter> spans = inputs.Spans("Adjoint").Select(span => taken.Contains(span.Name) ? span with { Name = span.Name + "2" } : span).ToEquatableArray();
        string added = spans.Count == 0 ? "" : $" Those of {inputs.ListOf(inputs.Memory)} are added to {inputs.ListOf(spans)}.";
        return new Product("Pullback", [.. results, .. spans], KeepsDefaults: false,
            "The adjoints of the inputs of {0} for a given adjoint of its result (the vector–Jacobian product)." + added,
            inputs.Scalars.Length == 0 ? "" : inputs.ListOf(results) + " times the partial derivative with respect to " + inputs.ListOf(inputs.Scalars) + ".",
            inputs.Shape, HasWayBack: true, Yielding(reverse, yields => yields.Skip(yields.Count - inputs.Scalars.Length)));
    }

    // yields: value, adjoints, the value's tangents, each adjoint's tangents
    private static Product Hessian(Inputs inputs, Module second)
    {
        int n = inputs.Count;
        string name = inputs.Unused("hessian");
        return new Product("Hessian", [new Parameter(name, DataType.Span(inputs.Widest), "", null, IsDifferentiable: false)], KeepsDefaults: false,
            "The second derivatives of {0}, with respect to " + inputs.List + ".",
            $"Row by row, {n} by {n}: element i·{n} + j of <paramref name=\"{name}\"/> is ∂²f/∂xᵢ∂xⱼ.",
            new Shape.Filled(name, inputs.Widest, n * n), HasWayBack: true,
            Yielding(second, yields =>
            {
                Value[] tangents = [.. yields.Skip(1 + n + n)];
                return from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select tangents[Math.Min(i, j) * n + Math.Max(i, j)];
            }));
    }

    private static Product HessianVectorProduct(Inputs inputs, Module along)
    {
        EquatableArray<Parameter> spans = inputs.Spans("Gradient");
        string written = spans.Count == 0 ? "" : $" That of {inputs.ListOf(inputs.Memory)} is written to {inputs.ListOf(spans)}.";
        return new("HessianVectorProduct", [.. inputs.Tangents, .. spans], KeepsDefaults: false,
            "The derivative of the gradient of {0} along the given tangents." + written,
            inputs.Scalars.Length == 0 ? "" : "For each of " + inputs.ListOf(inputs.Scalars) + ", the sum of the second derivatives times the tangents.",
            inputs.Shape, HasWayBack: true, along);
    }

    // The gradient's derivative along tangents. Parameters: the primal's, the gradient's memory, tangents, that memory's tangents.
    // yields: value, adjoints, the value's tangent, each adjoint's tangent
    private static Module Along(Inputs inputs, Module second)
    {
        Module module = Yielding(second, yields => yields.Skip(1 + inputs.Scalars.Length + 1));
        int own = inputs.Marks.Count;
        int[] memory = [.. Enumerable.Range(0, own).Where(i => inputs.Marks[i] && module.Main.Parameters[i].Type.IsMemory)];
        return module with { Functions = [Local(module.Main, own, memory), .. module.Functions.Skip(1)] };
    }

    // f(w, wGradient, …)   →   f(w, …) { wGradient = new T[w.Length]; … }
    private static Function Local(Function function, int own, int[] inputs)
    {
        if (inputs.Length == 0) return function;
        var builder = new Builder(function.LabelCount);
        var locals = new Dictionary<int, Value>();
        for (int i = 0; i < inputs.Length; i++)
        {
            Value gradient = function.Parameters[own + i];
            locals.Add(gradient.Label, Zeros.Beside(function.Parameters[inputs[i]], gradient.Name, builder));
        }

        foreach (Instruction instruction in function.Body.Instructions) builder.Append(Operands.Map(instruction, Here));
        Block body = builder.Finish(function.Body.Yields.Select(Here));
        Value[] parameters = [.. function.Parameters.Take(own), .. function.Parameters.Skip(own + inputs.Length)];
        return new Function(function.Name, [.. parameters], body, builder.LabelCount);

        Value Here(Value value) => locals.TryGetValue(value.Label, out Value local) ? local : value;
    }

    /// <summary>The module with other yields of its main function.</summary>
    private static Module Yielding(Module module, Func<EquatableArray<Value>, IEnumerable<Value>> choose)
    {
        Function main = module.Main;
        Block body = main.Body.EndsInThrow ? main.Body : main.Body with { Yields = choose(main.Body.Yields).ToEquatableArray() };
        return new Module([main with { Body = body }, .. module.Functions.Skip(1)]);
    }
}
