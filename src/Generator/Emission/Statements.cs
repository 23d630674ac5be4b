using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Turns the steps of a function into C# statements: SSA values become variables again.</summary>
/// <param name="end">Prints the end of the function: the return of these values.</param>
internal sealed partial class Statements(Uses uses, Folding folding, Liveness liveness, Variables variables, Buffers buffers, BufferFunctions functions, Func<Value[], ExpressionPrinter, IEnumerable<Statement>> end)
{
    private const int MostIndented = 6;
    private const int MostOnOneLine = 80;

    private readonly Dictionary<int, Variable> _wishes = []; // by label: the variable an arm should leave the value in
    private ExpressionPrinter? _printer;
    private readonly Naming _naming = new(uses, folding, variables);
    private List<Statement> _here = [];
    private bool _isDerivative;
    private int _position;
    private int _depth;

    private ExpressionPrinter Printer => _printer ??= new ExpressionPrinter(uses, folding, value => variables[value].Identifier, Define);

    public List<Statement> Of(Steps body)
    {
        _root = _here;
        Print(body);
        return _here;
    }

    private void Print(Steps steps)
    {
        DeepStack.Check();
        foreach (Step step in steps.Items)
        {
            _position = step.Position;
            if (ReferenceEquals(_here, _root)) _lastStep = _here.Count;
            switch (step)
            {
                case Branching branching:
                    Print(branching);
                    break;
                case Looping looping:
                    Print(looping);
                    break;
                case Evaluation evaluation:
                    Print(evaluation.Instruction);
                    break;
                default:
                    throw new NotSupportedException(step.GetType().Name);
            }
        }

        _position = steps.End;
        if (steps.Ending == Ending.Returns) _here.AddRange(end(steps.Yields, Printer));
        if (steps.Ending == Ending.Iterates) PrintEnd(steps);
    }

    private void Print(Instruction instruction)
    {
        switch (instruction)
        {
            case Throw @throw:
                Add($"throw {Printer.Print(@throw.Exception)};");
                break;
            case Verbatim { Result: null } verbatim:
                Add(Printer.Print(verbatim.Fragments).TrimEnd(';') + ";");
                break;
            case Call { Outputs.Count: not 1 } call:
                Print(call);
                break;
            case Store or Swap or Accumulate or Fill or Copy or Reserve or Push or Pop or NewArray:
                PrintMemory(instruction);
                break;
            case Call call when uses.CountOf(call.Outputs[0]) == 0:
                Add(Printer.Print(call).Text + ";");
                break;
            case Verbatim verbatim when uses.CountOf(verbatim.Result) == 0:
                Add($"_ = {Printer.Print(verbatim).Text};");
                break;
            case Apply apply when uses.CountOf(apply.Result) == 0:
                Add($"_ = {Printer.Print(apply).Text};");
                break;
            case If branch:
                Assign(folding.ChoiceOf(branch).Output, branch);
                break;
            case Verbatim verbatim:
                Assign(verbatim.Result, verbatim);
                break;
            default:
                Assign(instruction.Results[0], instruction);
                break;
        }
    }

    /// <summary>Gives a value a variable: the one its name has already, if nothing needs what that holds, or a new one.</summary>
    private void Assign(Value value, Instruction instruction) => Assign(value, instruction, Printer.Print(instruction, isTyped: true).Text);

    private void Assign(Value value, Instruction instruction, string text)
    {
        Variable? variable = Wish(value, _position) ?? (value.Type.IsSpan ? null : Reusable(value, instruction)); // a span may live longer than another
        if (variable is not null && !instruction.Results.Any(defined => variables.Holds(variable, defined))) // declared in this very text
        {
            Add(Assignment(variable, instruction, text), Wrapped($"{variable.Identifier} = ", instruction, text));
        }
        else
        {
            variable = variables.Declare(NameOf(value), value.Type);
            Add($"{value.Type} {variable.Identifier} = {text};", Wrapped($"{value.Type} {variable.Identifier} = ", instruction, text));
        }

        variables.Hold(variable, value);
    }

    /// <summary>A conditional expression on three lines, in case one is not enough.</summary>
    private string[]? Wrapped(string head, Instruction instruction, string text)
    {
        if (head.Length + text.Length < MostOnOneLine || Printer.PrintLines(instruction) is not [var condition, var first, var second]) return null;
        return [head + condition, "    " + first, "    " + second + ";"];
    }

    /// <summary><c>x = x + e;</c> is written <c>x += e;</c>.</summary>
    private string Assignment(Variable variable, Instruction? instruction, string text)
    {
        if (instruction is Verbatim && variable.Type.Kind == TypeKind.Integer && VerbatimText.Added(text, variable.Identifier) is var (sign, more))
        {
            return more == "1" ? $"{variable.Identifier}{sign}{sign};" : $"{variable.Identifier} {sign}= {more};";
        }

        string compound = instruction is Apply { Function: "+" or "-" or "*" or "/" or "%" } apply && apply.Arguments.Count == 2
            && !folding.IsInline(apply.Arguments[0]) && variables.Holds(variable, apply.Arguments[0])
            ? $"{variable.Identifier} {apply.Function} "
            : "";
        if (compound == "" || !text.StartsWith(compound, StringComparison.Ordinal)) return $"{variable.Identifier} = {text};";
        string right = Printer.Print(((Apply)instruction!).Arguments[1], isTyped: true).Text;
        return Compound(variable.Identifier, (Apply)instruction, right);
    }

