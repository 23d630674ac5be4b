using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Matrices that the function makes, only loops and choices hand on, and any of which a name may stand for.</summary>
/// <param name="Names">The labels of what loops and choices have for them.</param>
/// <param name="Lengths">Rows and columns, where they are the same of all, and known wherever there is one.</param>
internal sealed record MatrixClass(EquatableArray<NewArray> Made, EquatableArray<int> Names, EquatableArray<Value?> Lengths)
{
    /// <summary>Whether all hold derivatives of what is in matrices beside them.</summary>
    public bool IsBeside => Made.All(array => array.IsBeside);

    public static IEnumerable<MatrixClass> In(Function function)
    {
        var made = new Dictionary<int, NewArray>();
        var joined = new HashSet<int>();
        Find(function.Body, made, joined);
        if (made.Count == 0) yield break;
        Aliases aliases = Aliases.Of(function);
        var handedOn = new HashSet<int>();
        FindHandedOn(function.Body, label => handedOn.Add(aliases.ClassOf(label)));
        handedOn.UnionWith(function.Body.Yields.Where(value => value.Type.IsMemory).Select(aliases.ClassOf));

        foreach ((Value name, Value source) in Joins(function.Body)) // null is neither
        {
            if (!made.ContainsKey(source.Label) && !joined.Contains(source.Label)) handedOn.Add(aliases.ClassOf(name));
        }

        var scopes = new Lazy<Scopes>(() => new Scopes(function));
        foreach (IGrouping<int, NewArray> same in made.Values.GroupBy(array => aliases.ClassOf(array.Result)).Where(same => !handedOn.Contains(same.Key)))
        {
            EquatableArray<int> names = aliases.Members(same.Key).Where(label => !made.ContainsKey(label)).ToEquatableArray();
            if (names.All(joined.Contains)) yield return new MatrixClass(same.ToEquatableArray(), names, names.Count == 0 ? [.. same.First().Lengths] : CommonLengths([.. same], names, scopes.Value));
        }
    }

    private static EquatableArray<Value?> CommonLengths(List<NewArray> made, EquatableArray<int> names, Scopes scopes)
    {
        NewArray first = made.OrderBy(array => scopes.PositionOf(array.Result)).First();
        var polynomials = new Polynomials(scopes.DefinitionOf);
        int[] homes = [.. names.Concat(made.Select(array => array.Result.Label)).Select(scopes.HomeOf)];
        return first.Lengths.Select((length, d) => AreEqual(length, d) && Array.TrueForAll(homes, home => scopes.IsVisible(length, home)) ? length : null).ToEquatableArray();

        bool AreEqual(Value length, int d) => made.TrueForAll(array => (polynomials.Of(array.Lengths[d]) - polynomials.Of(length)).Number == 0);
    }

    private static void Find(Block block, Dictionary<int, NewArray> made, HashSet<int> joined)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is NewArray { Lengths: [{ Type.Text: "int" }, { Type.Text: "int" }], Result.Type.Element.Kind: not (TypeKind.Other or TypeKind.Memory) } array) made.Add(array.Result.Label, array);
            if (instruction is Loop or If or Select) joined.UnionWith(Nested.Parameters(instruction).Concat(instruction.Results).Select(value => value.Label));
            foreach (Block inner in Nested.Of(instruction)) Find(inner, made, joined);
        }
    }

    /// <summary>What loops and choices have names for, and what that may be.</summary>
    private static IEnumerable<(Value Name, Value Source)> Joins(Block block)
    {
        DeepStack.Check();
        var joins = new List<(Value, Value)>();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value name in instruction.Results.Where(name => name.Type.Rank == 2))
            {
                joins.AddRange(Sources.Of(instruction, name).Select(source => (name, source)));
            }

            joins.AddRange(Nested.Of(instruction).SelectMany(Joins));
        }

        return joins;
    }

    private static void FindHandedOn(Block block, Action<int> found)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) FindHandedOn(inner, found);
            if (instruction is Load or Store or Accumulate or Fill or Length or NewArray or Loop or If or Select or Copy) continue;
            foreach (Value operand in Operands.Of(instruction).Where(operand => operand.Type.Rank == 2)) found(operand.Label);
        }
    }
}
