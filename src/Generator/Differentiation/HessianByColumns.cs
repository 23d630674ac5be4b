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
        Function callee = along.Main with { Name = Along };
        Function main = new Writing(inputs, signature, callee, name).Write(along.Main.Name);
        return new Product("Hessian", [new Parameter(name, DataType.Span(inputs.Widest), "", null, IsDifferentiable: false)], KeepsDefaults: false,
            "The second derivatives of {0}, with respect to " + inputs.List + ", elements in order.",
            "",
            new Shape.Tuple([]), HasWayBack: true, new Module([main, callee, .. along.Functions.Skip(1)]));
    }

    private sealed class Writing(Inputs inputs, Signature signature, Function callee, string name)
    {
        private readonly Builder _builder = new(callee.LabelCount);
        private readonly Dictionary<string, Value> _offsets = [];
        private readonly Dictionary<string, Value> _lengths = [];
        private readonly Dictionary<string, Value> _tangents = [];
        private Value _count = null!;
        private Value _hessian = null!;

        private EquatableArray<Value> Parameters => callee.Parameters.Take(signature.Parameters.Count).ToEquatableArray();

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
            foreach (Parameter input in inputs.Memory) _tangents.Add(input.Name, Zeros.Beside(ValueOf(input), input.Name.TrimStart('@') + "Tangent", _builder));
            foreach (Parameter input in All)
            {
                if (input.Type.IsMemory) Rows(input);
                else Row(_offsets[input.Name], input);
            }

            return new Function(function, [.. Parameters, _hessian], _builder.Finish([]), _builder.LabelCount);
        }

        // for (int j = 0; j < w.Length; j++) { wTangent[j] = 1; row of w[j]; wTangent[j] = 0; }
        private void Rows(Parameter input)
        {
            Value index = _builder.Define("j", DataType.Int32);
            Value tangents = _tangents[input.Name];
            Value zero = Integers.Number(_builder, 0, DataType.Int32);
            _builder.Open();
            _builder.Add(new Store(tangents, [index], _builder.Number(1, input.Type.Real!)));
            Row(Integers.Add(_builder, _offsets[input.Name], index), null);
            _builder.Add(new Store(tangents, [index], _builder.Number(0, input.Type.Real!)));
            _builder.Add(new For([], index, zero, "<", _lengths[input.Name], 1, [], [], _builder.Close([])));
        }

        // (a, b) = along(…, 1, 0, …, hessian[row · n + offset of w ..]); hessian[row · n + offset of a] = a; …
        private void Row(Value row, Parameter? unit)
        {
            Value start = Integers.Multiply(_builder, row, _count);
            IEnumerable<Value> tangents = All.Select(input => input.Type.IsMemory ? _tangents[input.Name] : _builder.Number(input == unit ? 1 : 0, input.Type)).ToList();
            IEnumerable<Value> parts = inputs.Memory.Select(input => Part(Integers.Add(_builder, start, _offsets[input.Name]), _lengths[input.Name])).ToList();
            Value[] outputs = [.. inputs.Scalars.Select(input => _builder.Define("", input.Type))];
            _builder.Add(new Call([.. outputs], Along, [.. Parameters, .. tangents, .. parts]));
            for (int i = 0; i < outputs.Length; i++)
            {
                Term element = Algebra.Convert(new Term(_builder, outputs[i]), inputs.Widest);
                _builder.Add(new Store(_hessian, [Integers.Add(_builder, start, _offsets[inputs.Scalars[i].Name])], element.Value));
            }
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

        private Value LengthOf(Parameter input)
        {
            if (input.Type is not { Rank: 1, Element.IsReal: true }) throw new NotSupportedException($"the Hessian with respect to {input.Type}");
            Value length = _builder.Define("", DataType.Int32);
            _builder.Add(new Length(length, ValueOf(input)));
            return _lengths[input.Name] = length;
        }

        private Value ValueOf(Parameter input) => Parameters[signature.Parameters.AsSpan().IndexOf(input)];
    }
}
