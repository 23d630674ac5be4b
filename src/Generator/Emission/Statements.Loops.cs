using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Loops: a carried value is a variable that is declared before and assigned inside.</summary>
internal sealed partial class Statements
{
    private readonly Stack<Frame> _frames = new();

    private void Print(Looping looping)
    {
        Loop loop = looping.Instruction;
        Variable[] carried = Begin(looping);
        (List<Statement> outer, _here) = (_here, []);
        int mark = variables.Enter();
        variables.Open();
        for (int i = 0; i < carried.Length; i++) variables.Hold(carried[i], loop.Carried[i]);
        var frame = new Frame(looping, carried, variables.Depth);
        _frames.Push(frame);
        string head = Head(looping, frame);
        Wish(looping.Body, carried);
        Print(looping.Body);
        _frames.Pop();
        variables.Close();
        variables.Leave(mark);
        (List<Statement> body, _here) = (_here, outer);
        bool isBackward = loop.Mirrors != Instruction.None;
        bool isForward = !isBackward && Enumerable.Range(0, carried.Length).Any(i => carried[i].Type.IsReal && !IsDerivative(loop, i));
        (string start, string tail) = frame.Condition is null ? (head, "") : ("do", $"while ({frame.Condition});");
        _here.Add(new Repetition(start, body, tail) { IsForward = isForward, IsBackward = isBackward, IsSweep = loop.IsSweep });
        for (int i = 0; i < carried.Length; i++) variables.Hold(carried[i], loop.Outputs[i]);
    }

    /// <summary>Decides on the variables for what is carried, and gives them their first values.</summary>
    private Variable[] Begin(Looping looping)
    {
        Loop loop = looping.Instruction;
        Value[] inits = [.. loop.Inits];
        var targets = new Variable?[inits.Length];
        for (int i = 0; i < inits.Length; i++) targets[i] = Find(looping, i, targets);
        int[] fresh = [.. Enumerable.Range(0, inits.Length).Where(i => targets[i] is null)];
        foreach (int i in fresh) targets[i] = variables.Declare(NameOf(loop.Carried[i]), loop.Carried[i].Type);
        foreach (IGrouping<(DataType Type, bool IsDerivative, int Number), int> group in fresh.GroupBy(i => (loop.Carried[i].Type, IsDerivative(loop, i), IsConstant(inits[i]) ? -1 : i)))
        {
            _isDerivative = group.Key.IsDerivative;
            Declare(group.Key.Type, group.Select(i => $"{targets[i]!.Identifier} = {Printer.Print(inits[i], isTyped: true).Text}"));
        }

        _isDerivative = false;
        Assign(inits, new Handover(targets!, SkipsElse: false, fresh.ToDictionary(i => i, i => inits[i])));
        return targets!;
    }

    private bool IsConstant(Value value) => uses.DefinitionOf(value) is Constant;

    private bool IsDerivative(Loop loop, int carried) => !loop.Body.EndsInThrow && IsDerivative(loop.Body.Yields[carried]);

    /// <summary>A variable that is there already: the one that holds the first value, if nobody else wants it, or one to leave the last value in.</summary>
    private Variable? Find(Looping looping, int i, Variable?[] taken)
    {
        Loop loop = looping.Instruction;
        Value init = loop.Inits[i], carried = loop.Carried[i];
        Variable? holder = folding.IsInline(init) ? null : variables.Find(init);
        bool isHolder = holder is not null && variables.Holds(holder, init) && variables.IsFree(holder, _position)
            && (init.Name == "" || carried.Name == "" || init.Name == carried.Name);
        Variable? found = isHolder && holder!.Type == carried.Type ? holder
            : Wish(loop.Outputs[i], looping.Position) is { } wish && wish.Type == carried.Type ? wish
            : carried.Type.IsSpan ? null : variables.Reusable(carried.Name, carried.Type, _position);
        return taken.Contains(found) ? null : found;
    }

