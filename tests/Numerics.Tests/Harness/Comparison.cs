using System.Globalization;
using System.Runtime.CompilerServices;
using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>
/// One method at one point: everything generated for it against the method itself, against the oracle and against each
/// other. A derivative may be off by a relative or absolute 1e-12 (1e-5 where a <c>float</c> is an input or the result),
/// a second derivative by 1e-9 (1e-4); and by no more than rounding can explain where terms cancel, by the oracle's own
/// account (<see cref="Part.Error"/>).
/// </summary>
internal sealed class Comparison
{
    private const double Slack = 8;

    private readonly Subject _subject;
    private readonly object?[] _point;
    private readonly List<string> _failures = [];

    private Comparison(Subject subject, object?[] point)
    {
        _subject = subject;
        _point = point;
    }

    private int Count => _subject.Inputs.Length;

    private double First => _subject.IsCoarse ? 1e-5 : 1e-12;

    private double Second => _subject.IsCoarse ? 1e-4 : 1e-9;

    /// <summary>What is wrong, if anything.</summary>
    public static IReadOnlyList<string> Of(Subject subject, object?[] point)
    {
        var comparison = new Comparison(subject, point);
        (object? value, Exception? thrown) = Try(subject.Primal, point);
        if (thrown is null) comparison.Values(value!);
        else comparison.Throws(thrown);
        return comparison._failures;
    }

    private void Values(object value)
    {
        var (mirrored, _) = _subject.Evaluate(_point, -1, -1);
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        Same("oracle's value", number, mirrored);

        Part[] gradient = [.. _subject.Inputs.Select(i => _subject.Evaluate(_point, i, -1).Jet.First)];
        Gradient(number, gradient);
        Pushforward(number, gradient);
        Pullback(gradient);
        Curvature();
    }

    private void Gradient(double value, Part[] want)
    {
        if (Leaves("Gradient") is { } gradient) Close("Gradient", want, gradient, First);
        if (Leaves("ValueAndGradient") is not { } both) return;
        Same("ValueAndGradient.Value", value, both[0]);
        Close("ValueAndGradient.Gradient", want, both[1..], First);
        for (int i = 0; Leaves("Gradient") is { } alone && i < Count; i++) Same($"Gradient of {Name(i)} against ValueAndGradient's", both[i + 1], alone[i]);
    }

    private void Pushforward(double value, Part[] gradient)
    {
        foreach (double[] tangents in Directions())
        {
            if (Leaves("Pushforward", [.. Shaped(tangents)]) is not { } result) return;
            Same("Pushforward.Value", value, result[0]);
            Part want = Along(gradient, tangents);
            Close($"Pushforward along ({Text(tangents)})", [want], [result[1]], First);
        }
    }

    private void Pullback(Part[] gradient)
    {
        foreach (double adjoint in (double[])[1, -1.75])
        {
            object given = _subject.ReturnsFloat ? (float)adjoint : (object)adjoint;
            if (Leaves("Pullback", given) is not { } result) return;
            Close($"Pullback of {adjoint}", [.. gradient.Select(part => Scaled(part, adjoint))], result, First);
        }
    }

    private void Curvature()
    {
        bool square = _subject.Product("Hessian") is not null, product = _subject.Product("HessianVectorProduct") is not null;
        if (!square && !product) return;
        var want = new Part[Count * Count];
        for (int i = 0; i < Count; i++)
        {
            for (int j = i; j < Count; j++)
            {
                want[i * Count + j] = want[j * Count + i] = _subject.Evaluate(_point, _subject.Inputs[i], _subject.Inputs[j]).Jet.Mixed;
            }
        }

        if (square) Hessian(want);
        if (product) HessianVectorProduct(want);
    }

