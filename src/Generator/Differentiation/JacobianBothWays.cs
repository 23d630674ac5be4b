using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// A Jacobian whose size is known at run time: the method once, and then, where there are fewer inputs than results, on with
/// the tangents of each input, and otherwise back from each result.
/// </summary>
internal static class JacobianBothWays
{
    /// <summary><see langword="null"/> where it leads nowhere.</summary>
    public static Product? Of(Inputs inputs, Module primal)
    {
        if (inputs.Returned is Shape.Tuple { Elements.Count: > 0 }) return null;
        if (primal.Main.Body.EndsInThrow) return JacobianFace.Of(inputs, hasWayBack: true, primal);
        if (!IsRepeatable(primal.Main.Body)) return null;
        var pullbacks = new Pullbacks(primal, inputs.Outcome);
        var pushforwards = new Pushforwards(primal);
        Function main = new Writing(inputs, primal, pullbacks, pushforwards).Write();
        if (!Stacks.AreUnused(main.Body)) return null; // each row would take what is on them
        Product product = JacobianFace.Of(inputs, hasWayBack: true, new Module([main, .. primal.Functions.Skip(1), .. pullbacks.Made, .. pushforwards.Made]));
        return product with { Heading = "For each input on, or from each result back: dv is the derivative of that result with respect to v." };
    }

    /// <summary>Whether the memory of adjoints is in its place, and can be made zeros, after each way back.</summary>
    private static bool IsRepeatable(Block block)
    {
        DeepStack.Check();
        return block.Instructions.All(instruction =>
            instruction is not (Swap or Store { Operand.Type.IsMemory: true } or NewArray { Result.Type.Element.IsMemory: true })
            && !(instruction is Loop loop && loop.Carried.Any(value => value.Type.IsMemory))
            && Nested.Of(instruction).All(IsRepeatable));
    }

    private sealed class Writing
    {
        private readonly Function _primal;
        private readonly EquatableArray<bool> _marks;
        private readonly Pullbacks _pullbacks;
        private readonly Pushforwards _pushforwards;
        private readonly Aliases _aliases;
        private readonly HashSet<int> _varied;
        private readonly HashSet<int> _relevant;
        private readonly Value[] _given;
        private readonly Value[] _results;
        private readonly JacobianSpan _span;
        private readonly Dictionary<int, Value> _adjoints = [];
        private readonly List<Value> _own = [];
        private Builder _builder;
        private Value _width = null!;
        private Value _height = null!;

        public Writing(Inputs inputs, Module primal, Pullbacks pullbacks, Pushforwards pushforwards)
        {
            (_primal, _marks, _pullbacks, _pushforwards) = (primal.Main, inputs.Marks, pullbacks, pushforwards);
            _aliases = Aliases.Of(_primal);
            _given = [.. _primal.Parameters.Where((_, i) => i < _marks.Count && _marks[i])];
            _results = inputs.Outcome.MemoryOf(_primal);
            _varied = new Variation(primal).Of(_primal, _marks);
            _relevant = Relevance.Of(_primal, _results);
            _builder = new Builder(_primal.LabelCount);
            _span = new JacobianSpan(JacobianFace.NameOf(inputs), inputs.Widest, _builder);
        }

        // y = f(x)   →   y = f(x); if (n < m) for each x: →f, else for each y: ←f
        public Function Write()
        {
            bool isKnownBefore = _results.All(_primal.Parameters.Contains);
            _builder.Open();
            if (isKnownBefore) Measure();
            foreach (Value parameter in _primal.Parameters.Where(parameter => parameter.Type.IsMemory && _varied.Contains(parameter.Label) && _relevant.Contains(parameter.Label)))
            {
                string name = "d" + parameter.Name;
                _adjoints.Add(parameter.Label, IsInRow(parameter) ? _builder.Define(name, _span.Jacobian.Type) : Zeros.Beside(parameter, name, _builder));
                if (!IsInRow(parameter)) _own.Add(_adjoints[parameter.Label]);
            }

            Block before = _builder.Close([]);
            var augmentation = new Augmentation(_primal, _builder.LabelCount, [.. _varied.Intersect(_relevant)], _aliases, _adjoints);
            Block forward = augmentation.Over(_primal.Body);
            _builder = new Builder(augmentation.Labels);
            foreach (Instruction instruction in before.Instructions.Concat(forward.Instructions)) _builder.Append(instruction);
            if (!isKnownBefore) Measure();

            Value isTall = Is("<", _width, _height);
            Wildness wildness = Wildness.Of(_primal);
            var tangents = new ForwardSweep(_builder, 1, ["Tangent"], _aliases, (value, _) => _varied.Contains(value.Label), _pushforwards.Of, isApart: true, wildness);
            var adjoints = new ReverseSweep(_builder, _varied, _relevant, _adjoints, augmentation.Replaced, wildness, _aliases, _pullbacks.Of, isRepeated: true);
            _builder.Open();
            Columns(forward, tangents);
            Block columns = _builder.Close([]);
            _builder.Open();
            Each("row", _height, row => Row(row, forward, adjoints));
            Block rows = _builder.Close([]);
            _builder.Origin = Instruction.None;
            _builder.Add(new If([], isTall, columns, rows));
            var function = new Function(_primal.Name, [.. _primal.Parameters, _span.Jacobian], _builder.Finish(_primal.Body.Yields), _builder.LabelCount);
            return ReverseMode.Finished(tangents.Rename(adjoints.Rename(function)));
        }

