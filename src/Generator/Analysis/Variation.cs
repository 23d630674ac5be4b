using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Which values vary: depend on a differentiable input through functions whose derivative is not zero everywhere. Memory
/// varies where a value that does is kept in it.
/// </summary>
internal sealed class Variation(Module module)
{
    private readonly Dictionary<(string, EquatableArray<bool>), (EquatableArray<bool> Yields, EquatableArray<bool> Parameters)> _calls = [];

    /// <summary>The labels of the values of <paramref name="function"/> that vary with the marked parameters.</summary>
    public HashSet<int> Of(Function function, EquatableArray<bool> inputs)
    {
        var walk = new Walk(this, Aliases.Of(function));
        for (int i = 0; i < inputs.Count; i++)
        {
            if (inputs[i]) walk.Mark(function.Parameters[i]);
        }

        return walk.Over(function.Body);
    }

    /// <summary>Which results of a call vary when the marked arguments do.</summary>
    public EquatableArray<bool> OfCall(string function, EquatableArray<bool> arguments) => Through(function, arguments).Yields;

    /// <summary>Which results of a call, and which of its arguments afterwards.</summary>
    private (EquatableArray<bool> Yields, EquatableArray<bool> Parameters) Through(string function, EquatableArray<bool> arguments)
    {
        if (_calls.TryGetValue((function, arguments), out var known)) return known;
        Function callee = module[function];
        HashSet<int> varied = Of(callee, arguments);
        var through = (Marks(callee.Body.Yields), Marks(callee.Parameters));
        _calls.Add((function, arguments), through);
        return through;

        EquatableArray<bool> Marks(EquatableArray<Value> values) => values.Select(value => varied.Contains(value.Label)).ToEquatableArray();
    }

    private sealed class Walk(Variation variation, Aliases aliases)
    {
        private readonly HashSet<int> _varied = [];

        /// <summary>Until nothing is added: what a loop's end adds varies at its beginning too.</summary>
        public HashSet<int> Over(Block body)
        {
            int before;
            bool repeats;
            do
            {
                before = _varied.Count;
                repeats = Visit(body);
            }
            while (repeats && _varied.Count != before);
            return _varied;
        }

        public void Mark(Value value)
        {
            if (value.Type.IsMemory) _varied.UnionWith(aliases.Members(aliases.ClassOf(value)));
            else _varied.Add(value.Label);
        }

        /// <summary>Whether another round may find more: there is memory, or a loop.</summary>
        private bool Visit(Block block)
        {
            DeepStack.Check();
            bool repeats = false;
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) repeats |= Visit(inner);
                repeats |= instruction is Loop or Store or Accumulate or Fill or Copy or Push or Call;
                Visit(instruction);
            }

            return repeats;
        }

        private void Visit(Instruction instruction)
        {
            switch (instruction)
            {
                case Constant or Verbatim or Throw or NewArray or Length or Reserve or Swap:
                    break;
                case Apply apply:
                    if (Functions.Find(apply.Function, apply.Arguments.Count) is not { Nature: Nature.PiecewiseConstant } && apply.Arguments.Any(Varies)) Mark(apply.Result);
                    break;
                case Select select:
                    Flow(select.WhenTrue, select.Result);
                    Flow(select.WhenFalse, select.Result);
                    break;
                case IR.Convert convert:
                    if (convert.Result.Type.IsReal) Flow(convert.Operand, convert.Result);
                    break;
                case If branch:
                    Flow(branch.Then.Yields, branch.Outputs);
                    Flow(branch.Else.Yields, branch.Outputs);
                    break;
                case Loop loop:
                    Flow(loop.Inits, loop.Carried);
                    Flow(loop.Body.Yields, loop.Carried);
                    Flow(loop.Carried, loop.Outputs);
                    break;
                case Call call:
                    var (yields, parameters) = variation.Through(call.Function, call.Arguments.Select(Varies).ToEquatableArray());
                    for (int i = 0; i < yields.Count; i++)
                    {
                        if (yields[i]) Mark(call.Outputs[i]);
                    }

                    for (int i = 0; i < parameters.Count; i++)
                    {
                        if (parameters[i] && call.Arguments[i].Type.IsMemory) Mark(call.Arguments[i]);
                    }

                    break;
                case Load load:
                    if (load.Result.Type.IsReal) Flow(load.Memory, load.Result);
                    break;
                case Store store:
                    Flow(store.Operand, store.Memory);
                    break;
                case Accumulate accumulate:
                    Flow(accumulate.Operand, accumulate.Memory);
                    break;
                case Fill fill:
                    Flow(fill.Operand, fill.Memory);
                    break;
                case Copy copy:
                    Flow(copy.Source, copy.Target);
                    break;
                case Slice:
                    break; // the same memory
                case Push push:
                    Flow(push.Operand, push.Memory);
                    break;
                case Pop pop:
                    Flow(pop.Memory, pop.Result);
                    break;
                default:
                    throw new NotSupportedException(instruction.GetType().Name);
            }
        }

        private bool Varies(Value value) => _varied.Contains(value.Label);

        private void Flow(Value from, Value to)
        {
            if (Varies(from)) Mark(to);
        }

        /// <summary>Pairwise; a block that ends in a throw yields less.</summary>
        private void Flow(EquatableArray<Value> from, EquatableArray<Value> to)
        {
            for (int i = 0; i < Math.Min(from.Count, to.Count); i++) Flow(from[i], to[i]);
        }
    }
}
