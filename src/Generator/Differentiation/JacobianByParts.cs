using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// A Jacobian whose size is known at run time: column by column along unit tangents where there are fewer inputs than
/// results, and otherwise row by row from unit adjoints.
/// </summary>
internal static class JacobianByParts
{
    private const string Along = "Column", Back = "Row";

    /// <param name="forward">Takes tangents; yields the results and their tangents.</param>
    /// <param name="reverse">Takes adjoints of the results, and memory to add to; yields the results and the adjoints of the numbers.</param>
    public static Product Of(Inputs inputs, Signature signature, Module primal, Module forward, Module reverse)
    {
        string name = JacobianFace.NameOf(inputs);
        int own = signature.Parameters.Count;
        Function column = Scratch.Parameters(forward.Main, own) with { Name = Along }, row = Scratch.Parameters(reverse.Main, own) with { Name = Back };
        Function main = new Writing(inputs, signature, primal.Main, column, row, name).Write();
        Function[] others = [.. forward.Functions.Skip(1), .. reverse.Functions.Skip(1), .. primal.Functions.Skip(1)];
        return JacobianFace.Of(inputs, hasWayBack: true, new Module([main, column, row, .. others.GroupBy(function => function.Name).Select(group => group.First())]));
    }

    private sealed class Writing(Inputs inputs, Signature signature, Function primal, Function column, Function row, string name)
    {
        private readonly Builder _builder = new(primal.LabelCount);
        private readonly Dictionary<int, Value> _before = [];
        private readonly Dictionary<int, Value> _scratch = [];
        private Value _jacobian = null!;
        private Value _width = null!;
        private Value _height = null!;

        private IEnumerable<(Value Value, Parameter Parameter)> Given => signature.Parameters.Select((parameter, i) => (primal.Parameters[i], parameter)).Where(pair => pair.parameter.IsDifferentiable);

        /// <summary>The spans that the method writes its results to.</summary>
        private IEnumerable<Value> Written => primal.Parameters.Where((_, i) => i < inputs.Outcome.Written.Count && inputs.Outcome.Written[i]);

        // results = f(x); if (n < m) every column, else every row
        public Function Write()
        {
            _jacobian = _builder.Define(name, DataType.Span(inputs.Widest));
            Value[] results = [.. primal.Body.Yields, .. Written];
            bool isKnownBefore = !primal.Body.Yields.Any(value => value.Type.IsMemory);
            if (isKnownBefore) Measure(results);
            Aliases aliases = Aliases.Of(primal);
            for (int i = 0; i < primal.Parameters.Count; i++)
            {
                Value parameter = primal.Parameters[i];
                if (!parameter.Type.IsMemory || !aliases.WritesTo(parameter)) continue;
                _before.Add(parameter.Label, Elements.CopyOf(parameter, parameter.Name, _builder));
                if (!aliases.MovesRows(parameter)) _scratch.Add(parameter.Label, Scratch.For(row.Parameters[i].Type.IsSpan ? column.Parameters[i] : row.Parameters[i], parameter, _builder));
            }

            foreach (Instruction instruction in primal.Body.Instructions) _builder.Append(instruction);
            if (primal.Body.EndsInThrow) return Finished();
            if (!isKnownBefore) Measure(results);
            Zeros.In(_jacobian, _builder);
            Value isTall = _builder.Add(new Apply(_builder.Define("", DataType.Boolean), "<", [_width, _height]));
            _builder.Open();
            Columns();
            Block columns = _builder.Close([]);
            _builder.Open();
            Rows(results);
            _builder.Add(new If([], isTall, columns, _builder.Close([])));
            return Finished();
        }

        private void Measure(Value[] results)
        {
            _width = Elements.Total(Given.Select(pair => pair.Value), _builder);
            _height = Elements.Total(results, _builder);
            JacobianLength.Check(_jacobian, name, Integers.Multiply(_builder, _height, _width), _builder);
        }

        private Function Finished() =>
            new(primal.Name, [.. primal.Parameters, _jacobian], _builder.Finish(primal.Body.Yields), _builder.LabelCount);

        private void Columns()
        {
            var tangents = new Dictionary<int, Value>();
            foreach ((Value value, Parameter parameter) in Given.Where(pair => pair.Value.Type.IsMemory)) tangents.Add(value.Label, Zeros.Beside(Began(value), value.Name + "Tangent", _builder));
            Value[] beside = [.. Written.Select(place => Zeros.Beside(place, place.Name + "Tangent", _builder))];
            Value position = Integers.Number(_builder, 0, DataType.Int32);
            foreach ((Value value, _) in Given) position = Unit(value, tangents, position, (unit, at) => Column(unit, at));

            void Column(Value? unit, Value at)
            {
                IEnumerable<Value> along = Given.Select(pair => tangents.TryGetValue(pair.Value.Label, out Value tangent) ? tangent : _builder.Number(pair.Value == unit ? 1 : 0, pair.Value.Type)).ToList();
                Value[] outputs = [.. column.Body.Yields.Select(value => _builder.Define("", value.Type))];
                _builder.Add(new Call([.. outputs], Along, [.. Arguments(), .. along, .. beside]) { FirstWritten = primal.Parameters.Count + along.Count() });
                Value start = at;
                foreach (Value tangent in outputs.Skip(outputs.Length / 2).Concat(beside))
                {
                    if (!tangent.Type.IsMemory)
                    {
                        Store(start, tangent);
                        start = Integers.Add(_builder, start, _width);
                        continue;
                    }

                    Value first = start;
                    Elements.Each(tangent, _builder, (locate, i) => Store(Integers.Add(_builder, first, Integers.Multiply(_builder, i, _width)), Elements.At(locate, tangent, _builder)));
                    start = Integers.Add(_builder, start, Integers.Multiply(_builder, Elements.CountOf(tangent, _builder), _width));
                }
            }
        }

