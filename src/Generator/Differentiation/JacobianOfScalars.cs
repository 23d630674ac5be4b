using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A Jacobian with respect to a few numbers: all columns in one pass, beside the method's own results.</summary>
internal static class JacobianOfScalars
{
    /// <param name="forward">Yields the results and then, result by result, their tangents along each input.</param>
    public static Product Of(Inputs inputs, Module forward)
    {
        Function main = forward.Main.Body.EndsInThrow ? forward.Main : new Writing(inputs, forward.Main).Write();
        return JacobianFace.Of(inputs, hasWayBack: false, forward with { Functions = [main, .. forward.Functions.Skip(1)] });
    }

    private sealed class Writing
    {
        private readonly Inputs _inputs;
        private readonly Function _forward;
        private readonly Builder _builder;
        private readonly JacobianSpan _span;
        private readonly Value[] _results;
        private readonly Row[] _rows;

        public Writing(Inputs inputs, Function forward)
        {
            (_inputs, _forward) = (inputs, forward);
            _builder = new Builder(forward.LabelCount);
            _span = new JacobianSpan(JacobianFace.NameOf(inputs), inputs.Widest, _builder);
            int n = inputs.Count;
            EquatableArray<Value> yields = forward.Body.Yields;
            _results = [.. yields.Take(yields.Count / (n + 1))];
            _rows = [.. _results.Select((result, i) => RowOf(result, [.. yields.Skip(_results.Length + i * n).Take(n)])), .. Written()];
        }

        // (y, ẏ) = f(x) along each input   →   y = f(x); jacobian = ẏ
        public Function Write()
        {
            var elements = new ElementRows(_span, Width, _builder);
            bool isKnownBefore = !_results.Any(result => result.Type.IsMemory);
            if (isKnownBefore) Measure();
            var locals = new Dictionary<int, Value>();
            Value start = Integers.Number(_builder, 0, DataType.Int32);
            var copies = new List<Action>();
            foreach (Row row in _rows)
            {
                Value first = start;
                if (row.IsDirect) Place(row, first, elements);
                else copies.Add(() => Store(row, locals, first));
                if (row is { IsDirect: false, IsParameter: true }) foreach (Value tangents in row.Tangents) locals.Add(tangents.Label, Zeros.Beside(row.Result, tangents.Name, _builder));
                if (row is { IsDirect: true, IsParameter: false }) elements.After(row.Result, Measure);
                if (isKnownBefore) start = Integers.Add(_builder, start, Integers.Multiply(_builder, Elements.NumbersIn(row.Result, _builder), Width));
            }

            elements.Over(Operands.Map(_forward.Body, value => locals.TryGetValue(value.Label, out Value local) ? local : value));
            if (_rows.Any(row => row is { IsDirect: false, Result.Type.IsMemory: true, IsParameter: false })) Measure();
            foreach (Action copy in copies) copy();
            Value[] parameters = [.. _forward.Parameters.Take(_inputs.Marks.Count), _span.Jacobian];
            return new Function(_forward.Name, [.. parameters], _builder.Finish(_results), _builder.LabelCount);
        }

        private void Place(Row row, Value first, ElementRows elements)
        {
            for (int k = 0; k < row.Tangents.Length; k++) elements.Place(row.Result, row.Tangents[k], first, Integers.Number(_builder, k, DataType.Int32));
        }

        private Value Width => Integers.Number(_builder, _inputs.Count, DataType.Int32);

        private void Measure()
        {
            _span.Check(Integers.Multiply(_builder, Elements.Total(_rows.Select(row => row.Result), _builder), Width), _builder);
            if (_rows.Any(row => row.IsDirect)) Zeros.In(_span.Jacobian, _builder);
        }

        private void Store(Row row, Dictionary<int, Value> locals, Value first)
        {
            if (!row.Result.Type.IsMemory)
            {
                for (int k = 0; k < row.Tangents.Length; k++) _span.Store(Integers.Add(_builder, first, k), row.Tangents[k], _builder);
                return;
            }

            Elements.Each(row.Result, _builder, (locate, position) =>
            {
                Value at = Integers.Add(_builder, first, Integers.Multiply(_builder, position, Width));
                for (int k = 0; k < row.Tangents.Length; k++)
                {
                    Value tangents = locals.TryGetValue(row.Tangents[k].Label, out Value local) ? local : row.Tangents[k];
                    _span.Store(Integers.Add(_builder, at, k), Elements.At(locate, tangents, _builder), _builder);
                }
            });
        }

        private Row RowOf(Value result, Value[] tangents) => new(result, tangents, IsParameter: false, IsDirect:
            _span.IsPart(result) && tangents.Append(result).All(IsMadeHere) && ElementRows.Suits(_forward.Body, tangents));

        /// <summary>Whether it is made by the method itself, where everything can see it.</summary>
        private bool IsMadeHere(Value memory) => _forward.Body.Instructions.Any(instruction => instruction is NewArray array && array.Result == memory);

        /// <summary>The spans that are written, each with the memory beside it for every input.</summary>
        private IEnumerable<Row> Written()
        {
            int n = _inputs.Count, own = _inputs.Marks.Count;
            EquatableArray<bool> isWritten = _inputs.Outcome.Written;
            int[] written = [.. Enumerable.Range(0, own).Where(i => i < isWritten.Count && isWritten[i])];
            for (int i = 0; i < written.Length; i++)
            {
                Value result = _forward.Parameters[written[i]];
                Value[] tangents = [.. _forward.Parameters.Skip(own + i * n).Take(n)];
                yield return new Row(result, tangents, IsParameter: true, IsDirect: _span.IsPart(result) && ElementRows.Suits(_forward.Body, tangents));
            }
        }

        /// <param name="IsParameter">Whether the method is handed the memory of the result, and then that of its tangents.</param>
        /// <param name="IsDirect">Whether the tangents can be in the Jacobian from the beginning.</param>
        private sealed record Row(Value Result, Value[] Tangents, bool IsParameter, bool IsDirect);
    }
}
