using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A Jacobian of a few numbers: the method once, and from each of its results back, all side by side.</summary>
internal static class JacobianByRows
{
    private const int MostInstructions = 3000; // in all rows; beyond that the code is too long

    /// <summary>Whether the results are numbers, few beside the inputs, and the method is not too large to go back through it for each.</summary>
    private static bool Suits(Inputs inputs, Function primal) =>
        inputs.Returned is Shape.Tuple { Elements.Count: > 0 } tuple
        && (inputs.Memory.Length > 0 || inputs.Count > tuple.Elements.Count)
        && tuple.Elements.Count * Blocks.Size(primal.Body) <= MostInstructions;

    /// <summary><see langword="null"/> where another way is better, or this one leads nowhere.</summary>
    public static Product? Of(Inputs inputs, Module primal)
    {
        if (!Suits(inputs, primal.Main)) return null;
        var pullbacks = new Pullbacks(primal, inputs.Outcome);
        Function main = primal.Main.Body.EndsInThrow ? primal.Main : new Writing(inputs, primal, pullbacks).Write();
        if (!Stacks.AreTakenOnce(main.Body)) return null; // each row would take what is on them
        Product product = JacobianFace.Of(inputs, hasWayBack: true, new Module([main, .. primal.Functions.Skip(1), .. pullbacks.Made]));
        return product with { Heading = "Backward: dv_y is the derivative of the result y with respect to v." };
    }

    private sealed class Writing
    {
        private readonly Inputs _inputs;
        private readonly Function _primal;
        private readonly Pullbacks _pullbacks;
        private readonly Aliases _aliases;
        private readonly HashSet<int> _varied;
        private readonly Value[] _given;
        private readonly JacobianSpan _span;
        private Builder _builder;

        public Writing(Inputs inputs, Module primal, Pullbacks pullbacks)
        {
            (_inputs, _primal, _pullbacks) = (inputs, primal.Main, pullbacks);
            _aliases = Aliases.Of(_primal);
            _varied = new Variation(primal).Of(_primal, inputs.Marks);
            _given = [.. _primal.Parameters.Where((_, i) => i < inputs.Marks.Count && inputs.Marks[i])];
            _builder = new Builder(_primal.LabelCount);
            _span = new JacobianSpan(JacobianFace.NameOf(inputs), inputs.Widest, _builder);
        }

        // y = f(x)   →   y = f(x); for each y: x̄ = 0; ←f from ȳ = 1; its row is x̄
        public Function Write()
        {
            _builder.Open();
            Value width = Elements.Total(_given, _builder);
            _span.Check(Integers.Multiply(_builder, Integers.Number(_builder, _primal.Body.Yields.Count, DataType.Int32), width), _builder);
            if (_given.Any(value => value.Type.IsMemory)) Zeros.In(_span.Jacobian, _builder);
            string[] names = NamesOf(_primal.Body.Yields);
            Row[] rows = [.. _primal.Body.Yields.Select((result, i) => Begin(result, names[i], Integers.Multiply(_builder, Integers.Number(_builder, i, DataType.Int32), width)))];
            Block before = _builder.Close([]);

            Block forward = _primal.Body;
            int labels = _builder.LabelCount;
            var replaced = new List<Dictionary<Instruction, Value>>();
            foreach (Row row in rows)
            {
                var augmentation = new Augmentation(_primal, labels, [.. _varied.Intersect(row.Relevant)], _aliases, row.Adjoints, row.Suffix);
                forward = augmentation.Over(forward);
                labels = augmentation.Labels;
                replaced.Add(augmentation.Replaced);
            }

            _builder = new Builder(labels);
            foreach (Instruction instruction in before.Instructions.Concat(forward.Instructions)) _builder.Append(instruction);
            ReverseSweep[] sweeps = [.. rows.Select((row, i) => new ReverseSweep(_builder, _varied, row.Relevant, row.Adjoints, replaced[i], Wildness.Of(_primal), _aliases, _pullbacks.Of, row.Suffix))];
            Block back = SideBySide.Of(forward, rows.Zip(sweeps, (row, sweep) => Back(row, sweep, forward)).ToList());
            foreach (Instruction instruction in back.Instructions) _builder.Append(instruction);
            _builder.Origin = Instruction.None;
            for (int i = 0; i < rows.Length; i++) Store(rows[i], sweeps[i]);
            var function = new Function(_primal.Name, [.. _primal.Parameters, _span.Jacobian], _builder.Finish(_primal.Body.Yields), _builder.LabelCount);
            return ReverseMode.Finished(sweeps.Aggregate(function, (named, sweep) => sweep.Rename(named)));
        }

        /// <summary>Where the adjoints of what comes in memory are, from this result: in its row, or beside it until the end.</summary>
        private Row Begin(Value result, string name, Value start)
        {
            HashSet<int> relevant = Relevance.Of(_primal, [result]);
            var row = new Row(result, "_" + name, start, relevant, []);
            Value at = start;
            foreach (Value value in _given)
            {
                if (value.Type.IsMemory) row.Adjoints.Add(value.Label, _span.IsPart(value) ? _span.Part(value, at, "d" + value.Name + row.Suffix, _builder) : Beside(value));
                at = Integers.Add(_builder, at, Elements.NumbersIn(value, _builder));
            }

            foreach (Value parameter in _primal.Parameters)
            {
                bool isOwn = parameter.Type.IsMemory && !row.Adjoints.ContainsKey(parameter.Label) && _varied.Contains(parameter.Label) && relevant.Contains(parameter.Label);
                if (isOwn) row.Adjoints.Add(parameter.Label, Beside(parameter));
            }

            return row;

            Value Beside(Value value) => Zeros.Beside(value, "d" + value.Name + row.Suffix, _builder);
        }

        private Block Back(Row row, ReverseSweep sweep, Block forward)
        {
            _builder.Open();
            _builder.Origin = Instruction.None;
            sweep.Accumulate(row.Result, new Adjoint(new Term(_builder, _builder.Number(1, row.Result.Type)), null));
            sweep.Back(forward);
            return _builder.Close([]);
        }

        private void Store(Row row, ReverseSweep sweep)
        {
            Value at = row.Start;
            foreach (Value value in _given)
            {
                Value first = at;
                if (!value.Type.IsMemory) _span.Store(at, sweep.AdjointOf(value), _builder);
                else if (!_span.IsPart(value)) Elements.Each(value, _builder, (locate, i) => _span.Store(Integers.Add(_builder, first, i), Elements.At(locate, row.Adjoints[value.Label], _builder), _builder));
                at = Integers.Add(_builder, at, Elements.NumbersIn(value, _builder));
            }
        }

        /// <summary>What tells the rows apart: the names of the results where they have some, or else their numbers.</summary>
        private string[] NamesOf(EquatableArray<Value> results)
        {
            EquatableArray<Shape.Element> elements = ((Shape.Tuple)_inputs.Returned).Elements;
            string[] names = [.. results.Select((result, i) => elements[i].Name != "" ? elements[i].Name.TrimStart('@') : result.Name)];
            return names.All(name => name != "") && names.Distinct().Count() == names.Length ? names : [.. names.Select((_, i) => (i + 1).ToString())];
        }

        private sealed record Row(Value Result, string Suffix, Value Start, HashSet<int> Relevant, Dictionary<int, Value> Adjoints);
    }
}
