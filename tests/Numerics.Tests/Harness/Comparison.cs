using System.Globalization;
using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>
/// One method at one point: everything generated for it against the method itself, against the oracle and against each
/// other. A derivative may be off by a relative or absolute 1e-12 (1e-5 where a <c>float</c> is an input or the result),
/// a second derivative by 1e-9 (1e-4); and by no more than rounding can explain where terms cancel, by the oracle's own
/// account (<see cref="Part.Error"/>). What a call leaves in the arrays it was given is what the method leaves there.
/// </summary>
internal sealed partial class Comparison
{
    private readonly Subject _subject;
    private readonly object?[] _point;
    private readonly List<string> _failures = [];
    private double[] _value = [];
    private double[][] _left = [];

    private Comparison(Subject subject, object?[] point)
    {
        _subject = subject;
        _point = point;
        Inputs = subject.At(point).Length;
    }

    private int Inputs { get; }

    private int Results => _value.Length;

    private double First => _subject.IsCoarse ? 1e-5 : 1e-12;

    private double Second => _subject.IsCoarse ? 1e-4 : 1e-9;

    /// <summary>What is wrong, if anything.</summary>
    public static IReadOnlyList<string> Of(Subject subject, object?[] point)
    {
        var comparison = new Comparison(subject, point);
        object?[] arguments = Subject.Copied(point);
        (object? returned, Exception? thrown) = Try(subject.Primal, arguments);
        if (thrown is null) comparison.Values(returned, arguments);
        else comparison.Throws(thrown);
        return comparison._failures;
    }

    private void Values(object? returned, object?[] arguments)
    {
        _value = _subject.ResultsOf(returned, arguments);
        _left = _subject.Left(arguments);
        Evaluation mirrored = _subject.Evaluate(_point, -1, -1);
        Same("oracle's value", _value, [.. mirrored.Results.Select(r => r.Value)]);
        Same("oracle's arrays", _left, mirrored.Left);

        var jacobian = new Part[Results, Inputs];
        for (int j = 0; j < Inputs; j++)
        {
            var column = _subject.Evaluate(_point, j, -1).Results;
            for (int i = 0; i < Results; i++) jacobian[i, j] = column[i].Jet.First;
        }

        if (!_subject.IsVectorValued) Gradient(jacobian);
        Jacobian(jacobian);
        Pushforward(jacobian);
        Pullback(jacobian);
        if (!_subject.IsVectorValued) Curvature();
    }

    private void Gradient(Part[,] jacobian)
    {
        Part[] want = [.. Row(jacobian, 0)];
        double[]? alone = null;
        if (Run("Gradient", Filling.Plain) is var (call, returned)) Close("Gradient", want, alone = call.Gradient(Shape.Numbers(returned)), First);
        if (Run("ValueAndGradient", Filling.Plain) is not var (both, result)) return;
        double[] numbers = Shape.Numbers(result), gradient = both.Gradient(numbers.Skip(1));
        Same("ValueAndGradient.Value", _value, numbers[..1]);
        Close("ValueAndGradient.Gradient", want, gradient, First);
        if (alone is not null) Same("Gradient against ValueAndGradient's", gradient, alone);
    }

    private void Jacobian(Part[,] want)
    {
        if (Run("Jacobian", Filling.Plain) is not var (call, returned)) return;
        Same("Jacobian's value", _value, _subject.ResultsOf(returned, call.Arguments));
        Close("Jacobian", [.. want.Cast<Part>()], call.Written(Role.Square), First);
    }

    private void Pushforward(Part[,] jacobian)
    {
        foreach (double[] tangents in Directions(Inputs))
        {
            if (Run("Pushforward", Filling.Plain with { Tangent = i => tangents[i] }) is not var (call, returned)) return;
            double[] numbers = Shape.Numbers(returned);
            bool isWritten = _subject.ReturnType == typeof(void);
            Same("Pushforward.Value", _value, isWritten ? _subject.ResultsOf(null, call.Arguments) : numbers[..(numbers.Length / 2)]);
            Part[] want = [.. Enumerable.Range(0, Results).Select(i => Along(Row(jacobian, i), tangents))];
            Close($"Pushforward along ({Text(tangents)})", want, isWritten ? call.Written(Role.ResultTangent) : numbers[(numbers.Length / 2)..], First);
        }
    }