    /// <summary><c>i++</c>, <c>x += e</c></summary>
    private static string Compound(string target, Apply apply, string right)
    {
        bool isStep = right == "1" && (apply.Function is "+" or "-") && apply.Result.Type.Kind == TypeKind.Integer;
        return isStep ? $"{target}{apply.Function}{apply.Function};" : $"{target} {apply.Function}= {right};";
    }

    private Variable? Wish(Value value, int position) =>
        _wishes.TryGetValue(value.Label, out Variable wish) && wish.Type == value.Type && variables.IsFree(wish, position) ? wish : null;

    /// <summary>A variable made up here is overwritten only in order to go on with it: <c>sum = sum + …</c>.</summary>
    private Variable? Reusable(Value value, Instruction? instruction)
    {
        if (value.Name != "") return variables.Reusable(value.Name, value.Type, _position);
        Variable? variable = variables.Reusable(NameOf(value), value.Type, _position);
        bool goesOn = variable is not null && instruction is Apply && Operands.Of(instruction).SelectMany(liveness.Leaves).FirstOrDefault() is { } first && variables.Holds(variable, first);
        return goesOn ? variable : null;
    }

    private string NameOf(Value value) => _naming.Of(value);

    /// <summary>Several results come as a tuple: <c>(double y, double dx) = F(x);</c>.</summary>
    private void Print(Call call)
    {
        string text = Printer.Print(call).Text;
        Value[] read = [.. call.Outputs.Where(output => uses.CountOf(output) > 0)];
        if (read.Length == 0)
        {
            Add(text + ";");
            return;
        }

        var reused = read.Select(output => Wish(output, _position) ?? Reusable(output, null)).ToList();
        bool areReused = reused.All(variable => variable is not null) && reused.Distinct().Count() == reused.Count;
        var targets = new List<string>();
        foreach (Value output in call.Outputs)
        {
            int i = Array.IndexOf(read, output);
            if (i >= 0 && !areReused) reused[i] = variables.Declare(NameOf(output), output.Type);
            targets.Add(i < 0 ? "_" : (areReused ? "" : output.Type + " ") + reused[i]!.Identifier);
        }

        for (int i = 0; i < read.Length; i++) variables.Hold(reused[i]!, read[i]);
        Add($"({string.Join(", ", targets)}) = {text};");
    }

    /// <summary><c>out int n</c>, <c>ref n</c>: all but the variable's name is in the text before.</summary>
    private string Define(Fragment.Define hole)
    {
        Value value = hole.Value;
        if (variables.Find(value) is { } declared) return declared.Identifier; // an expression may be printed again, to be laid out in another way
        if (hole.Initial is not { } initial)
        {
            if (uses.CountOf(value) == 0) return "_";
            Variable target = variables.Declare(NameOf(value), value.Type);
            variables.Hold(target, value);
            return target.Identifier;
        }

        Variable? variable = folding.IsInline(initial) ? null : variables[initial];
        if (variable is null || variable.Type != value.Type || !variables.Holds(variable, initial) || !variables.IsFree(variable, _position))
        {
            string text = Printer.Print(initial, isTyped: true).Text;
            variable = variables.Declare(NameOf(value.Name != "" ? value : initial), value.Type);
            Add($"{value.Type} {variable.Identifier} = {text};");
        }

        variables.Hold(variable, value);
        return variable.Identifier;
    }

    private void Declare(DataType type, IEnumerable<string> declarators)
    {
        foreach (string declaration in Declarations(type.Text, declarators)) Add(declaration);
    }

    /// <summary><c>double dx = 0, dy = 0;</c>, on as many lines as it takes.</summary>
    private static IEnumerable<string> Declarations(string type, IEnumerable<string> declarators)
    {
        string line = "";
        foreach (string declarator in declarators)
        {
            if (line != "" && line.Length + declarator.Length > 90)
            {
                yield return line + ";";
                line = "";
            }

            line += line == "" ? $"{type} {declarator}" : $", {declarator}";
        }

        yield return line + ";";
    }

    private bool IsDerivative(Value value) => uses.DefinitionOf(value) is { Origin: not Instruction.None } and not Constant;

    private bool Stays(Value value, Variable variable) => !folding.IsInline(value) && variables.Holds(variable, value);

    /// <summary>Whether a value needs no evaluation.</summary>
    private bool IsAtHand(Value value) => folding.IsInline(value) ? uses.DefinitionOf(value) is Constant : variables.Find(value) is not null;

    private void Add(string text, string[]? lines = null) => _here.Add(new Line(text, Printer.TakeOrigins()) { Lines = lines, IsDerivative = _isDerivative });
}
