using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>The exact text of buffers.</summary>
public class BufferTests
{
    private readonly Sketch _f = new();

    [Fact]
    public void ARecurrence_KeepsItsValues()
    {
        Value r = _f.Parameter("r"), x0 = _f.Parameter("x"), n = _f.Parameter("n", DataType.Int32);
        Value xs = _f.NewArray("xs", Sketch.Span, n, isZeroed: false);
        Value x = _f.Count("i", n, "x", x0, (i, x) =>
        {
            _f.Store(xs, i, x);
            return _f.Let("x", "*", _f.Apply("*", r, x), _f.Apply("-", _f.Number(1), x));
        });
        Value[] d = _f.For("i", _f.Apply("-", n, _f.Integer(1)), ">=", _f.Integer(0), -1, [("dr", _f.Number(0)), ("dx", _f.Number(1))], (i, d) =>
        {
            Value xi = _f.Load(xs, i);
            return
            [
                _f.Let("dr", "+", d[0], _f.Apply("*", d[1], _f.Apply("*", xi, _f.Apply("-", _f.Number(1), xi)))),
                _f.Let("dx", "*", d[1], _f.Apply("*", r, _f.Apply("-", _f.Number(1), _f.Apply("*", _f.Number(2), xi)))),
            ];
        });
        Equal(
            """
            double[]? rentedXs = null;
            try
            {
                if (n is < 0 or > 128) rentedXs = global::System.Buffers.ArrayPool<double>.Shared.Rent(n);
                global::System.Span<double> xs = rentedXs is null
                    ? stackalloc double[n]
                    : global::System.MemoryExtensions.AsSpan(rentedXs, 0, n);
                double x1 = x;
                for (int i = 0; i < n; i++)
                {
                    xs[i] = x1;
                    x1 = r * x1 * (1 - x1);
                }
                double dr = 0, dx = 1;
                for (int i = n - 1; i >= 0; i--)
                {
                    double xi = xs[i];
                    dr += dx * (xi * (1 - xi));
                    dx *= r * (1 - 2 * xi);
                }
                return (a: x1, b: dr, c: dx);
            }
            finally
            {
                if (rentedXs is not null) global::System.Buffers.ArrayPool<double>.Shared.Return(rentedXs);
            }
            """,
            _f.Body(x, d[0], d[1]));
    }

    [Fact]
    public void InALoop_OneRentedArrayIsUsedAgain()
    {
        Value y = _f.Parameter("y", Sketch.Span);
        _f.Count("i", _f.Length(y), [], (i, _) =>
        {
            Value ts = _f.NewArray("ts", Sketch.Span, i);
            _f.Count("j", i, [], (j, _) => { _f.Store(ts, j, _f.Load(y, j)); return []; });
            _f.Store(y, i, _f.Load(ts, _f.Integer(0)));
            return [];
        });
        Equal(
            """
            double[]? rentedTs = null;
            try
            {
                for (int i = 0; i < y.Length; i++)
                {
                    rentedTs = Room(rentedTs, i);
                    global::System.Span<double> ts = global::System.MemoryExtensions.AsSpan(rentedTs, 0, i);
                    ts.Fill(0);
                    for (int j = 0; j < i; j++) ts[j] = y[j];
                    y[i] = ts[0];
                }
            }
            finally
            {
                if (rentedTs is not null) global::System.Buffers.ArrayPool<double>.Shared.Return(rentedTs);
            }

            static TElement[] Room<TElement>(TElement[]? rented, int length)
            {
                if (rented is not null && rented.Length >= length) return rented;
                TElement[] longer = global::System.Buffers.ArrayPool<TElement>.Shared.Rent(length);
                if (rented is not null) global::System.Buffers.ArrayPool<TElement>.Shared.Return(rented);
                return longer;
            }
            """,
            _f.Nothing());
    }

