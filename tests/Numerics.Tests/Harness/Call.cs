namespace GradGen.Numerics.Tests.Harness;

/// <summary>A call of a product at a point: copies of the method's own arguments, then what the product takes beyond them.</summary>
internal sealed class Call
{
    private readonly Subject _subject;
    private readonly Extra[] _extras;

    /// <param name="results">How many numbers the method computes here.</param>
    public Call(Subject subject, string product, object?[] point, int results, Filling filling)
    {
        _subject = subject;
        _extras = subject.Extras(product);
        int inputs = subject.At(point).Length, tangent = 0, adjoint = 0, buffer = 0;
        int cells = product == "Jacobian" ? results * inputs : inputs * inputs;
        Type square = subject.Find(product)?.GetParameters()[^1].ParameterType ?? typeof(Span<double>);
        Arguments = [.. Subject.Copied(point), .. _extras.Select(Filled)];

        object? Filled(Extra extra) => extra.Role switch
        {
            Role.Tangent => Like(extra, point, () => filling.Tangent(tangent++)),
            Role.ResultAdjoint when extra.Slot is null => Shape.Of(extra.Type, [.. Enumerable.Range(0, results).Select(filling.Adjoint)]),
            Role.ResultAdjoint => Like(extra, point, () => filling.Adjoint(adjoint++)),
            Role.Square => Shape.Of(square, [.. Enumerable.Range(0, cells).Select(filling.Buffer)]),
            _ => Like(extra, point, () => filling.Buffer(buffer++)),
        };
    }

    public object?[] Arguments { get; }

    /// <summary>The numbers in all buffers of that role.</summary>
    public double[] Written(Role role) => [.. _extras.Select((extra, i) => (extra, i)).Where(e => e.extra.Role == role).SelectMany(e => Shape.Numbers(Argument(e.i)))];

    /// <summary>One number for each input: scalars' are returned, arrays' are written to buffers.</summary>
    public double[] Gradient(IEnumerable<double> returned)
    {
        using IEnumerator<double> scalars = returned.GetEnumerator();
        return [.. _subject.Inputs.SelectMany(OfSlot)];

        double[] OfSlot(Slot slot)
        {
            int at = Array.FindIndex(_extras, e => e.Role == Role.Gradient && e.Slot == slot);
            return at >= 0 ? Shape.Numbers(Argument(at)) : scalars.MoveNext() ? [scalars.Current] : [];
        }
    }

    /// <summary>Which arguments come with a length that must be right: by what they are for, and by position.</summary>
    public IEnumerable<(Extra Extra, int Position)> Buffers =>
        _extras.Select((extra, i) => (extra, _subject.Slots.Length + i)).Where(e => Arguments[e.Item2] is Array);

    private object? Argument(int extra) => Arguments[_subject.Slots.Length + extra];

    /// <summary>As long as the argument that it goes with; where that is null, nothing fits.</summary>
    private static object? Like(Extra extra, object?[] point, Func<double> number)
    {
        Slot slot = extra.Slot!;
        object? given = point[slot.Position] ?? (extra.Type.IsByRefLike ? Array.CreateInstance(slot.Element, 0) : null);
        return Shape.Map(given, slot.Element, (_, _) => Shape.Number(slot.Element, number()));
    }
}

/// <summary>What is put where a product takes more than its method: by input, by result, and by place in its buffers.</summary>
internal sealed record Filling(Func<int, double> Tangent, Func<int, double> Adjoint, Func<int, double> Buffer)
{
    /// <summary>Buffers hold NaN, which survives whatever is added to it.</summary>
    public static readonly Filling Plain = new(_ => 0.625, _ => 1, _ => double.NaN);
}
