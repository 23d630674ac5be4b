using System.Globalization;
using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Small arrays that are only read and written at known indices become variables, one for each element.</summary>
internal static class ScalarReplacement
{
    public static Module Replace(Module module) => new(module.Functions.Select(Replace).ToEquatableArray());

    private static Function Replace(Function function)
    {
        SmallArrays arrays = SmallArrays.Of(function);
        return arrays.Any ? new Walk(arrays, function.LabelCount).Replace(function) : function;
    }

    private sealed class Walk(SmallArrays arrays, int labels)
    {
        private readonly Dictionary<(int Array, int Position), Value> _elements = [];
        private readonly Dictionary<int, string> _arrayNames = [];
        private readonly Dictionary<int, Value> _replaced = [];
        private readonly Dictionary<int, string> _names = [];
        private readonly HashSet<int> _constants = [];
        private int _labels = labels;
        private Dictionary<(int Array, int Position), Value>? _before; // the innermost arm
        private HashSet<int> _made = []; // in that arm

        public Function Replace(Function function)
        {
            Block body = Replace(function.Body, _ => []);
            Function replaced = function with { Body = body, LabelCount = _labels };
            return _names.Count == 0 ? replaced : Operands.Map(replaced, value => _names.TryGetValue(value.Label, out string name) ? value with { Name = name } : value);
        }

        /// <param name="more">What the block yields besides, before what it yields last, once its own instructions are replaced.</param>
        private Block Replace(Block block, Func<Block, IEnumerable<Value>> more, int last = 0)
        {
            DeepStack.Check();
            var output = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions) Replace(instruction, output);
            if (block.EndsInThrow) return block with { Instructions = output.ToEquatableArray() };
            Value[] yields = [.. block.Yields.Select(Current)];
            return new Block(output.ToEquatableArray(), [.. yields.Take(yields.Length - last), .. more(block), .. yields.Skip(yields.Length - last)]);
        }

        private void Replace(Instruction instruction, List<Instruction> output)
        {
            switch (instruction)
            {
                // a = new T[2]   →   a0 = 0, a1 = 0
                case NewArray array when arrays.Contains(array.Result):
                    Value zero = Define(array.Result with { Name = "", Type = array.Result.Type.Element! });
                    output.Add(zero.Type.IsReal ? Constant.Of(zero, 0) : new Constant(zero, 0, zero.Type.Kind == TypeKind.Boolean ? "false" : "0"));
                    _constants.Add(zero.Label);
                    _arrayNames.Add(array.Result.Label, array.Result.Name);
                    _made.Add(array.Result.Label);
                    for (int i = 0; i < arrays.CountOf(array.Result); i++) _elements[(array.Result.Label, i)] = zero;
                    break;
                // x = a[1]   →   x is a1
                case Load load when arrays.Contains(load.Memory):
                    Value element = _elements[Place(load.Memory, load.Indices)];
                    _replaced.Add(load.Result.Label, element);
                    if (load.Result.Name != "") Call(element, load.Result.Name);
                    break;
                // a[1] = x   →   a1 is x
                case Store store when arrays.Contains(store.Memory):
                    Set(Place(store.Memory, store.Indices), Current(store.Operand));
                    break;
                // a[1] += x   →   a1 = a1 + x
                case Accumulate accumulate when arrays.Contains(accumulate.Memory):
                    (int, int) place = Place(accumulate.Memory, accumulate.Indices);
                    Value sum = Define(accumulate.Operand with { Name = "" });
                    output.Add(new Apply(sum, "+", [_elements[place], Current(accumulate.Operand)]) { Origin = accumulate.Origin });
                    Set(place, sum);
                    break;
                // a.Fill(x)   →   a0 is x, a1 is x
                case Fill fill when arrays.Contains(fill.Memory):
                    for (int i = 0; i < arrays.CountOf(fill.Memory); i++) Set((fill.Memory.Label, i), Current(fill.Operand));
                    break;
                // a.Length   →   2
                case Length length when arrays.Contains(length.Memory):
                    output.Add(new Constant(length.Result, 0, arrays.LengthOf(length.Memory, length.Dimension).ToString(CultureInfo.InvariantCulture)));
                    break;
                case If branch:
                    Replace(branch, output);
                    break;
                case Loop loop:
                    Replace(loop, output);
                    break;
                default:
                    if (instruction is Constant) _constants.Add(instruction.Results[0].Label);
                    output.Add(_replaced.Count == 0 ? instruction : Operands.Map(instruction, Current));
                    break;
            }
        }