    private string Head(Looping looping, Frame frame)
    {
        if (looping.Instruction is For loop)
        {
            string from = Printer.Print(loop.From).Text, to = Printer.Print(loop.To).At(Precedence.Additive);
            Variable index = variables.Declare(NameOf(loop.Index), loop.Index.Type);
            index.IsAssignable = false;
            variables.Hold(index, loop.Index);
            Printer.TakeOrigins();
            string name = index.Identifier;
            string step = loop.Step switch { 1 => $"{name}++", -1 => $"{name}--", > 0 => $"{name} += {loop.Step}", _ => $"{name} -= {-loop.Step}" };
            return $"for ({loop.Index.Type} {name} = {from}; {name} {loop.Relation} {to}; {step})";
        }

        Print(looping.Test!);
        Expression condition = Printer.Print(looping.Test!.Yields[0]);
        Printer.TakeOrigins();
        if (_here.Count == 0) return $"while ({condition.Text})";
        _here.Add(new Choice(ExpressionPrinter.Not(condition).Text, [new Line("break;", [])], []));
        return "while (true)";
    }

    /// <summary>The end of an iteration: all that is carried gets its next value, and the loop may be left.</summary>
    private void PrintEnd(Steps steps)
    {
        Frame frame = _frames.Peek();
        Loop loop = frame.Looping.Instruction;
        Value[] next = [.. steps.Yields.Take(loop.Carried.Count)];
        var handover = new Handover(frame.Carried, SkipsElse: false, []);
        Value? goesOn = loop.HasExit ? steps.Yields[^1] : null;
        if (goesOn is null || IsConstant(goesOn))
        {
            Assign(next, handover);
            if (steps.Leaves) Add(steps.Continues ? "continue;" : "break;");
            return;
        }

        Variable? known = null;
        Expression condition = Printer.Print(goesOn);
        HashSet<Variable> read = ReadBy(goesOn);
        if (next.Where((value, i) => !Stays(value, frame.Carried[i]) && read.Contains(frame.Carried[i])).Any())
        {
            Expression leaves = ExpressionPrinter.Not(condition);
            bool isShorter = leaves.Text.Length < condition.Text.Length;
            known = variables.Declare(isShorter ? "isLast" : "goesOn", goesOn.Type);
            Add($"bool {known.Identifier} = {(isShorter ? leaves : condition).Text};");
            Expression name = Expression.Primary(known.Identifier);
            (condition, read) = (isShorter ? ExpressionPrinter.Not(name) : name, [known]);
        }

        Assign(next, handover);
        for (int i = 0; i < next.Length; i++)
        {
            if (!folding.IsInline(next[i])) variables.Hold(frame.Carried[i], next[i]);
        }

        if (known is null) (condition, read) = (Printer.Print(goesOn), ReadBy(goesOn));
        Printer.TakeOrigins();
        bool isDo = ReferenceEquals(steps, frame.Looping.Body)
            && frame.Looping.Test is { Items.Count: 0 } test && IsTrue(test.Yields[0])
            && read.All(variable => variable.Depth < frame.Depth);
        if (isDo) frame.Condition = condition.Text;
        else _here.Add(new Choice(ExpressionPrinter.Not(condition).Text, [new Line("break;", [])], []));
        if (steps.Continues) Add("continue;");
    }

    private bool IsTrue(Value value) => uses.DefinitionOf(value) is Constant constant && Numbers.Is(constant, true);

    private HashSet<Variable> ReadBy(Value value) => [.. liveness.Leaves(value).Select(variables.Find).OfType<Variable>()];

    /// <summary>The variables that what an iteration ends with should be left in, wherever it ends.</summary>
    private void Wish(Steps steps, Variable[] targets)
    {
        DeepStack.Check();
        if (steps.Ending == Ending.Iterates)
        {
            for (int i = 0; i < targets.Length; i++) _wishes[steps.Yields[i].Label] = targets[i];
        }
        else if (steps.Items.Count > 0 && steps.Items[^1] is Branching { IsTail: true } last)
        {
            Wish(last.Then, targets);
            Wish(last.Else, targets);
        }
    }

    /// <summary>A loop being printed.</summary>
    /// <param name="depth">How many scopes are open in its body.</param>
    private sealed class Frame(Looping looping, Variable[] carried, int depth)
    {
        public Looping Looping { get; } = looping;

        public Variable[] Carried { get; } = carried;

        public int Depth { get; } = depth;

        /// <summary>What is asked behind the body of a <c>do</c>.</summary>
        public string? Condition { get; set; }
    }
}
