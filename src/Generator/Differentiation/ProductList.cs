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
        if (request.Products.HasFlag(Products.Gradient)) products.AddRange(Gradient(inputs, Reverse(Seed.One)));
        if (request.Products.HasFlag(Products.Pushforward)) products.Add(Pushforward(inputs, Forward(primal, new Directions.Given())));
        if (request.Products.HasFlag(Products.Pullback)) products.Add(Pullback(inputs, Reverse(Seed.Parameter)));
        if (request.Products.HasFlag(Products.Hessian)) products.Add(Hessian(inputs, Forward(Reverse(Seed.One), new Directions.Inputs())));
        if (request.Products.HasFlag(Products.HessianVectorProduct)) products.Add(HessianVectorProduct(inputs, Forward(Reverse(Seed.One), new Directions.Given())));
        return products.ToEquatableArray();

        Module Reverse(Seed seed) => ReverseMode.Differentiate(primal, inputs.Marks, seed);
        Module Forward(Module module, Directions directions) => ForwardMode.Differentiate(module, inputs.Marks, directions);
    }

    // yields: value, adjoints
    private static IEnumerable<Product> Gradient(Inputs inputs, Module reverse)
    {
        Shape gradient = inputs.Shape;
        yield return new Product("Gradient", [], KeepsDefaults: true,
            "The gradient of {0}.",
            inputs.Count == 1 ? "The derivative with respect to " + inputs.List + "." : "The partial derivatives with respect to " + inputs.List + ".",
            gradient, HasWayBack: true, Yielding(reverse, yields => yields.Skip(1)));
        yield return new Product("ValueAndGradient", [], KeepsDefaults: true,
            "The value and the gradient of {0}.",
            "The value, and the partial derivatives with respect to " + inputs.List + ".",
            new Shape.Tuple([new("Value", new Shape.Scalar(inputs.Result)), new("Gradient", gradient)]), HasWayBack: true, reverse);
    }

    // yields: value, tangent
    private static Product Pushforward(Inputs inputs, Module forward) =>
        new("Pushforward", inputs.Tangents, KeepsDefaults: false,
            "The value of {0} and its derivative along the given tangents (the Jacobian–vector product).",
            "The value, and the sum over " + inputs.List + " of the partial derivative times the tangent.",
            new Shape.Tuple([new("Value", new Shape.Scalar(inputs.Result)), new("Tangent", new Shape.Scalar(inputs.Result))]), HasWayBack: false, forward);

    // yields: value, adjoints
    private static Product Pullback(Inputs inputs, Module reverse)
    {
        string name = inputs.Unused("resultAdjoint");
        return new Product("Pullback", [new Parameter(name, inputs.Result, "", null, IsDifferentiable: false)], KeepsDefaults: false,
            "The adjoints of the inputs of {0} for a given adjoint of its result (the vector–Jacobian product).",
            "<paramref name=\"" + name + "\"/> times the partial derivative with respect to " + inputs.List + ".",
            inputs.Shape, HasWayBack: true, Yielding(reverse, yields => yields.Skip(1)));
    }

    // yields: value, adjoints, the value's tangents, each adjoint's tangents
    private static Product Hessian(Inputs inputs, Module second)
    {
        int n = inputs.Count;
        string name = inputs.Unused("hessian");
        var span = new DataType($"global::System.Span<{inputs.Widest}>", TypeKind.Other);
        return new Product("Hessian", [new Parameter(name, span, "", null, IsDifferentiable: false)], KeepsDefaults: false,
            "The second derivatives of {0}, with respect to " + inputs.List + ".",
            $"Row by row, {n} by {n}: element i·{n} + j of <paramref name=\"{name}\"/> is ∂²f/∂xᵢ∂xⱼ.",
            new Shape.Filled(name, inputs.Widest, n * n), HasWayBack: true,
            Yielding(second, yields =>
            {
                Value[] tangents = [.. yields.Skip(1 + n + n)];
                return from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select tangents[Math.Min(i, j) * n + Math.Max(i, j)];
            }));
    }

    // yields: value, adjoints, the value's tangent, each adjoint's tangent
    private static Product HessianVectorProduct(Inputs inputs, Module second) =>
        new("HessianVectorProduct", inputs.Tangents, KeepsDefaults: false,
            "The derivative of the gradient of {0} along the given tangents.",
            "For each of " + inputs.List + ", the sum of the second derivatives times the tangents.",
            inputs.Shape, HasWayBack: true, Yielding(second, yields => yields.Skip(1 + inputs.Count + 1)));

    /// <summary>The module with other yields of its main function.</summary>
    private static Module Yielding(Module module, Func<EquatableArray<Value>, IEnumerable<Value>> choose)
    {
        Function main = module.Main;
        Block body = main.Body.EndsInThrow ? main.Body : main.Body with { Yields = choose(main.Body.Yields).ToEquatableArray() };
        return new Module([main with { Body = body }, .. module.Functions.Skip(1)]);
    }
}