        // if p { a[0] = x } else { }   →   a0 = if p { yield x } else { yield a0 }
        private void Replace(If branch, List<Instruction> output)
        {
            Value condition = Current(branch.Condition);
            Block then = Arm(branch.Then, out Dictionary<(int, int), Value> whenTrue);
            Block @else = Arm(branch.Else, out Dictionary<(int, int), Value> whenFalse);
            var (outputs, thenYields, elseYields) = (new List<Value>(), new List<Value>(), new List<Value>());
            foreach ((int, int) place in whenTrue.Keys.Concat(whenFalse.Keys).Distinct().Where(_elements.ContainsKey).ToList())
            {
                Value a = After(whenTrue, place), b = After(whenFalse, place);
                if (then.EndsInThrow || @else.EndsInThrow || a == b)
                {
                    Set(place, then.EndsInThrow ? b : a);
                    continue;
                }

                Value joined = Element(place, a.Type);
                outputs.Add(joined);
                thenYields.Add(a);
                elseYields.Add(b);
                Set(place, joined);
            }

            output.Add(branch with
            {
                Outputs = [.. branch.Outputs, .. outputs],
                Condition = condition,
                Then = then.EndsInThrow ? then : then with { Yields = [.. then.Yields, .. thenYields] },
                Else = @else.EndsInThrow ? @else : @else with { Yields = [.. @else.Yields, .. elseYields] },
            });

            Value After(Dictionary<(int, int), Value> arm, (int, int) place) => arm.TryGetValue(place, out Value value) ? value : _elements[place];
        }

        /// <summary>The block, and the elements it changes; afterwards they are again what they were before it.</summary>
        private Block Arm(Block block, out Dictionary<(int, int), Value> changed)
        {
            (Dictionary<(int, int), Value>? outer, HashSet<int> made) = (_before, _made);
            (_before, _made) = ([], []);
            Block replaced = Replace(block, _ => []);
            changed = _before.Keys.ToDictionary(place => place, place => _elements[place]);
            foreach (KeyValuePair<(int, int), Value> entry in _before) _elements[entry.Key] = entry.Value;
            (_before, _made) = (outer, made);
            return replaced;
        }

        // for { a[0] = f(a[0]) }   →   a0 = for carry (c = a0) { yield f(c) }
        private void Replace(Loop loop, List<Instruction> output)
        {
            (int, int)[] places = [.. WrittenIn(loop).Where(_elements.ContainsKey)];
            Value[] inits = [.. places.Select(place => _elements[place])];
            Value[] carried = [.. places.Select(place => Element(place, _elements[place].Type))];
            Value[] outputs = [.. places.Select(place => Element(place, _elements[place].Type))];
            var header = (Loop)Operands.MapOwn(loop, Current);
            for (int i = 0; i < places.Length; i++) Set(places[i], carried[i]);
            Block? test = loop is While open ? Replace(open.Test, _ => []) : null;
            Block body = Replace(loop.Body, _ => places.Select(place => _elements[place]), last: loop.HasExit ? 1 : 0);
            for (int i = 0; i < places.Length; i++) Set(places[i], outputs[i]);
            EquatableArray<Value> allOutputs = [.. header.Outputs, .. outputs], allInits = [.. header.Inits, .. inits], allCarried = [.. header.Carried, .. carried];
            output.Add(header is While again
                ? again with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Test = test!, Body = body }
                : (For)header with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Body = body });
        }

        /// <summary>The elements that a loop changes, of arrays made before it.</summary>
        private List<(int, int)> WrittenIn(Loop loop)
        {
            var found = new List<(int, int)>();
            var seen = new HashSet<(int, int)>();
            Visit(loop.Body);
            return found;

            void Visit(Block block)
            {
                DeepStack.Check();
                foreach (Instruction instruction in block.Instructions)
                {
                    foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                    if (instruction is Store store && arrays.Contains(store.Memory)) Add(Place(store.Memory, store.Indices));
                    if (instruction is Accumulate accumulate && arrays.Contains(accumulate.Memory)) Add(Place(accumulate.Memory, accumulate.Indices));
                    if (instruction is not Fill fill || !arrays.Contains(fill.Memory)) continue;
                    for (int i = 0; i < arrays.CountOf(fill.Memory); i++) Add((fill.Memory.Label, i));
                }
            }

            void Add((int, int) place)
            {
                if (seen.Add(place)) found.Add(place);
            }
        }

        private (int, int) Place(Value memory, EquatableArray<Value> indices) => (memory.Label, arrays.PositionOf(memory, indices));

        private void Set((int Array, int Position) place, Value value)
        {
            if (_before is not null && !_made.Contains(place.Array) && !_before.ContainsKey(place)) _before.Add(place, _elements[place]);
            _elements[place] = value;
            Call(value, NameOf(place));
        }

        private Value Element((int Array, int Position) place, DataType type) => new(_labels++, NameOf(place), type);

        private Value Define(Value like) => like with { Label = _labels++ };

        /// <summary>A value without a name is called after the element it is.</summary>
        private void Call(Value value, string name)
        {
            if (value.Name == "" && name != "" && !_constants.Contains(value.Label) && !_names.ContainsKey(value.Label)) _names.Add(value.Label, name);
        }

        private string NameOf((int Array, int Position) place) => _arrayNames[place.Array] is { Length: > 0 } name ? name + place.Position.ToString(CultureInfo.InvariantCulture) : "";

        private Value Current(Value value)
        {
            while (_replaced.TryGetValue(value.Label, out Value known)) value = known;
            return value;
        }
    }
}
