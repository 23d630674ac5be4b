using GradGen.Support;

namespace GradGen.IR;

/// <summary>What an instruction reads, and the same instruction reading other values.</summary>
internal static class Operands
{
    /// <summary>The values read by the instruction itself; what the blocks inside it read is not counted.</summary>
    public static IEnumerable<Value> Of(Instruction instruction) => instruction switch
    {
        Constant => [],
        Apply apply => apply.Arguments,
        Select select => [select.Condition, select.WhenTrue, select.WhenFalse],
        Convert convert => [convert.Operand],
        Verbatim verbatim => Of(verbatim.Fragments),
        If branch => [branch.Condition],
        For loop => loop.Inits.Prepend(loop.To).Prepend(loop.From),
        While loop => loop.Inits,
        Call call => call.Arguments,
        Throw @throw => Of(@throw.Exception),
        NewArray array => array.Lengths,
        Load load => load.Indices.Prepend(load.Memory),
        Store store => store.Indices.Prepend(store.Memory).Append(store.Operand),
        Swap swap => [swap.Memory, swap.First, swap.Second],
        Accumulate accumulate => accumulate.Indices.Prepend(accumulate.Memory).Append(accumulate.Operand),
        Fill fill => [fill.Memory, fill.Operand],
        Copy copy => [copy.Source, copy.Target],
        Slice slice => slice.Count is null ? [slice.Memory, slice.Start] : [slice.Memory, slice.Start, slice.Count],
        Length length => [length.Memory],
        Reserve reserve => [reserve.Memory, reserve.Position],
        Push push => [push.Memory, push.Operand],
        Pop pop => [pop.Memory],
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    /// <summary>Replaces every value the instruction reads or defines, blocks inside it included.</summary>
    public static Instruction Map(Instruction instruction, Func<Value, Value> map) => instruction switch
    {
        Constant constant => constant with { Result = map(constant.Result) },
        Apply apply => apply with { Result = map(apply.Result), Arguments = Map(apply.Arguments, map) },
        Select select => select with
        {
            Result = map(select.Result),
            Condition = map(select.Condition),
            WhenTrue = map(select.WhenTrue),
            WhenFalse = map(select.WhenFalse),
        },
        Convert convert => convert with { Result = map(convert.Result), Operand = map(convert.Operand) },
        Verbatim verbatim => verbatim with
        {
            Result = verbatim.Result is null ? null : map(verbatim.Result),
            Fragments = Map(verbatim.Fragments, map),
        },
        If branch => branch with
        {
            Outputs = Map(branch.Outputs, map),
            Condition = map(branch.Condition),
            Then = Map(branch.Then, map),
            Else = Map(branch.Else, map),
        },
        For loop => loop with
        {
            Outputs = Map(loop.Outputs, map),
            Index = map(loop.Index),
            From = map(loop.From),
            To = map(loop.To),
            Inits = Map(loop.Inits, map),
            Carried = Map(loop.Carried, map),
            Body = Map(loop.Body, map),
        },
        While loop => loop with
        {
            Outputs = Map(loop.Outputs, map),
            Inits = Map(loop.Inits, map),
            Carried = Map(loop.Carried, map),
            Test = Map(loop.Test, map),
            Body = Map(loop.Body, map),
        },
        Call call => call with { Outputs = Map(call.Outputs, map), Arguments = Map(call.Arguments, map) },
        Throw @throw => @throw with { Exception = Map(@throw.Exception, map) },
        NewArray array => array with { Result = map(array.Result), Lengths = Map(array.Lengths, map) },
        Load load => load with { Result = map(load.Result), Memory = map(load.Memory), Indices = Map(load.Indices, map) },
        Store store => store with { Memory = map(store.Memory), Indices = Map(store.Indices, map), Operand = map(store.Operand) },
        Swap swap => swap with { Memory = map(swap.Memory), First = map(swap.First), Second = map(swap.Second) },
        Accumulate accumulate => accumulate with { Memory = map(accumulate.Memory), Indices = Map(accumulate.Indices, map), Operand = map(accumulate.Operand) },
        Fill fill => fill with { Memory = map(fill.Memory), Operand = map(fill.Operand), Beside = fill.Beside is null ? null : map(fill.Beside) },
        Copy copy => copy with { Source = map(copy.Source), Target = map(copy.Target) },
        Slice slice => slice with { Result = map(slice.Result), Memory = map(slice.Memory), Start = map(slice.Start), Count = slice.Count is null ? null : map(slice.Count) },
        Length length => length with { Result = map(length.Result), Memory = map(length.Memory) },
        Reserve reserve => reserve with { Memory = map(reserve.Memory), Position = map(reserve.Position) },
        Push push => push with { Memory = map(push.Memory), Operand = map(push.Operand) },
        Pop pop => pop with { Result = map(pop.Result), Memory = map(pop.Memory) },
        _ => throw new NotSupportedException(instruction.GetType().Name),
    };

    /// <summary>Replaces the values the instruction itself reads or defines; the blocks inside it stay as they are.</summary>
    public static Instruction MapOwn(Instruction instruction, Func<Value, Value> map)
    {
        var blocks = new Queue<Block>(Nested.Of(instruction));
        return blocks.Count == 0 ? Map(instruction, map) : Nested.Map(Map(Nested.Map(instruction, _ => Block.Empty), map), _ => blocks.Dequeue());
    }

    public static Block Map(Block block, Func<Value, Value> map)
    {
        DeepStack.Check();
        return new Block(
            block.Instructions.Select(instruction => Map(instruction, map)).ToEquatableArray(),
            Map(block.Yields, map));
    }

    public static Function Map(Function function, Func<Value, Value> map) =>
        function with { Parameters = Map(function.Parameters, map), Body = Map(function.Body, map) };

    private static EquatableArray<Value> Map(EquatableArray<Value> values, Func<Value, Value> map) =>
        values.Select(map).ToEquatableArray();

    private static EquatableArray<Fragment> Map(EquatableArray<Fragment> fragments, Func<Value, Value> map) =>
        fragments.Select(fragment => fragment switch
        {
            Fragment.Text => fragment,
            Fragment.Use use => new Fragment.Use(map(use.Value)),
            Fragment.Define define => new Fragment.Define(map(define.Value), define.Initial is null ? null : map(define.Initial)),
            _ => throw new NotSupportedException(fragment.GetType().Name),
        }).ToEquatableArray();

    /// <summary>A value that the code itself defines before it reads it (<c>TryParse(s, out int n) ? n : 0</c>) is not an operand.</summary>
    private static IEnumerable<Value> Of(EquatableArray<Fragment> fragments)
    {
        HashSet<int>? defined = null;
        foreach (Fragment fragment in fragments)
        {
            if (fragment is Fragment.Define define)
            {
                if (define.Initial is not null) yield return define.Initial;
                (defined ??= []).Add(define.Value.Label);
            }
            else if (fragment is Fragment.Use use && defined?.Contains(use.Value.Label) != true)
            {
                yield return use.Value;
            }
        }
    }
}
