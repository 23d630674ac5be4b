using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>The exact text of loops.</summary>
public class LoopTests
{
    private readonly Sketch _f = new();

    [Fact]
    public void ASum_IsAVariableAddedTo()
    {
        Value w = _f.Parameter("w", Sketch.ReadOnlySpan), xs = _f.Parameter("xs", Sketch.ReadOnlySpan), bias = _f.Parameter("bias");
        Value n = _f.Length(w);
        Value z = _f.Count("j", n, "z", bias, (j, z) => _f.Let("z", "+", z, _f.Apply("*", _f.Load(w, j), _f.Load(xs, j))));
        Equal(
            """
            double z = bias;
            for (int j = 0; j < w.Length; j++) z += w[j] * xs[j];
            return global::System.Math.Sin(z);
            """,
            _f.Body(_f.Apply("Sin", z)));
    }

    [Fact]
    public void AMatrixTimesAVector_IsTwoLoops()
    {
        Value a = _f.Parameter("a", Sketch.ReadOnlySpan), x = _f.Parameter("x", Sketch.ReadOnlySpan), y = _f.Parameter("y", Sketch.Span);
        _f.Count("i", _f.Length(y), [], (i, _) =>
        {
            Value s = _f.Count("j", _f.Length(x), "s", _f.Number(0), (j, s) =>
                _f.Let("s", "+", s, _f.Apply("*", _f.Load(a, _f.Apply("+", _f.Apply("*", i, _f.Length(x)), j)), _f.Load(x, j))));
            _f.Store(y, i, s);
            return [];
        });
        Equal(
            """
            for (int i = 0; i < y.Length; i++)
            {
                double s = 0;
                for (int j = 0; j < x.Length; j++) s += a[i * x.Length + j] * x[j];
                y[i] = s;
            }
            """,
            _f.Nothing());
    }

    [Fact]
    public void Loops_GoUpAndDownByAnyStep()
    {
        Value x = _f.Parameter("x", Sketch.Span), n = _f.Parameter("n", DataType.Int32), k = _f.Parameter("k", DataType.Int32);
        Value last = _f.Apply("-", n, _f.Integer(1));
        _f.For("i", last, ">=", _f.Integer(0), -1, [], (i, _) => { _f.Store(x, i, _f.Apply("*", _f.Load(x, i), _f.Number(2))); return []; });
        _f.For("i", k, "<=", last, 2, [], (i, _) => { _f.Accumulate(x, i, _f.Apply("neg", _f.Load(x, k))); return []; });
        _f.For("i", k, "<", _f.Apply("-", n, _f.Integer(2)), 3, [], (i, _) => { _f.Store(x, _f.Apply("+", i, _f.Integer(1)), _f.Load(x, i)); return []; });
        Equal(
            """
            for (int i = n - 1; i >= 0; i--) x[i] *= 2;
            for (int i = k; i <= n - 1; i += 2) x[i] -= x[k];
            for (int i = k; i < n - 2; i += 3) x[i + 1] = x[i];
            """,
            _f.Nothing());
    }

    [Fact]
    public void CarriedVariables_ChangeAllAtOnce()
    {
        Value a = _f.Parameter("a"), b = _f.Parameter("b"), n = _f.Parameter("n", DataType.Int32);
        Value[] swapped = _f.Count("i", n, [("x", a), ("y", b)], (i, v) => [v[1], _f.Let("y", "+", v[0], v[1])]);
        Equal(
            """
            double x = a;
            double y = b;
            for (int i = 0; i < n; i++)
            {
                double x1 = x;
                x = y;
                y = x1 + y;
            }
            return x / y;
            """,
            _f.Body(_f.Apply("/", swapped[0], swapped[1])));
    }

    [Fact]
    public void AnInnerLoop_GoesOnWithTheOutersVariable()
    {
        Value x = _f.Parameter("x", Sketch.ReadOnlySpan), n = _f.Parameter("n", DataType.Int32);
        Value s = _f.Count("i", n, "s", _f.Number(0), (i, s) =>
            _f.Count("j", i, "s", _f.Let("s", "*", s, _f.Number(0.5)), (j, s) => _f.Let("s", "+", s, _f.Load(x, j))));
        Equal(
            """
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                s *= 0.5;
                for (int j = 0; j < i; j++) s += x[j];
            }
            return s;
            """,
            _f.Body(s));
    }

    [Fact]
    public void AMaximum_IsAssignedInABranch()
    {
        Value x = _f.Parameter("x", Sketch.ReadOnlySpan);
        Value m = _f.Count("i", _f.Length(x), "m", _f.Load(x, _f.Integer(0)), (i, m) =>
        {
            Value xi = _f.Load(x, i);
            return _f.If(_f.Apply(">", xi, m), "m", () => xi, () => m);
        });
        Equal(
            """
            double m = x[0];
            for (int i = 0; i < x.Length; i++)
            {
                double xi = x[i];
                if (xi > m) m = xi;
            }
            return m;
            """,
            _f.Body(m));
    }

    [Fact]
    public void AWhile_AsksBeforeEachIteration()
    {
        Value x = _f.Parameter("x"), tolerance = _f.Parameter("tolerance");
        Value[] end = _f.While(
            [("y", x), ("k", _f.Integer(0))],
            v => _f.Apply(">", _f.Apply("Abs", v[0]), tolerance),
            v => [_f.Let("y", "/", v[0], _f.Number(2)), _f.Let("k", "+", v[1], _f.Integer(1))]);
        Equal(
            """
            double y = x;
            int k = 0;
            while (global::System.Math.Abs(y) > tolerance)
            {
                y /= 2;
                k++;
            }
            return y * k;
            """,
            _f.Body(_f.Apply("*", end[0], _f.Convert(end[1], DataType.Double))));
    }

