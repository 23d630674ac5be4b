using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>Loops and memory.</summary>
internal sealed partial class Interpreter
{
    private void Run(Loop loop, Dictionary<int, object?> values)
    {
        object?[] state = [.. loop.Inits.Select(init => values[init.Label])];
        if (loop is For count)
        {
            int from = (int)values[count.From.Label]!, to = (int)values[count.To.Label]!;
            for (int i = from; count.Relation switch { "<" => i < to, "<=" => i <= to, ">" => i > to, _ => i >= to }; i += count.Step)
            {
                values[count.Index.Label] = i;
                if (!Iterate(loop, state, values)) break;
            }
        }
        else
        {
            Block test = ((While)loop).Test;
            while (Holds(test, loop, state, values) && Iterate(loop, state, values))
            {
            }
        }

        for (int i = 0; i < state.Length; i++) values[loop.Outputs[i].Label] = state[i];
    }

    private bool Holds(Block test, Loop loop, object?[] state, Dictionary<int, object?> values)
    {
        for (int i = 0; i < state.Length; i++) values[loop.Carried[i].Label] = state[i];
        Run(test, values);
        return (bool)values[test.Yields[0].Label]!;
    }

    private bool Iterate(Loop loop, object?[] state, Dictionary<int, object?> values)
    {
        for (int i = 0; i < state.Length; i++) values[loop.Carried[i].Label] = state[i];
        Run(loop.Body, values);
        for (int i = 0; i < state.Length; i++) state[i] = values[loop.Body.Yields[i].Label];
        return !loop.HasExit || (bool)values[loop.Body.Yields[^1].Label]!;
    }

    private static void Touch(Instruction instruction, Dictionary<int, object?> values)
    {
        switch (instruction)
        {
            case NewArray array:
                values[array.Result.Label] = new Cells(Number(array.Lengths[0]));
                break;
            case Load load:
                values[load.Result.Label] = At(load.Memory)[Number(load.Indices[0])];
                break;
            case Store store:
                At(store.Memory)[Number(store.Indices[0])] = Real(store.Operand);
                break;
            case Accumulate accumulate:
                At(accumulate.Memory)[Number(accumulate.Indices[0])] += Real(accumulate.Operand);
                break;
            case Fill fill:
                for (int i = 0; i < At(fill.Memory).Length; i++) At(fill.Memory)[i] = Real(fill.Operand);
                break;
            case Copy copy:
                double[] source = [.. Enumerable.Range(0, At(copy.Source).Length).Select(i => At(copy.Source)[i])];
                for (int i = 0; i < source.Length; i++) At(copy.Target)[i] = source[i];
                break;
            case Slice slice:
                int start = Number(slice.Start);
                values[slice.Result.Label] = At(slice.Memory).From(start, slice.Count is null ? At(slice.Memory).Length - start : Number(slice.Count));
                break;
            case Length length:
                values[length.Result.Label] = At(length.Memory).Length;
                break;
            case Reserve reserve:
                At(reserve.Memory).Grow(Number(reserve.Position) + 1);
                break;
            case Push push:
                At(push.Memory).Pushed.Push(Real(push.Operand));
                break;
            case Pop pop:
                values[pop.Result.Label] = At(pop.Memory).Pushed.Pop();
                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }

        int Number(Value value) => (int)values[value.Label]!;
        double Real(Value value) => (double)values[value.Label]!;
        Cells At(Value value) => (Cells)values[value.Label]!;
    }

    /// <summary>A view of memory.</summary>
    public sealed class Cells(double[] items, int start, int length)
    {
        private double[] _items = items;

        public Cells(int length) : this(new double[length], 0, length)
        {
        }

        public Cells(double[] items) : this(items, 0, items.Length)
        {
        }

        public int Length { get; private set; } = length;

        public Stack<double> Pushed { get; } = new();

        public double this[int i]
        {
            get => i < Length ? _items[start + i] : throw new IndexOutOfRangeException();
            set => _items[start + i] = i < Length ? value : throw new IndexOutOfRangeException();
        }

        public Cells From(int first, int count) => new(_items, start + first, count);

        public void Grow(int least)
        {
            if (Length >= least) return;
            Array.Resize(ref _items, least);
            Length = least;
        }
    }
}