        private void Rows(Value[] results)
        {
            var adjoints = new Dictionary<int, Value>();
            foreach (Value result in results.Where(result => result.Type.IsMemory)) adjoints.Add(result.Label, Zeros.Beside(result, result.Name == "" ? "resultAdjoint" : result.Name + "Adjoint", _builder));
            (Value Value, Value Gradient)[] gradients = [.. Given.Where(pair => pair.Value.Type.IsMemory && !IsPart(pair.Value)).Select(pair => (pair.Value, Zeros.Beside(Began(pair.Value), pair.Value.Name + "Adjoint", _builder)))];
            Value position = Integers.Number(_builder, 0, DataType.Int32);
            foreach (Value result in results) position = Unit(result, adjoints, position, (unit, at) => Row(unit, Integers.Multiply(_builder, at, _width)));

            void Row(Value? unit, Value start)
            {
                var parts = new List<Value>();
                var numbers = new List<Value>();
                var copies = new List<Action>();
                Value offset = start;
                foreach ((Value value, _) in Given)
                {
                    Value at = offset;
                    if (!value.Type.IsMemory)
                    {
                        numbers.Add(at);
                        offset = Integers.Add(_builder, offset, 1);
                        continue;
                    }

                    Value count = Elements.CountOf(Began(value), _builder);
                    offset = Integers.Add(_builder, offset, count);
                    if (IsPart(value))
                    {
                        Value part = _builder.Define("", _jacobian.Type);
                        _builder.Add(new Slice(part, _jacobian, at, count));
                        parts.Add(part);
                        continue;
                    }

                    Value gradient = gradients.First(pair => pair.Value == value).Gradient;
                    Zeros.In(gradient, _builder);
                    parts.Add(gradient);
                    copies.Add(() => Elements.Each(Began(value), _builder, (locate, i) => Store(Integers.Add(_builder, at, i), Elements.At(locate, gradient, _builder))));
                }

                Value[] outputs = [.. row.Body.Yields.Select(value => _builder.Define("", value.Type))];
                Value[] seeds = [.. Seeds(unit)];
                _builder.Add(new Call([.. outputs], Back, [.. Arguments(), .. seeds, .. parts]) { FirstWritten = primal.Parameters.Count + seeds.Length });
                foreach ((Value at, Value adjoint) in numbers.Zip(outputs.Skip(outputs.Length - numbers.Count), (at, adjoint) => (at, adjoint))) Store(at, adjoint);
                foreach (Action copy in copies) copy();
            }

            IEnumerable<Value> Seeds(Value? unit)
            {
                if (inputs.Outcome.IsNumber) return [_builder.Number(1, results[0].Type)];
                if (inputs.Outcome.Tuple is not { } type) return results.Where(result => result.Type.IsMemory).Select(result => adjoints[result.Label]);
                string elements = string.Join(", ", results.Where(result => !result.Type.IsMemory).Select(result => result == unit ? "1" : "0"));
                return [_builder.Add(new Verbatim(_builder.Define("", type), [new Fragment.Text($"({elements})")], IsPrimary: true, IsPure: true))];
            }
        }

        /// <summary>Makes each number of a value 1 in turn, or says that the value itself is; the position behind it.</summary>
        private Value Unit(Value value, Dictionary<int, Value> beside, Value position, Action<Value?, Value> body)
        {
            if (!value.Type.IsMemory)
            {
                body(value, position);
                return Integers.Add(_builder, position, 1);
            }

            Value units = beside[value.Label];
            Elements.Each(Began(value), _builder, (locate, i) =>
            {
                (Value place, Value[] indices) = locate(units);
                _builder.Add(new Store(place, [.. indices], _builder.Number(1, value.Type.Real!)));
                body(null, Integers.Add(_builder, position, i));
                _builder.Add(new Store(place, [.. indices], _builder.Number(0, value.Type.Real!)));
            });
            return Integers.Add(_builder, position, Elements.CountOf(Began(value), _builder));
        }

        /// <summary>An array of arrays whose rows change places as it was: they may differ in length.</summary>
        private Value Began(Value value) => _before.TryGetValue(value.Label, out Value before) && !_scratch.ContainsKey(value.Label) ? before : value;

        /// <summary>What the method writes to is as it was before, each time anew.</summary>
        private IEnumerable<Value> Arguments() => primal.Parameters.Select(parameter =>
        {
            if (!_before.TryGetValue(parameter.Label, out Value before)) return parameter;
            if (!_scratch.TryGetValue(parameter.Label, out Value scratch)) return Elements.CopyOf(before, parameter.Name, _builder);
            Elements.Copy(before, scratch, _builder);
            return scratch;
        }).ToList();

        private void Store(Value position, Value element) =>
            _builder.Add(new Store(_jacobian, [position], Algebra.Converted(_builder, element, inputs.Widest)));

        private bool IsPart(Value value) => value.Type is { Rank: 1 } && value.Type.Element == inputs.Widest;
    }
}
