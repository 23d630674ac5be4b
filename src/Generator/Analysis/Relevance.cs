using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Which values matter: what is computed smoothly from them may reach the results that are differentiated.</summary>
internal static class Relevance
{
    /// <summary>The labels of the values that matter to <paramref name="results"/>; of memory, to what it holds in the end.</summary>
    public static HashSet<int> Of(Function function, IEnumerable<Value> results)
    {
        var walk = new Walk(Aliases.Of(function));
        foreach (Value result in results) walk.Mark(result);
        return walk.Over(function.Body);
    }

    private sealed class Walk(Aliases aliases)
    {
        private readonly HashSet<int> _relevant = [];

        /// <summary>Until nothing is added: what a loop's beginning needs, its end provides.</summary>
        public HashSet<int> Over(Block body)
        {
            int before;
            do
            {
                before = _relevant.Count;
                Visit(body);
            }
            while (_relevant.Count != before);
            return _relevant;
        }

        public void Mark(Value value)
        {
            if (value.Type.IsMemory) _relevant.UnionWith(aliases.Members(aliases.ClassOf(value)));
            else _relevant.Add(value.Label);
        }

        private void Visit(Block block)
        {
            DeepStack.Check();
            for (int i = block.Instructions.Count - 1; i >= 0; i--) Visit(block.Instructions[i]);
        }

        private void Visit(Instruction instruction)
        {
            switch (instruction)
            {
                case Constant or Verbatim or Throw or NewArray or Length or Reserve or Slice or Swap:
                    break;
                case Apply or Select or IR.Convert:
                    if (instruction.Results.Any(IsRelevant)) MarkAll(Operands.Of(instruction));
                    break;
                case If branch:
                    Flow(branch.Outputs, branch.Then.Yields);
                    Flow(branch.Outputs, branch.Else.Yields);
                    Visit(branch.Then);
                    Visit(branch.Else);
                    break;
                case Loop loop:
                    Flow(loop.Outputs, loop.Body.Yields);
                    Flow(loop.Carried, loop.Body.Yields);
                    Visit(loop.Body);
                    Flow(loop.Outputs, loop.Inits);
                    Flow(loop.Carried, loop.Inits);
                    break;
                case Call call:
                    if (call.Outputs.Concat(call.Arguments.Where(argument => argument.Type.IsMemory)).Any(IsRelevant)) MarkAll(call.Arguments);
                    break;
                case Load load:
                    Flow(load.Result, load.Memory);
                    break;
                case Store store:
                    Flow(store.Memory, store.Operand);
                    break;
                case Accumulate accumulate:
                    Flow(accumulate.Memory, accumulate.Operand);
                    break;
                case Fill fill:
                    Flow(fill.Memory, fill.Operand);
                    break;
                case Copy copy:
                    Flow(copy.Target, copy.Source);
                    break;
                case Push push:
                    Flow(push.Memory, push.Operand);
                    break;
                case Pop pop:
                    Flow(pop.Result, pop.Memory);
                    break;
                default:
                    throw new NotSupportedException(instruction.GetType().Name);
            }
        }

        private bool IsRelevant(Value value) => _relevant.Contains(value.Label);

        private void MarkAll(IEnumerable<Value> values)
        {
            foreach (Value value in values) Mark(value);
        }

        private void Flow(Value to, Value from)
        {
            if (IsRelevant(to)) Mark(from);
        }

        private void Flow(EquatableArray<Value> to, EquatableArray<Value> from)
        {
            for (int i = 0; i < Math.Min(to.Count, from.Count); i++) Flow(to[i], from[i]);
        }
    }
}