    [Fact]
    public void AnExit_IsABreak()
    {
        Value a = _f.Parameter("a"), n = _f.Parameter("n", DataType.Int32);
        Value[] end = _f.Count("i", n, [("x", a)], (i, v) =>
        {
            Value step = _f.Let("step", "*", _f.Apply("-", _f.Apply("*", v[0], v[0]), a), _f.Number(0.5));
            Value next = _f.Let("x", "-", v[0], step);
            return _f.If(_f.Apply("<", _f.Apply("Abs", step), _f.Number(1e-12)), ["x", ""], () => [next, _f.Truth(false)], () => [_f.Apply("Sin", next), _f.Truth(true)]);
        }, hasExit: true);
        Equal(
            """
            double x = a;
            for (int i = 0; i < n; i++)
            {
                double step = (x * x - a) * 0.5;
                x -= step;
                if (global::System.Math.Abs(step) < 1e-12) break;
                x = global::System.Math.Sin(x);
            }
            return x;
            """,
            _f.Body(end));
    }

    [Fact]
    public void ADo_AsksAfterEachIteration()
    {
        Value a = _f.Parameter("a");
        Value[] end = _f.While([("x", a), ("k", _f.Integer(0))], _ => _f.Truth(true), v =>
        {
            Value next = _f.Let("x", "*", v[0], _f.Number(0.5)), k = _f.Let("k", "+", v[1], _f.Integer(1));
            return [next, k, _f.If(_f.Apply(">", next, _f.Number(1)), "", () => _f.Apply("<", k, _f.Integer(10)), () => _f.Truth(false))];
        }, hasExit: true);
        Equal(
            """
            double x = a;
            int k = 0;
            do
            {
                x *= 0.5;
                k++;
            } while (x > 1 && k < 10);
            return x;
            """,
            _f.Body(end[0]));
    }

    [Fact]
    public void AnIterationWithNothingToDo_IsSkipped()
    {
        Value x = _f.Parameter("x", Sketch.Span);
        Value s = _f.Count("i", _f.Length(x), "s", _f.Number(0), (i, s) =>
        {
            Value xi = _f.Load(x, i);
            return _f.If(_f.Apply("<", xi, _f.Number(0)), "s", () => s, () =>
            {
                Value t = _f.Let("t", "Sqrt", xi);
                _f.Store(x, i, t);
                _f.Store(x, _f.Integer(0), _f.Apply("*", t, t));
                return _f.Let("s", "+", s, t);
            });
        });
        Equal(
            """
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double xi = x[i];
                if (xi < 0) continue;
                double t = global::System.Math.Sqrt(xi);
                x[i] = t;
                x[0] = t * t;
                s += t;
            }
            return s;
            """,
            _f.Body(s));
    }

    [Fact]
    public void AnExit_ThatIsComputed_IsAskedAtTheEnd()
    {
        Value a = _f.Parameter("a"), n = _f.Parameter("n", DataType.Int32);
        Value[] end = _f.Count("i", n, [("x", a)], (i, v) =>
        {
            Value next = _f.Let("next", "Sin", v[0]);
            return [next, _f.Apply("!", _f.Apply("<", _f.Apply("-", v[0], next), _f.Number(1e-3)))];
        }, hasExit: true);
        Equal(
            """
            double x = a;
            for (int i = 0; i < n; i++)
            {
                double next = global::System.Math.Sin(x);
                bool isLast = x - next < 0.001;
                x = next;
                if (isLast) break;
            }
            return x;
            """,
            _f.Body(end));
    }

    [Fact]
    public void Memory_IsFilledAndCopied()
    {
        Value a = _f.Parameter("a", Sketch.Doubles), s = _f.Parameter("s", Sketch.Span), n = _f.Parameter("n", DataType.Int32);
        Value m = _f.Parameter("m", new DataType("double[,]", TypeKind.Memory, DataType.Double, 2));
        _f.Do(new Fill(a, _f.Number(0)));
        _f.Do(new Fill(s, _f.Load(a, n)));
        _f.Do(new Fill(m, _f.Number(0)));
        _f.Do(new Copy(a, s));
        Value part = _f.Define("part", Sketch.Span);
        _f.Do(new Slice(part, a, _f.Integer(1), n));
        _f.Do(new Copy(part, a));
        Value rows = _f.Define("", DataType.Int32);
        _f.Do(new Length(rows, m, 0));
        _f.Do(new Store(m, [n, _f.Integer(0)], _f.Convert(rows, DataType.Double)));
        Equal(
            """
            global::System.MemoryExtensions.AsSpan(a).Fill(0);
            s.Fill(a[n]);
            for (int i = 0; i < m.GetLength(0); i++)
            {
                for (int j = 0; j < m.GetLength(1); j++) m[i, j] = 0;
            }
            global::System.MemoryExtensions.AsSpan(a).CopyTo(s);
            global::System.MemoryExtensions.AsSpan(a, 1, n).CopyTo(a);
            m[n, 0] = m.GetLength(0);
            """,
            _f.Nothing());
    }

    private static void Equal(string expected, string actual) => Assert.Equal(expected, actual);
}
