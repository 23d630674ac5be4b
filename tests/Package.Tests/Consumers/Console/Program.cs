using Consumer;

Console.WriteLine($"Multiply: {Formulas.MultiplyGradient(-2, 3)}");
Console.WriteLine($"Neuron: {Formulas.NeuronGradient(1, 2, -3, -1, 3)}");
Console.WriteLine($"Value: {Formulas.NeuronValueAndGradient(1, 2, -3, -1, 3).Value}");
Console.WriteLine($"Pushforward: {Formulas.NeuronPushforward(1, 2, -3, -1, 3, 1, 0, 0, 0, 0).Tangent}");
Console.WriteLine($"Pullback: {Formulas.NeuronPullback(1, 2, -3, -1, 3, 1)}");

double[] hessian = new double[4];
Formulas.CubicHessian(5, 7, 1, hessian);
Console.WriteLine($"Hessian: ({string.Join(", ", hessian)})");
Console.WriteLine($"Product: {Formulas.CubicHessianVectorProduct(5, 7, 1, 1, 10)}");
