using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A Hessian whose size is known at run time: row by row, the gradient's derivative along one unit tangent after the other.</summary>
internal static class HessianByColumns
{
    private const string Along = "HessianVectorProduct";

    /// <param name="along">Takes the method's parameters, tangents, and the memory it writes; yields a number for each input by value.</param>
    public static Product Of(Inputs inputs, Signature signature, Module along)
    {
        string name = inputs.Unused("hessian");
        Function callee = Scratch.Parameters(along.Main, signature.Parameters.Count) with { Name = Along };
        Function main = new Writing(inputs, signature, callee, along.Main.Parameters, name).Write(along.Main.Name);
        return new Product("Hessian", [new Parameter(name, DataType.Span(inputs.Widest), "", null, IsDifferentiable: false)], KeepsDefaults: false,
            "The second derivatives of {0}, with respect to " + inputs.List + ", elements in order.",
            "",
            new Shape.Tuple([]), HasWayBack: true, new Module([main, callee, .. along.Functions.Skip(1)]));
    }

    private sealed class Writing(Inputs inputs, Signature signature, Function callee, EquatableArray<Value> parameters, string name)
    {
        private readonly Builder _builder = new(callee.LabelCount);
        private readonly Dictionary<string, Value> _offsets = [];
        private readonly Dictionary<string, Value> _lengths = [];
        private readonly Dictionary<string, Value> _tangents = [];
        private readonly Dictionary<string, Value> _gradients = [];
        private readonly Dictionary<int, Value> _scratch = [];
        private readonly HashSet<int> _moved = [];
        private readonly HashSet<int> _optional = [.. OptionalMemory.Of(signature, callee).Select(i => parameters[i].Label)];
        private readonly Aliases _aliases = Aliases.Of(callee);
        private Value _count = null!;
        private Value _hessian = null!;

        private EquatableArray<Value> Parameters => parameters.Take(signature.Parameters.Count).ToEquatableArray();

        private IEnumerable<Parameter> All => signature.Parameters.Where(parameter => parameter.IsDifferentiable);

        public Function Write(string function)
        {
            _hessian = _builder.Define(name, DataType.Span(inputs.Widest));
            _count = Integers.Number(_builder, 0, DataType.Int32);
            foreach (Parameter input in All)
            {
                _offsets.Add(input.Name, _count);
                _count = Integers.Add(_builder, _count, input.Type.IsMemory ? LengthOf(input) : Integers.Number(_builder, 1, DataType.Int32));
            }

            CheckLength();
            foreach (Parameter input in inputs.Memory)
            {
                _tangents.Add(input.Name, Zeros.Beside(ValueOf(input), input.Name.TrimStart('@') + "Tangent", _builder));
                if (!IsPart(input)) _gradients.Add(input.Name, Zeros.Beside(ValueOf(input), input.Name.TrimStart('@') + "Gradient", _builder));
            }

            for (int i = 0; i < Parameters.Count; i++)
            {
                Value parameter = Parameters[i];
                if (parameter.Type.IsMemory && _aliases.MovesRows(callee.Parameters[i])) _moved.Add(parameter.Label);
                else if (parameter.Type.IsMemory && _aliases.WritesTo(parameter)) _scratch.Add(parameter.Label, Scratch.For(callee.Parameters[i], parameter, _builder));
            }

            foreach (Parameter input in All)
            {
                if (input.Type.IsMemory) Rows(input);
                else Row(_offsets[input.Name], input);
            }

            if (inputs.Scalars.Length == 0) RunOnce();

            if (_moved.Count > 0) RunForGood();
            foreach (Value parameter in _moved.Count > 0 ? [] : Parameters)
            {
                if (_scratch.TryGetValue(parameter.Label, out Value scratch)) IfThere(parameter, () => Elements.Copy(scratch, parameter, _builder)); // as the method itself leaves it
            }

            return new Function(function, [.. Parameters, _hessian], _builder.Finish([]), _builder.LabelCount);
        }

        // for (int j = 0; j < w.Length; j++) { wTangent[j] = 1; row of w[j]; wTangent[j] = 0; }
        private void Rows(Parameter input) => Elements.Each(ValueOf(input), _builder, (locate, position) =>
        {
            (Value tangents, Value[] indices) = locate(_tangents[input.Name]);
            _builder.Add(new Store(tangents, [.. indices], _builder.Number(1, input.Type.Real!)));
            Row(Integers.Add(_builder, _offsets[input.Name], position), null);
            _builder.Add(new Store(tangents, [.. indices], _builder.Number(0, input.Type.Real!)));
        });

