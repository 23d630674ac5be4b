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
    private readonly Dictionary<string, Caller> _functions;
    private readonly HashSet<(string Function, int Parameter)> _shared = [];

    private SharedMemory(Module module) => _functions = module.Functions.ToDictionary(function => function.Name, function => new Caller(function));

    public static SharedMemory In(Module module)
    {
        var sharing = new SharedMemory(module);
        if (!module.Functions.Skip(1).Any(function => function.Parameters.Any(parameter => parameter.Type.IsMemory))) return sharing;
        int before;
        do
        {
            before = sharing.Size;
            foreach (Caller caller in sharing._functions.Values)
            {
                foreach (Call call in caller.Calls) sharing.Visit(caller, call);
            }
        }
        while (sharing.Size != before);
        return sharing;
    }

    public bool IsShared(Function function) => Enumerable.Range(0, function.Parameters.Count).Any(i => _shared.Contains((function.Name, i)));

    private int Size => _shared.Count + _functions.Values.Sum(caller => caller.WrittenByCallees.Count);

    private void Visit(Caller caller, Call call)
    {
        Caller callee = _functions[call.Function];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Value argument = call.Arguments[i];
            if (!argument.Type.IsMemory) continue;
            bool writes = callee.Writes(callee.Function.Parameters[i]);
            if (writes) caller.WrittenByCallees.Add(caller.Aliases.ClassOf(argument));
            if (writes || caller.Writes(argument) || IsSharedIn(caller, argument)) _shared.Add((call.Function, i));
        }
    }

    /// <summary>Whether the memory comes from where it is written.</summary>
    private bool IsSharedIn(Caller caller, Value memory) => Enumerable.Range(0, caller.Function.Parameters.Count).Any(i =>
        _shared.Contains((caller.Function.Name, i)) && caller.Aliases.ClassOf(caller.Function.Parameters[i]) == caller.Aliases.ClassOf(memory));

    private sealed class Caller
    {
        public Caller(Function function)
        {
            (Function, Aliases) = (function, Aliases.Of(function));
            Collect(function.Body);
        }

        public Function Function { get; }

        public Aliases Aliases { get; }

        public List<Call> Calls { get; } = [];

        /// <summary>Classes of memory.</summary>
        public HashSet<int> WrittenByCallees { get; } = [];

        public bool Writes(Value memory) => Aliases.IsWritten(memory) || WrittenByCallees.Contains(Aliases.ClassOf(memory));

        private void Collect(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Call call) Calls.Add(call);
                foreach (Block inner in Nested.Of(instruction)) Collect(inner);
            }
        }
    }
}
