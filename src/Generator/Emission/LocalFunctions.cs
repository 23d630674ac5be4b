using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>The names of the functions that become local ones of a generated method, in whose scope its parameters are.</summary>
internal static class LocalFunctions
{
    // M(double Layer) calls Layer   →   M(double Layer) calls Layer1
    public static Module NamedApart(Module module, IEnumerable<string> parameters)
    {
        var names = new Names();
        foreach (string parameter in parameters) names.Declare(parameter.TrimStart('@'));
        var renamed = new Dictionary<string, string>();
        foreach (Function function in module.Functions.Skip(1))
        {
            string name = names.Take(function.Name).TrimStart('@');
            if (name != function.Name) renamed.Add(function.Name, name);
        }

        return renamed.Count == 0 ? module : new Module(module.Functions.Select(function => Rename(function, renamed)).ToEquatableArray());
    }

    private static Function Rename(Function function, Dictionary<string, string> renamed) =>
        function with { Name = Of(function.Name, renamed), Body = Rename(function.Body, renamed) };

    private static Block Rename(Block block, Dictionary<string, string> renamed)
    {
        DeepStack.Check();
        return block with
        {
            Instructions = block.Instructions.Select(instruction => instruction switch
            {
                Call call => call with { Function = Of(call.Function, renamed) },
                _ => Nested.Map(instruction, inner => Rename(inner, renamed)),
            }).ToEquatableArray(),
        };
    }

    private static string Of(string name, Dictionary<string, string> renamed) => renamed.TryGetValue(name, out string other) ? other : name;
}
