using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What loops keep: written on the way out, read again in the loop that mirrors them.</summary>
internal sealed partial class ResidualRewrite
{
    private readonly Dictionary<Kept, Value> _buffers = new(ByReference.Comparer);

    private void Rewrite(Loop loop, int scope, List<Instruction> output)
    {
        int loopScope = _next++;
        var (inits, carried, outputs, next) = (new List<Value>(), new List<Value>(), new List<Value>(), new List<Value>());
        if (plan.CarriesMemory(loopScope)) CarryMemory(loop, loopScope, scope, output, inits, carried, outputs, next);
        var header = (Loop)WithOperands(loop is For ? loop with { Body = Block.Empty } : (While)loop with { Test = Block.Empty, Body = Block.Empty }, scope, output);
        Block? test = loop is While open ? Rewrite(open.Test, _ => []) : null;
        Block body = Rewrite(loop.Body, _ => []);
        body = body with { Yields = [.. body.Yields.Take(loop.Carried.Count), .. next, .. body.Yields.Skip(loop.Carried.Count)] };
        EquatableArray<Value> allOutputs = [.. header.Outputs, .. outputs], allInits = [.. header.Inits, .. inits], allCarried = [.. header.Carried, .. carried];
        output.Add(header is While again
            ? again with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Test = test!, Body = body }
            : (For)header with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Body = body });
    }

    // for carry (a, b) { … yield b, a }   →   back: for carry (b', a') { …a is a', b is b'… yield a', b' }
    private void CarryMemory(Loop mirror, int loopScope, int scope, List<Instruction> output, List<Value> inits, List<Value> carried, List<Value> outputs, List<Value> next)
    {
        Loop loop = plan.MirroredBy(mirror);
        int[] places = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory)];
        foreach (int i in places)
        {
            inits.Add(Here(loop.Outputs[i], scope, output));
            carried.Add(Fresh(loop.Outputs[i]));
            outputs.Add(Fresh(loop.Outputs[i]));
        }

        foreach (int i in places)
        {
            int from = Array.FindIndex(places, j => loop.Body.Yields[j] == loop.Carried[i]);
            next.Add(Learn(loop.Carried[i], loopScope, carried[from]));
        }
    }

    // for (t < n) carry (a, b) { … yield b, a }   →   back, in an iteration around: for (t < n) carry (a, b) { yield b, a }
    private void SwapAgain(Loop loop, int scope, List<Instruction> output)
    {
        int[] places = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory)];
        Value[] inits = [.. places.Select(i => Here(loop.Inits[i], scope, output))];
        Value[] carried = [.. places.Select(i => Fresh(loop.Carried[i]))], outputs = [.. places.Select(i => Fresh(loop.Outputs[i]))];
        var body = new Block([], [.. places.Select(i => carried[Array.FindIndex(places, j => loop.Carried[j] == loop.Body.Yields[i])])]);
        if (loop is For { HasExit: false } counted)
        {
            Value from = Here(counted.From, scope, output), to = Here(counted.To, scope, output);
            output.Add(new For([.. outputs], Fresh(counted.Index), from, counted.Relation, to, counted.Step, [.. inits], [.. carried], body));
        }
        else
        {
            Value count = Here(loop.Outputs[loop.Counter], scope, output);
            Value zero = new(_labels++, "", DataType.Int32);
            output.Add(new Constant(zero, 0, "0"));
            output.Add(new For([.. outputs], new Value(_labels++, "", DataType.Int32), zero, "<", count, 1, [.. inits], [.. carried], body));
        }

        for (int n = 0; n < places.Length; n++) Learn(loop.Outputs[places[n]], scope, outputs[n]);
    }

    private Value Fresh(Value value) => value with { Label = _labels++ };

    /// <summary>The value in the mirrored loop; <see langword="null"/> if it is to be computed again there.</summary>
    private Value? FromLoop(Value value, int scope, List<int> loops, List<Instruction> output)
    {
        int mirror = Scopes.MirrorOf(loops[^1], scope)!.Value;
        Loop loop = Scopes.LoopOf(loops[^1])!;
        Value iteration = ((For)Scopes.LoopOf(mirror)!).Index;
        if (value == loop.Iteration) return iteration;
        if (plan.Recomputation.CountedAlong(value) is { } along) return along;
        if (plan.KeptFor(value, scope) is { } kept) return Read(kept, scope, output);
        if (plan.Recomputation.ExitOf(value) is { } isLast) return Compared(iteration, isLast ? "==" : "!=", Last((For)Scopes.LoopOf(mirror)!, scope, output), output);
        if (plan.Recomputation.InductionOf(value) is var (_, init, step)) return Progression(Here(init, scope, output), iteration, step, output);
        return loop is For counted && counted.Index == value ? Progression(Here(counted.From, scope, output), iteration, counted.Step, output) : null;
    }

    /// <summary>The number of the last iteration: the mirrored loop begins with it on the way back, and ends with it where it goes on.</summary>
    private Value Last(For mirror, int scope, List<Instruction> output)
    {
        if (mirror.Step < 0) return Here(mirror.From, scope, output);
        var last = new Value(_labels++, "", mirror.To.Type);
        output.Add(new Verbatim(last, [new Fragment.Use(Here(mirror.To, scope, output)), new Fragment.Text(" - 1")], IsPrimary: false, IsPure: true));
        return last;
    }

    private Value Compared(Value x, string relation, Value y, List<Instruction> output)
    {
        var result = new Value(_labels++, "", DataType.Boolean);
        output.Add(new Apply(result, relation, [x, y]));
        return result;
    }

    private Value Read(Kept kept, int scope, List<Instruction> output)
    {
        Value value = kept.Value with { Label = _labels++, Name = SingularOf(kept.Value) };
        Value buffer = _buffers[kept];
        if (kept.Part is { } part)
        {
            output.Add(Part(kept, part, value, scope, loop => Here(loop.Iteration!, scope, output), output));
            return value;
        }

        output.Add(kept.By switch
        {
            KeptBy.Order => new Pop(value, buffer),
            KeptBy.Count => new Load(value, buffer, [((For)Scopes.LoopOf(Scopes.MirrorOf(kept.Innermost, scope)!.Value)!).Index]),
            _ => new Load(value, buffer, [Position(kept, scope, loop => Here(loop.Iteration!, scope, output), output)]),
        });
        return value;
    }

    /// <summary>Carried values are kept as the iteration begins.</summary>
    private void KeepCarried(int scope, List<Instruction> output)
    {
        int parent = Scopes.ParentOf(scope);
        if (parent < 0 || Scopes.LoopOf(parent) is not { } loop || Scopes.BodyOf(parent) != scope) return;
        foreach (Value parameter in Nested.Parameters(loop)) Keep(parameter, parent, output);
    }

    private void Keep(Value value, int scope, List<Instruction> output)
    {
        foreach (Kept kept in plan.KeptOf(value))
        {
            if (kept.By == KeptBy.Order || kept.Part is not null || Scopes.HomeOf(value) != scope) continue;
            Value buffer = _buffers[kept];
            if (kept.By == KeptBy.Count)
            {
                Value count = Scopes.LoopOf(kept.Innermost)!.Iteration!;
                if (scope == kept.Innermost || Scopes.ParentOf(scope) == kept.Innermost) output.Add(new Reserve(buffer, count));
                output.Add(new Store(buffer, [count], value));
                continue;
            }

            output.Add(new Store(buffer, [Position(kept, scope, loop => loop.Iteration!, output)], value));
        }
    }

    /// <summary>In front of a branch, room for what its arms keep: a buffer grows where its length is reached, whichever arm is taken then.</summary>
    private void MakeRoom(int scope, List<Instruction> output)
    {
        int last = Scopes.LastOf(Scopes.LastOf(_next) + 1);
        foreach (Kept kept in plan.Kept)
        {
            if (kept.By != KeptBy.Count || kept.Part is not null || Scopes.ParentOf(scope) != kept.Innermost) continue;
            int home = Scopes.HomeOf(kept.Value);
            if (home >= _next && home <= last) output.Add(new Reserve(_buffers[kept], Scopes.LoopOf(kept.Innermost)!.Iteration!));
        }
    }

    private void PushKept(int scope, List<Instruction> output)
    {
        foreach (Kept kept in plan.Kept)
        {
            if (kept.By == KeptBy.Order && Scopes.BodyOf(kept.Innermost) == scope) output.Add(new Push(_buffers[kept], InBlock(kept.Value, scope)));
        }
    }

    private Residual ResidualOf(Kept kept)
    {
        Loop loop = Scopes.LoopOf(kept.Innermost)!;
        return new Residual(loop.Number, loop.Iteration!.Label, (kept.Value.Name, Scopes.DefinitionOf(kept.Value)) switch
        {
            (_, Loop { Counter: not Instruction.None } inner) when inner.Outputs[inner.Counter] == kept.Value => "iterations of a loop inside",
            ({ Length: > 0 } name, _) => name,
            (_, Apply apply) when char.IsLetter(apply.Function[0]) => apply.Function + "(…)",
            (_, Load { Memory.Name: { Length: > 0 } memory }) => memory + "[…]",
            _ => "",
        }, kept.Part is not null);
    }

    /// <summary>A buffer is called after what it keeps: a variable, a function's results, what was read of memory.</summary>
    private string NameOf(Value value) => SingularOf(value) is { Length: > 0 } name ? PluralOf(name)
        : Scopes.DefinitionOf(value) switch
        {
            Load { Memory.Name: { Length: > 0 } memory } => memory + "s",
            _ when value.Type.Kind == TypeKind.Boolean => "conditions",
            Apply { Function: "*" } => "products",
            Apply { Function: "/" } => "ratios",
            Apply { Function: "+" } => "sums",
            Apply { Function: "-" } => "differences",
            _ => "",
        };

    /// <summary>Not <c>is</c> or <c>as</c>, which are words of C#.</summary>
    private static string PluralOf(string name) => name is "i" or "a" || name[name.Length - 1] == 's' ? name + "Values" : name + "s";

    private string SingularOf(Value value) => (value.Name, Scopes.DefinitionOf(value)) switch
    {
        ({ Length: > 0 } name, _) => name,
        (_, Apply apply) when char.IsLetter(apply.Function[0]) => char.ToLowerInvariant(apply.Function[0]) + apply.Function.Substring(1).Replace(".", ""),
        _ => "",
    };
}
