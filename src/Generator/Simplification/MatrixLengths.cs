using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>How many rows and columns a matrix has.</summary>
internal sealed record MatrixShape(Value Rows, Value Columns, bool IsBeside);

/// <summary>The lengths of the function's own matrices as numbers of their own, which loops and choices hand on where they are not the same for all.</summary>
internal sealed class MatrixLengths
{
    private readonly Dictionary<int, MatrixShape> _shapes = [];
    private readonly Dictionary<int, int[]> _handedOn = []; // by the label of a matrix, which of its lengths are
    private readonly Dictionary<int, Value> _lengths = [];
    private int _labels;

    private MatrixLengths(Function function, IEnumerable<MatrixClass> classes)
    {
        _labels = function.LabelCount;
        foreach (MatrixClass matrices in classes)
        {
            int[] handedOn = [.. Enumerable.Range(0, 2).Where(d => matrices.Lengths[d] is null)];
            foreach (NewArray array in matrices.Made) Add(array.Result.Label, matrices.Lengths[0] ?? array.Lengths[0], matrices.Lengths[1] ?? array.Lengths[1]);
            foreach (int label in matrices.Names) Add(label, matrices.Lengths[0] ?? Fresh("rows"), matrices.Lengths[1] ?? Fresh("columns"));

            void Add(int label, Value rows, Value columns)
            {
                _shapes.Add(label, new MatrixShape(rows, columns, matrices.IsBeside));
                if (handedOn.Length > 0) _handedOn.Add(label, handedOn);
            }
        }
    }

    public static (Function Function, Dictionary<int, MatrixShape> Shapes) Of(Function function)
    {
        List<MatrixClass> classes = [.. MatrixClass.In(function)];
        if (classes.Count == 0) return (function, []);
        var lengths = new MatrixLengths(function, classes);
        Block body = lengths.Over(function.Body);
        return (Operands.Map(function with { Body = body, LabelCount = lengths._labels }, lengths.Known), lengths._shapes.ToDictionary(shape => shape.Key, shape => shape.Value with { Rows = lengths.Known(shape.Value.Rows), Columns = lengths.Known(shape.Value.Columns) }));
    }

    private Value Fresh(string name) => new(_labels++, name, DataType.Int32);

    private Value Known(Value value) => _lengths.TryGetValue(value.Label, out Value length) ? Known(length) : value;

    private Block Over(Block block)
    {
        DeepStack.Check();
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                // k = a.GetLength(1)   →   n, where a is new T[m, n]
                case Length { Dimension: >= 0 } length when _shapes.TryGetValue(length.Memory.Label, out MatrixShape shape):
                    _lengths.Add(length.Result.Label, length.Dimension == 0 ? shape.Rows : shape.Columns);
                    break;
                // c = p ? a : b   →   the same; rows of c = p ? rows of a : rows of b
                case Select select when _handedOn.ContainsKey(select.Result.Label):
                    output.Add(select);
                    Value[] lengths = [.. HandedOn([select.Result])], whenTrue = [.. HandedOn([select.WhenTrue])], whenFalse = [.. HandedOn([select.WhenFalse])];
                    output.AddRange(lengths.Select((length, d) => new Select(length, select.Condition, whenTrue[d], whenFalse[d])));
                    break;
                case If branch:
                    output.Add(branch with { Outputs = [.. branch.Outputs, .. HandedOn(branch.Outputs)], Then = Arm(branch.Then), Else = Arm(branch.Else) });
                    break;
                case Loop loop:
                    output.Add(HandOn((Loop)Nested.Map(loop, Over)));
                    break;
                default:
                    output.Add(instruction);
                    break;
            }
        }

        return block with { Instructions = output.ToEquatableArray() };
    }

    private Block Arm(Block arm) => arm.EndsInThrow ? Over(arm) : Over(arm) with { Yields = [.. arm.Yields, .. HandedOn(arm.Yields)] };

    // for carry (a, b) { …; yield b, a }   →   for carry (a, b, rows of a, rows of b) { …; yield b, a, rows of b, rows of a }
    private Loop HandOn(Loop loop)
    {
        int count = loop.Carried.Count;
        EquatableArray<Value> yields = loop.Body.Yields;
        Value[] outputs = [.. HandedOn(loop.Outputs)], inits = [.. HandedOn(loop.Inits)], carried = [.. HandedOn(loop.Carried)], next = [.. HandedOn(yields.Take(count))];
        int[] changing = [.. Enumerable.Range(0, carried.Length).Where(i => loop.Body.EndsInThrow || Known(next[i]) != carried[i])];
        foreach (int i in Enumerable.Range(0, carried.Length).Except(changing)) _lengths[carried[i].Label] = _lengths[outputs[i].Label] = inits[i];
        return loop with
        {
            Outputs = [.. loop.Outputs, .. changing.Select(i => outputs[i])],
            Inits = [.. loop.Inits, .. changing.Select(i => inits[i])],
            Carried = [.. loop.Carried, .. changing.Select(i => carried[i])],
            Body = loop.Body.EndsInThrow ? loop.Body : loop.Body with { Yields = [.. yields.Take(count), .. changing.Select(i => next[i]), .. yields.Skip(count)] },
        };
    }

    private IEnumerable<Value> HandedOn(IEnumerable<Value> values) =>
        values.Where(value => _handedOn.ContainsKey(value.Label)).SelectMany(value => _handedOn[value.Label].Select(d => d == 0 ? _shapes[value.Label].Rows : _shapes[value.Label].Columns));
}