    [Fact]
    public void WhatIsNotCounted_IsPushedAndPopped()
    {
        Value x = _f.Parameter("x");
        Value fs = _f.NewArray("fs", Sketch.Span, _f.Integer(16), isZeroed: false, isGrowing: true);
        Value[] end = _f.While([("y", x), ("k", _f.Integer(0))], v => _f.Apply(">", v[0], _f.Number(1)), v =>
        {
            Value f = _f.Let("f", "Sqrt", v[0]);
            _f.Do(new Push(fs, f));
            return [_f.Apply("*", f, _f.Number(0.5)), _f.Let("k", "+", v[1], _f.Integer(1))];
        });
        Value dx = _f.For("i", end[1], ">", _f.Integer(0), -1, [("dx", _f.Number(1))], (_, d) =>
        {
            Value f = _f.Define("f", DataType.Double);
            _f.Do(new Pop(f, fs));
            return [_f.Let("dx", "/", d[0], _f.Apply("*", _f.Number(4), f))];
        })[0];
        Equal(
            """
            double[]? rentedFs = null;
            try
            {
                rentedFs = global::System.Buffers.ArrayPool<double>.Shared.Rent(16);
                global::System.Span<double> fs = rentedFs;
                int fsCount = 0;
                double y = x;
                int k = 0;
                while (y > 1)
                {
                    double f = global::System.Math.Sqrt(y);
                    if (fsCount == fs.Length) fs = rentedFs = Grow(rentedFs);
                    fs[fsCount++] = f;
                    y = f * 0.5;
                    k++;
                }
                double dx = 1;
                for (int i = k; i > 0; i--)
                {
                    double f = fs[--fsCount];
                    dx /= 4 * f;
                }
                return dx;
            }
            finally
            {
                if (rentedFs is not null) global::System.Buffers.ArrayPool<double>.Shared.Return(rentedFs);
            }

            static TElement[] Grow<TElement>(TElement[]? rented)
            {
                TElement[] longer = global::System.Buffers.ArrayPool<TElement>.Shared.Rent(rented is null ? 16 : checked(2 * rented.Length));
                if (rented is not null)
                {
                    global::System.Array.Copy(rented, longer, rented.Length);
                    global::System.Buffers.ArrayPool<TElement>.Shared.Return(rented);
                }

                return longer;
            }
            """,
            _f.Body(dx));
    }

    [Fact]
    public void SwappedBuffers_AreRented()
    {
        Value x = _f.Parameter("x", Sketch.ReadOnlySpan), n = _f.Parameter("n", DataType.Int32);
        Value a = _f.NewArray("now", Sketch.Span, _f.Length(x), isZeroed: false), b = _f.NewArray("next", Sketch.Span, _f.Length(x));
        _f.Do(new Copy(x, a));
        Value[] end = _f.Count("i", n, [("now", a), ("next", b)], (i, v) =>
        {
            _f.Store(v[1], i, _f.Load(v[0], i));
            return [v[1], v[0]];
        });
        Equal(
            """
            double[]? rentedNow = null, rentedNext = null;
            try
            {
                rentedNow = global::System.Buffers.ArrayPool<double>.Shared.Rent(x.Length);
                global::System.Span<double> now = global::System.MemoryExtensions.AsSpan(rentedNow, 0, x.Length);
                rentedNext = global::System.Buffers.ArrayPool<double>.Shared.Rent(x.Length);
                global::System.Span<double> next = global::System.MemoryExtensions.AsSpan(rentedNext, 0, x.Length);
                next.Fill(0);
                x.CopyTo(now);
                for (int i = 0; i < n; i++)
                {
                    next[i] = now[i];
                    global::System.Span<double> now1 = now;
                    now = next;
                    next = now1;
                }
                return now[0];
            }
            finally
            {
                if (rentedNow is not null) global::System.Buffers.ArrayPool<double>.Shared.Return(rentedNow);
                if (rentedNext is not null) global::System.Buffers.ArrayPool<double>.Shared.Return(rentedNext);
            }
            """,
            _f.Body(_f.Load(end[0], _f.Integer(0))));
    }

    [Fact]
    public void AShortBufferOfKnownLength_IsOnTheStack()
    {
        Value x = _f.Parameter("x");
        Value ts = _f.NewArray("ts", Sketch.Span, _f.Integer(3));
        _f.Store(ts, _f.Integer(1), x);
        Equal(
            """
            global::System.Span<double> ts = stackalloc double[Size(3)];
            ts.Fill(0);
            ts[1] = x;
            return ts[2];

            // Stack memory of a size known to the compiler is zeroed in a way that makes Math functions slow on x64.
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            static int Size(int count) => count;
            """,
            _f.Body(_f.Load(ts, _f.Integer(2))));
    }

    private static void Equal(string expected, string actual) => Assert.Equal(expected, actual);
}