    /// <summary>Adjoints of arrays are added to what is there.</summary>
    private void Pullback(Part[,] jacobian)
    {
        foreach (double[] adjoints in Results == 1 ? [[1], [-1.75]] : Directions(Results))
        {
            if (Run("Pullback", Filling.Plain with { Adjoint = i => adjoints[i], Buffer = Before }) is not var (call, returned)) return;
            Part[] want = [.. Enumerable.Range(0, Inputs).Select(j => Along(Column(jacobian, j), adjoints))];
            double[] got = call.Gradient(Shape.Numbers(returned));
            Close($"Pullback of ({Text(adjoints)})", [.. want.Zip(Buffered(), (part, number) => part with { Value = part.Value + number })], got, First);
        }

        static double Before(int i) => 0.5 + i % 5 * 0.25;

        IEnumerable<double> Buffered()
        {
            int next = 0;
            return _subject.Inputs.SelectMany(s => Shape.Numbers(_point[s.Position]).Select(_ => s.Form == Form.Scalar ? 0 : Before(next++)).ToArray());
        }
    }

    /// <summary>Everything throws what the method throws.</summary>
    private void Throws(Exception want)
    {
        foreach (string product in Face.Products)
        {
            if (_subject.Product(product) is not { } invoker) continue;
            (object? result, Exception? got) = Try(invoker, new Call(_subject, product, _point, _subject.Results(_point), Filling.Plain).Arguments);
            if (got?.GetType() == want.GetType() && Message(got) == Message(want)) continue;
            if (got is null && want is IndexOutOfRangeException && product.StartsWith("Hessian", StringComparison.Ordinal)) continue; // an element whose number no second derivative needs is not read
            if (got is ArgumentException { ParamName: not null } && _subject.ReturnType.IsArray) continue; // nobody knows how many results there would be, and how long buffers
            Fail(product, $"{want.GetType().Name} \"{want.Message}\"", got is null ? $"{result}" : $"{got.GetType().Name} \"{got.Message}\"");
        }
    }

    /// <summary>What the framework names a parameter of its own is not for derivatives to repeat.</summary>
    private static string Message(Exception exception) =>
        exception.Message.StartsWith("Specified argument was out of the range", StringComparison.Ordinal) ? exception.GetType().Name : exception.Message;

    private static double[][] Directions(int count) =>
        [[.. Enumerable.Range(0, count).Select(i => 1 - 0.625 * (i % 7))], [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? -0.375 - i % 5 : 2.5)]];

    /// <summary>What a product does, if there is one and it returns.</summary>
    private (Call Call, object? Returned)? Run(string product, Filling filling)
    {
        if (_subject.Product(product) is not { } invoker) return null;
        var call = new Call(_subject, product, _point, Results, filling);
        (object? returned, Exception? thrown) = Try(invoker, call.Arguments);
        if (thrown is not null)
        {
            Fail(product, "a result", $"{thrown.GetType().Name} \"{thrown.Message}\"");
            return null;
        }

        // Adjoints can be pulled back without computing the results anew.
        if (product != "Pullback" || _subject.ReturnType != typeof(void)) Same($"arrays after {product}", _left, _subject.Left(call.Arguments));
        return (call, returned);
    }

    private static (object? Result, Exception? Thrown) Try(Invoker invoker, object?[] arguments)
    {
        try
        {
            return (invoker(arguments), null);
        }
        catch (Exception exception) when (exception is not (InvalidProgramException or TypeLoadException))
        {
            return (null, exception);
        }
    }

    private void Fail(string what, string want, string got) =>
        _failures.Add($"{_subject.Name} at ({string.Join(", ", _point.Select(Text))}): {what}: expected {want}, got {got}");

    private static string Text(object? value) =>
        value is Array ? $"[{string.Join(", ", Shape.Leaves(value).Select(Text))}]" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
