using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Branches: where their arms leave the values they hand out, and the ones that end the function.</summary>
internal sealed partial class Statements
{
    private void Print(Branching branching)
    {
        bool[] areAtHand = [.. branching.Else.Yields.Select(IsAtHand)];
        Expression condition = Printer.Print(branching.Instruction.Condition);
        Printer.TakeOrigins();
        if (branching.IsTail)
        {
            PrintTail(branching, condition);
            return;
        }

        Handover handover = Prepare(branching, areAtHand);
        liveness.Enter(branching);
        List<Statement> then = Arm(branching.Then, handover);
        liveness.Leave();
        List<Statement> otherwise = handover.SkipsElse ? [] : Arm(branching.Else, handover with { Initial = [] });
        Choose(branching, condition, then, otherwise);
        for (int i = 0; i < branching.Outputs.Length; i++) variables.Hold(handover.Targets[i], branching.Outputs[i]);
    }

    private void Choose(Branching branching, Expression condition, List<Statement> then, List<Statement> otherwise)
    {
        if (then.Count > 0) _here.Add(new Choice(condition.Text, then, otherwise));
        else if (otherwise.Count > 0) _here.Add(new Choice(ExpressionPrinter.Not(condition).Text, otherwise, []));
        else if (folding.IsOrdered(branching.Instruction.Condition)) Add($"_ = {condition.Text};");
    }

    /// <summary>Decides on the variables the arms assign, and declares those that are new.</summary>
    /// <param name="areAtHand">Which of the values the second arm yields were there before the condition was evaluated.</param>
    private Handover Prepare(Branching branching, bool[] areAtHand)
    {
        int count = branching.Outputs.Length;
        var targets = new Variable[count];
        var fresh = new List<int>();
        Value[] yields = branching.Else.Yields;
        bool skipsElse = branching.Else.Items.Count == 0;
        for (int i = 0; i < count; i++)
        {
            Value output = branching.Outputs[i];
            int end = branching.Else.End;
            Variable? known = Wish(output, end) ?? variables.Reusable(output.Name, output.Type, end);
            if (known is not null && !targets.Contains(known))
            {
                targets[i] = known;
                skipsElse &= Stays(yields[i], known);
            }
            else
            {
                targets[i] = variables.Declare(NameOf(output), output.Type);
                fresh.Add(i);
                skipsElse &= areAtHand[i];
            }
        }

        _isDerivative = yields.Concat(branching.Then.Yields).Any(IsDerivative);
        foreach (IGrouping<DataType, int> group in fresh.GroupBy(i => targets[i].Type))
        {
            Declare(group.Key, group.Select(i => skipsElse ? $"{targets[i].Identifier} = {Printer.Print(yields[i], isTyped: true).Text}" : targets[i].Identifier));
        }

        _isDerivative = false;
        return new Handover(targets, skipsElse, skipsElse ? fresh.ToDictionary(i => i, i => yields[i]) : []);
    }

    private List<Statement> Arm(Steps steps, Handover handover)
    {
        (List<Statement> outer, _here) = (_here, []);
        int mark = variables.Enter();
        variables.Open();
        for (int i = 0; i < steps.Yields.Length; i++) _wishes[steps.Yields[i].Label] = handover.Targets[i];
        Print(steps);
        if (steps.Yields.Length > 0) Assign(steps.Yields, handover);
        variables.Close();
        variables.Leave(mark);
        (List<Statement> printed, _here) = (_here, outer);
        return printed;
    }

    /// <summary>Assigns what an arm yields, all at once: no variable is overwritten before the others have read it.</summary>
    private void Assign(Value[] yields, Handover handover)
    {
        Variable[] targets = handover.Targets;
        var moves = Enumerable.Range(0, yields.Length).Where(i => !Stays(yields[i], targets[i]) && !handover.IsInitial(i, yields[i], uses)).ToList();
        new Moves(moves, targets, Reads, Assign, Save).Run();

        IEnumerable<Variable> Reads(int i) => liveness.Leaves(yields[i]).Select(variables.Find).OfType<Variable>();

        void Assign(int i)
        {
            Instruction? instruction = folding.IsInline(yields[i]) ? uses.DefinitionOf(yields[i]) : null;
            Add(Assignment(targets[i], instruction, Printer.Print(yields[i], isTyped: true).Text));
            variables.Overwrite(targets[i]);
        }

        void Save(Variable variable)
        {
            Value held = variable.Current!;
            Variable copy = variables.Declare(held.Name == "" ? "before" : held.Name, held.Type);
            Add($"{held.Type} {copy.Identifier} = {variable.Identifier};");
            variables.Hold(copy, held);
        }
    }

    /// <summary>Each arm has an end of its own. What follows an arm that leaves needs no <c>else</c>, unless names would clash.</summary>
    private void PrintTail(Branching branching, Expression condition)
    {
        bool isSwapped = !branching.Then.Leaves && branching.Else.Leaves;
        (Steps first, Steps second) = isSwapped ? (branching.Else, branching.Then) : (branching.Then, branching.Else);
        (List<Statement> outer, _here) = (_here, []);
        int mark = variables.Enter();
        variables.Open();
        if (!isSwapped) liveness.Enter(branching);
        Print(first);
        if (!isSwapped) liveness.Leave();
        HashSet<string> names = variables.Close();
        variables.Leave(mark);
        (List<Statement> then, _here) = (_here, outer);
        if (isSwapped) liveness.Enter(branching);

        if (first.Leaves && (_depth >= MostIndented || !Wants(second, names)))
        {
            _here.Add(new Choice(isSwapped ? ExpressionPrinter.Not(condition).Text : condition.Text, then, []));
            Print(second);
        }
        else
        {
            _here = [];
            _depth++;
            variables.Open();
            Print(second);
            variables.Close();
            variables.Leave(mark);
            _depth--;
            (List<Statement> otherwise, _here) = (_here, outer);
            if (isSwapped) (then, otherwise) = (otherwise, then);
            Choose(branching, condition, then, otherwise);
        }

        if (isSwapped) liveness.Leave();
    }

    /// <summary>Whether code would like to declare one of <paramref name="names"/>; looking far is not worth it.</summary>
    private bool Wants(Steps steps, HashSet<string> names) => names.Count > 0 && Defined(steps).Take(100).Any(value => names.Contains(NameOf(value)));

    private static IEnumerable<Value> Defined(Steps steps) => steps.Items.SelectMany(step => step switch
    {
        Evaluation evaluation => evaluation.Instruction.Results,
        Branching branching => branching.Outputs.Concat(Defined(branching.Then)).Concat(Defined(branching.Else)),
        Looping looping => looping.Instruction.Outputs, // what is inside may have the names of what is inside others
        _ => [],
    });

    /// <summary>Where the arms of a branch leave their values.</summary>
    /// <param name="Initial">What the new ones among the variables start with.</param>
    private sealed record Handover(Variable[] Targets, bool SkipsElse, Dictionary<int, Value> Initial)
    {
        /// <summary>Whether the variable still has the very value it should be given.</summary>
        public bool IsInitial(int i, Value value, Uses uses) =>
            Initial.TryGetValue(i, out Value initial) && Targets[i].Current is null
            && (initial.Label == value.Label || uses.DefinitionOf(initial) is Constant a && uses.DefinitionOf(value) is Constant b && a.Bits == b.Bits && a.Text == b.Text);
    }
}