        // (a, b) = along(…, 1, 0, …, hessian[row · n + offset of w ..]); hessian[row · n + offset of a] = a; …
        private void Row(Value row, Parameter? unit)
        {
            Value start = Integers.Multiply(_builder, row, _count);
            IEnumerable<Value> tangents = All.Select(input => input.Type.IsMemory ? _tangents[input.Name] : _builder.Number(input == unit ? 1 : 0, input.Type)).ToList();
            IEnumerable<Value> parts = inputs.Memory.Select(input => IsPart(input) ? Part(Integers.Add(_builder, start, _offsets[input.Name]), _lengths[input.Name]) : _gradients[input.Name]).ToList();
            Value[] outputs = [.. inputs.Scalars.Select(input => _builder.Define("", input.Type))];
            _builder.Add(new Call([.. outputs], Along, [.. Copies(), .. tangents, .. parts]) { FirstWritten = Parameters.Count + tangents.Count() });
            for (int i = 0; i < outputs.Length; i++) Write(Integers.Add(_builder, start, _offsets[inputs.Scalars[i].Name]), outputs[i]);
            foreach (Parameter input in inputs.Memory.Where(input => !IsPart(input)))
            {
                Elements.Each(ValueOf(input), _builder, (locate, position) =>
                {
                    (Value gradient, Value[] indices) = locate(_gradients[input.Name]);
                    Value element = _builder.Define("", input.Type.Real!);
                    _builder.Add(new Load(element, gradient, [.. indices]));
                    Write(Integers.Add(_builder, Integers.Add(_builder, start, _offsets[input.Name]), position), element);
                });
            }
        }

        /// <summary>Without a row the method runs all the same: it may throw.</summary>
        private void RunOnce()
        {
            Value zero = Integers.Number(_builder, 0, DataType.Int32);
            Value isEmpty = _builder.Add(new Apply(_builder.Define("", DataType.Boolean), "==", [_count, zero]));
            _builder.Open();
            Row(zero, null);
            _builder.Add(new If([], isEmpty, _builder.Close([]), Block.Empty));
        }

        /// <summary>Rows that change places are the caller's own arrays: in the end the method runs once more, on them.</summary>
        private void RunForGood()
        {
            Value[] tangents = [.. All.Select(input => input.Type.IsMemory ? _tangents[input.Name] : _builder.Number(0, input.Type))];
            Value[] gradients = [.. inputs.Memory.Select(input => IsPart(input) ? Zeros.Beside(ValueOf(input), input.Name.TrimStart('@') + "Gradient", _builder) : _gradients[input.Name])];
            _builder.Add(new Call([.. inputs.Scalars.Select(input => _builder.Define("", input.Type))], Along, [.. Parameters, .. tangents, .. gradients]) { FirstWritten = Parameters.Count + tangents.Length });
        }

        private void Write(Value position, Value element) =>
            _builder.Add(new Store(_hessian, [position], Algebra.Converted(_builder, element, inputs.Widest)));

        /// <summary>Whether its part of a row can be written in place.</summary>
        private bool IsPart(Parameter input) => input.Type is { Rank: 1 } && input.Type.Element == inputs.Widest;

        /// <summary>What the method writes to is copied for each row, so that every row begins alike.</summary>
        private IEnumerable<Value> Copies() => Parameters.Select(parameter => _moved.Contains(parameter.Label) ? OrNull(parameter, Elements.CopyOf(parameter, parameter.Name, _builder)) : _scratch.TryGetValue(parameter.Label, out Value scratch) ? Copied(parameter, scratch) : parameter);

        private Value Copied(Value parameter, Value scratch)
        {
            IfThere(parameter, () => Elements.Copy(parameter, scratch, _builder));
            return OrNull(parameter, scratch);
        }

        // w is not null ? copy : w
        private Value OrNull(Value parameter, Value copy) =>
            _optional.Contains(parameter.Label) ? _builder.Add(new Select(_builder.Define("", copy.Type), OptionalMemory.IsThere(parameter, _builder), copy, parameter)) : copy;

        private void IfThere(Value parameter, Action copy)
        {
            if (!_optional.Contains(parameter.Label))
            {
                copy();
                return;
            }

            Value isThere = OptionalMemory.IsThere(parameter, _builder);
            _builder.Open();
            copy();
            _builder.Add(new If([], isThere, _builder.Close([]), Block.Empty));
        }

        private Value Part(Value start, Value length)
        {
            Value part = _builder.Define("", _hessian.Type);
            _builder.Add(new Slice(part, _hessian, start, length));
            return part;
        }

        private void CheckLength()
        {
            Value length = _builder.Define("", DataType.Int32);
            _builder.Add(new Length(length, _hessian));
            Value size = Integers.Multiply(_builder, _count, _count);
            Value differs = _builder.Add(new Apply(_builder.Define("", DataType.Boolean), "!=", [length, size]));
            _builder.Open();
            _builder.Add(new Throw([new Fragment.Text($"new global::System.ArgumentException(\"{name} must be n by n, row by row, for the n numbers of the inputs.\", \"{name}\")")]));
            _builder.Add(new If([], differs, _builder.Close([]), Block.Empty));
        }

        private Value LengthOf(Parameter input) => _lengths[input.Name] = Elements.CountOf(ValueOf(input), _builder);

        private Value ValueOf(Parameter input) => Parameters[signature.Parameters.AsSpan().IndexOf(input)];
    }
}
