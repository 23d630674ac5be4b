using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>What the generated code keeps of each iteration of a loop for the way back.</summary>
/// <param name="Loop">The loop's number in the source.</param>
/// <param name="Text"><c>2 doubles per iteration for the way back (x, t)</c></param>
internal sealed record LoopCost(int Loop, string Text)
{
    private const int MostNames = 4;

    /// <summary>Of each loop that keeps anything, read off the buffers in the finished code.</summary>
    public static IEnumerable<LoopCost> Of(string method, IEnumerable<Product> products)
    {
        var costs = products.Where(product => product.HasWayBack).Select(product => (Name: $"'{method}{product.Suffix}'", Buffers: BuffersOf(product))).ToList();
        foreach (int loop in costs.SelectMany(product => product.Buffers.Keys).Distinct().OrderBy(loop => loop))
        {
            var groups = costs.GroupBy(product => product.Buffers.TryGetValue(loop, out List<NewArray> buffers) ? Amount(buffers) : "nothing", product => product.Name).ToList();
            var first = groups.First(group => group.Key != "nothing");
            IEnumerable<string> others = groups.Where(group => group != first).Select(group => $", {group.Key} in {List(group)}");
            List<NewArray> kept = costs.Select(product => product.Buffers.TryGetValue(loop, out List<NewArray> buffers) ? buffers : null).First(buffers => buffers is not null)!;
            yield return new LoopCost(loop, $"{first.Key} per iteration for the way back{Names(kept)}{string.Concat(others)}");
        }
    }

    /// <summary>The buffers of each loop; of a loop that is there several times, those of the copy that keeps most.</summary>
    private static Dictionary<int, List<NewArray>> BuffersOf(Product product) => product.Code.Functions
        .SelectMany(function => Find(function.Body).GroupBy(buffer => (buffer.Keeps!.Loop, buffer.Keeps.Copy)))
        .GroupBy(copy => copy.Key.Loop)
        .ToDictionary(copies => copies.Key, copies => copies.OrderByDescending(copy => copy.Count()).First().ToList());

    private static IEnumerable<NewArray> Find(Block block)
    {
        DeepStack.Check();
        return block.Instructions.SelectMany(instruction =>
            instruction is NewArray { Keeps.Loop: not Instruction.None } buffer ? [buffer] : Nested.Of(instruction).SelectMany(Find));
    }

    private static string Amount(List<NewArray> buffers) => List(buffers
        .GroupBy(buffer => (Element: NameOf(buffer.Result.Type.Element!), buffer.Keeps!.IsArray))
        .OrderByDescending(group => group.Key.IsArray).ThenByDescending(group => group.First().Result.Type.Element!.Kind).ThenBy(group => group.Key.Element, StringComparer.Ordinal)
        .Select(group => (group.Key.IsArray, group.Count()) switch
        {
            (true, 1) => $"1 array of {group.Key.Element}s",
            (true, var count) => $"{count} arrays of {group.Key.Element}s",
            (false, 1) => $"1 {group.Key.Element}",
            (false, var count) => $"{count} {group.Key.Element}s",
        }));

    private static string Names(List<NewArray> buffers)
    {
        List<string> names = [.. buffers.Select(buffer => buffer.Keeps!.What).Where(what => what != "")];
        return names.Count == 0 ? "" : $" ({string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")})";
    }

    private static string NameOf(DataType type) => type.Text.Substring(type.Text.LastIndexOf('.') + 1);

    private static string List(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Length - 1))} and {all[all.Length - 1]}";
    }
}