    private void Hessian(Part[] want)
    {
        var cells = Array.CreateInstance(_subject.HessianType, Count * Count);
        for (int i = 0; i < cells.Length; i++) cells.SetValue(Convert.ChangeType(7, _subject.HessianType, CultureInfo.InvariantCulture), i);
        if (!Runs("Hessian", [.. _point, cells], out _)) return;
        double[] hessian = [.. cells.Cast<object>().Select(c => Convert.ToDouble(c, CultureInfo.InvariantCulture))];
        Close("Hessian", want, hessian, Second);
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int here = i * Count + j, mirror = j * Count + i;
                Close($"Hessian[{i},{j}] against [{j},{i}]", [want[here] with { Value = hessian[mirror] }], [hessian[here]], Second);
            }
        }
    }

    private void HessianVectorProduct(Part[] hessian)
    {
        foreach (double[] tangents in Directions())
        {
            if (Leaves("HessianVectorProduct", [.. Shaped(tangents)]) is not { } result) return;
            Part[] want = [.. Enumerable.Range(0, Count).Select(i => Along(hessian[(i * Count)..((i + 1) * Count)], tangents))];
            Close($"HessianVectorProduct along ({Text(tangents)})", want, result, Second);
        }
    }

    /// <summary>Everything throws what the method throws.</summary>
    private void Throws(Exception want)
    {
        foreach (string suffix in (string[])["Gradient", "ValueAndGradient", "Pushforward", "Pullback", "Hessian", "HessianVectorProduct"])
        {
            if (_subject.Product(suffix) is not { } product) continue;
            object?[] extra = suffix switch
            {
                "Pushforward" or "HessianVectorProduct" => [.. Shaped(Directions()[0])],
                "Pullback" => [_subject.ReturnsFloat ? 1f : (object)1.0],
                "Hessian" => [Array.CreateInstance(_subject.HessianType, Count * Count)],
                _ => [],
            };
            (object? result, Exception? got) = Try(product, [.. _point, .. extra]);
            if (got?.GetType() == want.GetType() && got.Message == want.Message) continue;
            Fail(suffix, $"{want.GetType().Name} \"{want.Message}\"", got is null ? $"{result}" : $"{got.GetType().Name} \"{got.Message}\"");
        }
    }

    private double[][] Directions() =>
        [[.. Enumerable.Range(0, Count).Select(i => 1 - 0.625 * i)], [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? -0.375 - i : 2.5)]];

    private IEnumerable<object> Shaped(double[] tangents) =>
        tangents.Select((t, i) => _subject.TypeOf(_subject.Inputs[i]) == typeof(float) ? (object)(float)t : t);

    /// <summary>All numbers in the result of a product, in order; nothing when there is no such product.</summary>
    private double[]? Leaves(string suffix, params object?[] extra) =>
        Runs(suffix, [.. _point, .. extra], out object? result) ? [.. Flat(result)] : null;

    private bool Runs(string suffix, object?[] arguments, out object? result)
    {
        result = null;
        if (_subject.Product(suffix) is not { } product) return false;
        (result, Exception? thrown) = Try(product, arguments);
        if (thrown is not null) Fail(suffix, "a result", $"{thrown.GetType().Name} \"{thrown.Message}\"");
        return thrown is null;
    }

    private static IEnumerable<double> Flat(object? result) =>
        result is ITuple tuple
            ? Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i]))
            : [Convert.ToDouble(result, CultureInfo.InvariantCulture)];

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

    private static Part Along(Part[] parts, double[] tangents) =>
        parts.Select((part, i) => Scaled(part, tangents[i])).Aggregate(Part.None, (sum, part) => sum + part);

    private static Part Scaled(Part part, double factor) => part.Through(new(factor, Math.Abs(factor)), 0);

    private void Same(string what, double want, double got)
    {
        if (BitConverter.DoubleToInt64Bits(want) == BitConverter.DoubleToInt64Bits(got) || (double.IsNaN(want) && double.IsNaN(got))) return;
        Fail(what, $"{want:R}", $"{got:R}");
    }

    private void Close(string what, Part[] want, double[] got, double tolerance)
    {
        if (want.Length != got.Length)
        {
            Fail(what, $"{want.Length} components", $"{got.Length}");
            return;
        }

        for (int i = 0; i < want.Length; i++)
        {
            double value = want[i].Value;
            if (value.Equals(got[i]) || value == got[i]) continue;
            double allowed = Math.Max(tolerance * Math.Max(1, Math.Abs(value)), double.IsFinite(want[i].Error) ? Slack * want[i].Error : 0);
            if (!(Math.Abs(value - got[i]) <= allowed)) Fail($"{what}[{i}]", $"{value:R} ± {allowed:G2}", $"{got[i]:R}");
        }
    }

    private string Name(int input) => _subject.Parameters[_subject.Inputs[input]].Name!;

    private void Fail(string what, string want, string got) =>
        _failures.Add($"{_subject.Name} at ({string.Join(", ", _point.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)))}): {what}: expected {want}, got {got}");

    private static string Text(double[] numbers) => string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
