using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Which functions write to memory that is their caller's, or read what their caller writes. They are put in place of
/// their calls: run a second time, on the way back, they would write again, or find something else.
/// </summary>
internal sealed class SharedMemory
{
    private readonly Module _module;
    private readonly HashSet<(string Function, int Parameter)> _shared = [];

    private SharedMemory(Module module) => _module = module;

    public static SharedMemory In(Module module)
    {
        var sharing = new SharedMemory(module);
        if (!module.Functions.Skip(1).Any(function => function.Parameters.Any(parameter => parameter.Type.IsMemory))) return sharing;
        int before;
        do
        {
            before = sharing._shared.Count;
            foreach (Function function in module.Functions) sharing.Visit(function, Aliases.Of(function), function.Body);
        }
        while (sharing._shared.Count != before);
        return sharing;
    }

    public bool IsShared(Function function) =>
        Enumerable.Range(0, function.Parameters.Count).Any(i => _shared.Contains((function.Name, i)));

    private void Visit(Function caller, Aliases aliases, Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Call call) Visit(caller, aliases, call);
            foreach (Block inner in Nested.Of(instruction)) Visit(caller, aliases, inner);
        }
    }

    private void Visit(Function caller, Aliases aliases, Call call)
    {
        Function callee = _module[call.Function];
        Aliases inside = Aliases.Of(callee);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (!call.Arguments[i].Type.IsMemory) continue;
            bool isWritten = aliases.IsWritten(call.Arguments[i]) || IsSharedIn(caller, aliases, call.Arguments[i]);
            if (isWritten || inside.IsWritten(callee.Parameters[i])) _shared.Add((callee.Name, i));
            if (inside.IsWritten(callee.Parameters[i])) MarkWritten(caller, aliases, call.Arguments[i]);
        }
    }

    /// <summary>What a callee writes, its caller writes.</summary>
    private void MarkWritten(Function caller, Aliases aliases, Value memory)
    {
        for (int i = 0; i < caller.Parameters.Count; i++)
        {
            if (caller.Parameters[i].Type.IsMemory && aliases.ClassOf(caller.Parameters[i]) == aliases.ClassOf(memory) && !ReferenceEquals(caller, _module.Main)) _shared.Add((caller.Name, i));
        }
    }

    private bool IsSharedIn(Function caller, Aliases aliases, Value memory) =>
        Enumerable.Range(0, caller.Parameters.Count).Any(i =>
            caller.Parameters[i].Type.IsMemory && _shared.Contains((caller.Name, i)) && aliases.ClassOf(caller.Parameters[i]) == aliases.ClassOf(memory));
}
