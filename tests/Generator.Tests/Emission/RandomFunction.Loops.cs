using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.Emission;

/// <summary>Loops that end, and memory of at least <see cref="Least"/> elements, read and written in range.</summary>
internal sealed partial class RandomFunction
{
    private const int Least = 6;

    private void Loop(int depth, bool callee)
    {
        bool isFor = _random.Next(3) > 0;
        DataType[] types = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(5) == 0 && Values(Sketch.Span).Any() ? Sketch.Span : DataType.Double)];
        if (_random.Next(5) == 0 && Values(Sketch.Span).Any()) types = [.. types, Sketch.Span, Sketch.Span];
        Value[] inits = [.. types.Select(type => _random.Next(2) == 0 ? Pick(type) : Variable(type))];
        Value[] carried = [.. types.Select(Define)];
        Value to = _random.Next(3) switch { 0 => Variable(DataType.Int32), 1 => Keep(new Length(Define(DataType.Int32), Hidden(new Slice(Define(Sketch.Span), Array(), Integer(0), Integer(Least - 1))))), _ => Integer(_random.Next(5)) };
        if (to.Name == "" && _random.Next(2) == 0) to = Keep(new Apply(Define(DataType.Int32), "-", [to, Integer(1)]));
        bool hasExit = _random.Next(3) == 0;
        if (isFor)
        {
            Value index = _builder.Define(_random.Next(2) == 0 ? "i" : "j", DataType.Int32);
            bool isDown = _random.Next(4) == 0;
            (Value from, Value end) = isDown ? (to, Integer(0)) : (Integer(_random.Next(2)), to);
            Block body = Body([.. carried, index], types, [], hasExit, depth, callee);
            Value[] outputs = [.. types.Select(Define)];
            Keep(new For(
                outputs.ToEquatableArray(), index, from, isDown ? _random.Next(2) == 0 ? ">" : ">=" : _random.Next(4) == 0 ? "<=" : "<", end,
                (isDown ? -1 : 1) * (1 + (_random.Next(4) / 3)), inits.ToEquatableArray(), carried.ToEquatableArray(), body, hasExit));
        }
        else
        {
            Value counter = _builder.Define(_random.Next(2) == 0 ? "k" : "", DataType.Int32);
            carried = [counter, .. carried];
            inits = [Integer(_random.Next(3)), .. inits];
            Value bound = Integer(_random.Next(6));
            _builder.Open();
            _scopes.Add([.. carried]);
            Value test = Keep(new Apply(_builder.Define("", DataType.Boolean), "<", [counter, bound]));
            if (_random.Next(2) == 0)
            {
                _builder.Open();
                Value more = _random.Next(2) == 0 ? Comparison() : Keep(Verbatim(Define(DataType.Boolean), "IsLarge", new Fragment.Use(Pick(DataType.Double))));
                Block then = _builder.Close([more]);
                _builder.Open();
                Block otherwise = _builder.Close([Truth(false)]);
                Value both = _builder.Define("", DataType.Boolean);
                _builder.Append(new If([both], test, then, otherwise));
                test = both;
            }

            if (_random.Next(6) == 0)
            {
                test = Truth(true);
                hasExit = true;
            }

            _scopes.RemoveAt(_scopes.Count - 1);
            Block asked = _builder.Close([test]);
            bool isEndless = _builder.DefinitionOf(test) is Constant;
            Block body = Body(carried, types, [counter], hasExit, depth, callee, isEndless ? bound : null);
            Value[] outputs = [_builder.Define(counter.Name, DataType.Int32), .. types.Select(Define)];
            Keep(new While(outputs.ToEquatableArray(), inits.ToEquatableArray(), carried.ToEquatableArray(), asked, body, hasExit));
        }
    }

    /// <param name="counters">What is carried first, and counts up.</param>
    /// <param name="bound">What the counter must stay below, where no test says so.</param>
    private Block Body(Value[] inside, DataType[] types, Value[] counters, bool hasExit, int depth, bool callee, Value? bound = null)
    {
        _builder.Open();
        _scopes.Add([.. inside]);
        Statements(1 + _random.Next(5), depth + 1, callee);
        Value[] next = [.. counters.Select(counter => Keep(new Apply(_builder.Define(counter.Name, DataType.Int32), "+", [counter, Integer(1)])))];
        Value[] yields;
        if (hasExit && bound is null && _random.Next(2) == 0)
        {
            yields = Exit(types, depth);
        }
        else
        {
            yields = [.. types.Select(type => _random.Next(3) > 0 ? Variable(type) : Pick(type))];
            if (bound is not null) yields = [.. yields, Keep(new Apply(_builder.Define("", DataType.Boolean), "<", [next[0], bound]))];
            else if (hasExit) yields = [.. yields, Condition()];
        }

        _scopes.RemoveAt(_scopes.Count - 1);
        return _builder.Close([.. next, .. yields]);
    }

    /// <summary>A branch at the end, whose arms say whether the loop goes on.</summary>
    private Value[] Exit(DataType[] types, int depth)
    {
        Value condition = Condition();
        int leaving = _random.Next(3);
        Block then = Arm(leaving == 0), otherwise = Arm(leaving == 1);
        Value[] results = [.. types.Select(Define), _builder.Define("", DataType.Boolean)];
        _builder.Append(new If(results.ToEquatableArray(), condition, then, otherwise));
        return results;

        Block Arm(bool leaves)
        {
            _builder.Open();
            _scopes.Add([]);
            Statements(_random.Next(3), depth + 1, callee: false);
            Value[] yields = !leaves && depth < 3 && _random.Next(3) == 0
                ? Exit(types, depth + 1)
                : [.. types.Select(type => _random.Next(3) > 0 ? Variable(type) : Pick(type)), Truth(!leaves)];
            _scopes.RemoveAt(_scopes.Count - 1);
            return _builder.Close(yields);
        }
    }

    private void Memory(int depth)
    {
        Value memory = Array();
        switch (_random.Next(16))
        {
            case < 6:
                Keep(new Load(Define(DataType.Double), memory, [Index()]));
                break;
            case < 8:
                _builder.Append(new Store(memory, [Index()], Pick(DataType.Double)));
                break;
            case 8:
                Value index = Index(), before = Keep(new Load(_builder.Define("", DataType.Double), memory, [index]));
                _builder.Append(new Store(memory, [index], Keep(new Apply(_builder.Define("", DataType.Double), _random.Next(2) == 0 ? "+" : "*", [before, Pick(DataType.Double)]))));
                break;
            case 9:
                _builder.Append(new Accumulate(memory, [Index()], Pick(DataType.Double)));
                break;
            case 10:
                _builder.Append(new Fill(memory, Pick(DataType.Double)));
                break;
            case 11:
                Value source = Keep(new Slice(Define(Sketch.Span), memory, Integer(0), Integer(Least)));
                if (_random.Next(2) == 0) _builder.Append(new Copy(source, Array()));
                break;
            case 12:
                _builder.Append(new Verbatim(
                    null,
                    [new Fragment.Text("global::Library.Poke("), new Fragment.Use(memory), new Fragment.Text(", "), new Fragment.Use(Index()), new Fragment.Text(")")],
                    true, false));
                break;
            case 13:
                Stack(depth);
                break;
            default:
                Value length = _random.Next(3) switch { 0 => Integer(Least), 1 => Integer(200), _ => Hidden(new Length(Define(DataType.Int32), memory)) };
                Keep(new NewArray(Define(_random.Next(4) == 0 ? Sketch.Doubles : Sketch.Span), [length], IsZeroed: true));
                break;
        }
    }

    /// <summary>Values pushed, or stored where room is made, and then taken back.</summary>
    private void Stack(int depth)
    {
        bool isGrowing = _random.Next(2) == 0, isStack = _random.Next(2) == 0;
        Value buffer = _builder.Define(_random.Next(2) == 0 ? "ts" : "", Sketch.Span), count = Integer(1 + _random.Next(5));
        _builder.Append(new NewArray(buffer, [isGrowing ? Integer(1) : count], IsZeroed: false, isGrowing));
        Value up = _builder.Define("i", DataType.Int32), down = _builder.Define("i", DataType.Int32);
        Block there = Inside(up, () =>
        {
            Value kept = Pick(DataType.Double);
            if (isStack)
            {
                _builder.Append(new Push(buffer, kept));
            }
            else
            {
                if (isGrowing) _builder.Append(new Reserve(buffer, up));
                _builder.Append(new Store(buffer, [up], kept));
            }
        });
        _builder.Append(new For([], up, Integer(0), "<", count, 1, [], [], there));
        Block back = Inside(down, () =>
        {
            Value kept = Keep(isStack ? new Pop(Define(DataType.Double), buffer) : new Load(Define(DataType.Double), buffer, [down]));
            _builder.Append(new Accumulate(Array(), [Index()], kept));
        });
        Value last = _builder.Define("", DataType.Int32);
        _builder.Append(new Apply(last, "-", [count, Integer(1)]));
        _builder.Append(new For([], down, last, ">=", Integer(0), -1, [], [], back));

        Block Inside(Value index, Action write)
        {
            _builder.Open();
            _scopes.Add([index]);
            if (_random.Next(2) == 0) Statements(2, depth + 2, callee: false);
            write();
            _scopes.RemoveAt(_scopes.Count - 1);
            return _builder.Close([]);
        }
    }

    private Value Array() =>
        !Values(Sketch.Doubles).Any() ? Keep(new NewArray(Define(Sketch.Doubles), [Integer(Least)], IsZeroed: true))
        : _random.Next(2) == 0 && Values(Sketch.Span).Any() ? Variable(Sketch.Span) : Variable(Sketch.Doubles);

    /// <summary>Below <see cref="Least"/>.</summary>
    private Value Index()
    {
        Value[] counted = [.. Values(DataType.Int32).Where(value => value.Name is "i" or "j")];
        return _random.Next(5) switch
        {
            0 => Integer(_random.Next(Least)),
            1 when counted.Length > 0 => Keep(new Apply(_builder.Define("", DataType.Int32), "-", [Integer(Least - 1), counted[^1]])),
            _ => counted.Length > 0 ? counted[_random.Next(counted.Length)] : Integer(_random.Next(Least)),
        };
    }

    /// <summary>A value that nothing else picks, for it may be large.</summary>
    private Value Hidden(Instruction instruction)
    {
        _builder.Append(instruction);
        return instruction.Results[0];
    }

    private Value Integer(int number) => _builder.Add(new Constant(_builder.Define("", DataType.Int32), 0, $"{number}"));

    private Value Truth(bool truth) => _builder.Add(new Constant(_builder.Define("", DataType.Boolean), 0, truth ? "true" : "false"));
}