        private void Measure()
        {
            (_width, _height) = (Elements.Total(_given, _builder), Elements.Total(_results, _builder));
            _span.Check(Integers.Multiply(_builder, _height, _width), _builder);
            Zeros.In(_span.Jacobian, _builder);
        }

        /// <summary>Whether the adjoints of an input are in the Jacobian's row from the beginning: nothing else is a name for them.</summary>
        private bool IsInRow(Value parameter) =>
            _given.Contains(parameter) && _span.IsPart(parameter) && _aliases.Members(_aliases.ClassOf(parameter)).Count == 1 && !_results.Contains(parameter);

        private void Row(Value row, Block forward, ReverseSweep sweep)
        {
            Value start = Integers.Multiply(_builder, row, _width);
            EachGiven(start, (value, at) =>
            {
                if (!value.Type.IsMemory || !IsInRow(value) || !_adjoints.TryGetValue(value.Label, out Value adjoints)) return;
                _builder.Add(new Slice(adjoints, _span.Jacobian, at, Elements.NumbersIn(value, _builder)));
            });
            Pick(row, [.. _results.Select(result => _adjoints.TryGetValue(result.Label, out Value adjoints) ? (result, adjoints) : (result, null))], 1);
            sweep.Back(forward);
            _builder.Origin = Instruction.None;
            EachGiven(start, (value, at) =>
            {
                if (!value.Type.IsMemory)
                {
                    _span.Store(at, sweep.AdjointOf(value), _builder);
                }
                else if (!IsInRow(value) && _adjoints.TryGetValue(value.Label, out Value adjoints))
                {
                    Elements.Each(value, _builder, (locate, i) => _span.Store(Integers.Add(_builder, at, i), Elements.At(locate, adjoints, _builder), _builder));
                }
            });
            foreach (Value own in _own) Zeros.In(own, _builder);
        }

        private void Columns(Block forward, ForwardSweep sweep)
        {
            var tangents = new Dictionary<int, Value>();
            foreach (Value parameter in _primal.Parameters.Where(parameter => parameter.Type.IsMemory && _varied.Contains(parameter.Label)))
            {
                tangents.Add(parameter.Label, Zeros.Beside(parameter, parameter.Name + "Tangent", _builder));
            }

            Each("column", _width, column =>
            {
                (Value Input, Value? Tangents)[] units = [.. _given.Select(value => (value, tangents.TryGetValue(value.Label, out Value memory) ? memory : null))];
                _builder.Open();
                Seed(column, tangents, sweep);
                Pick(column, units, 1);
                sweep.Over(forward);
                _builder.Origin = Instruction.None;
                (Value Result, Value? Tangents)[] along = [.. _results.Select(result => (result, sweep.Has(result, 0) ? sweep.TangentOf(result, 0) : null))];
                Store(along, column, _builder.Close([]));
                Pick(column, [.. units.Select(unit => (unit.Input, _aliases.IsWritten(unit.Input) ? null : unit.Tangents))], 0);
            });
        }

        /// <summary>Memory that is written to starts as zeros again; a number has the tangent 1 in its own column.</summary>
        private void Seed(Value column, Dictionary<int, Value> tangents, ForwardSweep sweep)
        {
            foreach (Value parameter in _primal.Parameters.Where(parameter => tangents.ContainsKey(parameter.Label)))
            {
                if (_aliases.IsWritten(parameter)) Zeros.In(tangents[parameter.Label], _builder);
                sweep.Seed(parameter, 0, new Term(_builder, tangents[parameter.Label]));
            }

            EachGiven(Integers.Number(_builder, 0, DataType.Int32), (value, at) =>
            {
                if (value.Type.IsMemory) return;
                Value isUnit = Is("==", column, at);
                Value unit = _builder.Add(new Select(_builder.Define(value.Name + "Tangent", value.Type), isUnit, _builder.Number(1, value.Type), _builder.Number(0, value.Type)));
                sweep.Seed(value, 0, new Term(_builder, unit));
            });
        }

        /// <summary>Takes the sweep over, and what it finds to the column: at once, or from beside the results at its end.</summary>
        private void Store((Value Result, Value? Tangents)[] along, Value column, Block sweep)
        {
            var elements = new ElementRows(_span, _width, _builder);
            var copies = new List<Action>();
            Value start = Integers.Number(_builder, 0, DataType.Int32);
            foreach ((Value result, Value? tangents) in along)
            {
                Value first = start;
                start = Integers.Add(_builder, start, Integers.Multiply(_builder, Elements.NumbersIn(result, _builder), _width));
                if (tangents is null) continue;
                bool isOwn = (_primal.Parameters.Contains(result) && !_given.Contains(result)) || sweep.Instructions.Any(instruction => instruction is NewArray array && array.Result == tangents);
                if (isOwn && _span.IsPart(result) && ElementRows.Suits(sweep, [tangents]))
                {
                    elements.Place(result, tangents, first, column);
                    continue;
                }

                copies.Add(() => Elements.Each(result, _builder, (locate, i) =>
                {
                    Value at = Integers.Add(_builder, first, Integers.Multiply(_builder, i, _width));
                    _span.Store(Integers.Add(_builder, at, column), Elements.At(locate, tangents, _builder), _builder);
                }));
            }

            elements.Over(sweep);
            foreach (Action copy in copies) copy();
        }

        /// <summary>Sets the number at a position, counted through all the values, in what is beside the value that it is part of.</summary>
        private void Pick(Value position, (Value Value, Value? Beside)[] values, double number)
        {
            int last = Array.FindLastIndex(values, pair => pair.Beside is not null);
            Value start = Integers.Number(_builder, 0, DataType.Int32);
            for (int i = 0; i <= last; i++)
            {
                (Value value, Value? beside) = values[i];
                Value end = Integers.Add(_builder, start, Elements.NumbersIn(value, _builder));
                if (beside is not null)
                {
                    Value at = Integers.Subtract(_builder, position, start);
                    if (values.Length == 1) Set(at, beside, number);
                    else Within(position, i == 0 ? null : start, i == values.Length - 1 ? null : end, () => Set(at, beside, number));
                }

                start = end;
            }
        }

        private void Set(Value position, Value memory, double number)
        {
            if (memory.Type is { Rank: 1, Element.IsReal: true })
            {
                _builder.Add(new Store(memory, [position], _builder.Number(number, memory.Type.Element)));
                return;
            }

            Elements.Each(memory, _builder, (locate, i) =>
            {
                Value isHere = Is("==", i, position);
                _builder.Open();
                (Value place, Value[] indices) = locate(memory);
                _builder.Add(new Store(place, [.. indices], _builder.Number(number, memory.Type.Real!)));
                _builder.Add(new If([], isHere, _builder.Close([]), Block.Empty));
            });
        }

        // if (start <= position & position < end) …   but for the first and the last
        private void Within(Value position, Value? start, Value? end, Action action)
        {
            Value? isBehind = start is null ? null : Is("<=", start, position), isBefore = end is null ? null : Is("<", position, end);
            Value isWithin = isBehind is null ? isBefore! : isBefore is null ? isBehind : Is("&", isBehind, isBefore);
            _builder.Open();
            action();
            _builder.Add(new If([], isWithin, _builder.Close([]), Block.Empty));
        }

        private Value Is(string function, Value x, Value y) => _builder.Add(new Apply(_builder.Define("", DataType.Boolean), function, [x, y]));

        private void EachGiven(Value start, Action<Value, Value> action)
        {
            foreach (Value value in _given)
            {
                action(value, start);
                start = Integers.Add(_builder, start, Elements.NumbersIn(value, _builder));
            }
        }

        private void Each(string name, Value count, Action<Value> body)
        {
            Value index = _builder.Define(name, DataType.Int32), zero = Integers.Number(_builder, 0, DataType.Int32);
            _builder.Open();
            body(index);
            _builder.Add(new For([], index, zero, "<", count, 1, [], [], _builder.Close([])) { IsSweep = true });
        }
    }
}
