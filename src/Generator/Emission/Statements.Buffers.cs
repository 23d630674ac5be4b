using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Buffers: stack memory where they are short, rented arrays where they are long, returned when the method ends.</summary>
internal sealed partial class Statements
{
    private const int LongestOnStack = 128;

    private readonly Dictionary<int, (string? Rented, string? Count)> _buffers = []; // by label
    private readonly List<(string Element, string Name)> _rented = [];
    private List<Statement>? _root;
    private int _tryFrom;  // the first statement at the method's own level that rents
    private int _lastStep; // where the present step at the method's own level begins

    /// <summary>With everything rented given back at the end, however it comes.</summary>
    public List<Statement> Returning(List<Statement> body)
    {
        if (_rented.Count == 0) return body;
        IEnumerable<Line> declarations = _rented.GroupBy(rented => rented.Element)
            .SelectMany(group => Declarations(group.Key + "[]?", group.Select(rented => rented.Name + " = null")))
            .Select(declaration => new Line(declaration, []));
        var returns = _rented.Select(rented => new Choice($"{rented.Name} is not null", [new Line($"{Pool(rented.Element)}.Return({rented.Name}{(rented.Element.EndsWith("]", StringComparison.Ordinal) ? ", clearArray: true" : "")});", [])], []));
        return [.. body.Take(_tryFrom), .. declarations, new Attempt([.. body.Skip(_tryFrom)], [.. returns])];
    }

    private void PrintBuffer(NewArray array)
    {
        Value value = array.Result;
        Lodging lodging = buffers.LodgingOf(array);
        string element = value.Type.Element!.Text;
        string length = Printer.Print(array.Lengths[0]).Text;
        string count = array.Lengths[0].Type == DataType.Int32 ? length : $"checked((int){Printer.Print(array.Lengths[0]).At(Precedence.Unary)})";
        bool isKnown = uses.DefinitionOf(array.Lengths[0]) is Constant;
        bool isShort = uses.DefinitionOf(array.Lengths[0]) is Constant { Text: var text } && int.TryParse(text, out int known) && known is >= 0 and <= LongestOnStack;
        if ((isKnown && !isShort || value.Type.Element!.IsMemory) && lodging == Lodging.Stack) lodging = Lodging.Rented;
        string? rented = lodging == Lodging.Heap || lodging == Lodging.Stack && isKnown ? null : Rented(value, element);
        bool isLoose = array.Keeps is not null; // nobody asks how long it is
        string all = isLoose || array.IsGrowing ? rented! : $"global::System.MemoryExtensions.AsSpan({rented}, 0, {count})";
        switch (lodging)
        {
            case Lodging.Stack when rented is null:
                Declare(value, $"stackalloc {element}[{functions.Size(count)}]");
                break;
            case Lodging.Stack when isLoose:
                Declare(value, $"{length} <= {LongestOnStack}", $"? stackalloc {element}[{count}]", $": ({rented} = {Pool(element)}.Rent({count}))");
                break;
            case Lodging.Stack:
                _here.Add(new Choice(uses.DefinitionOf(array.Lengths[0]) is Length ? $"{length} > {LongestOnStack}" : $"{length} is < 0 or > {LongestOnStack}", [new Line($"{rented} = {Pool(element)}.Rent({count});", [])], []));
                Declare(value, $"{rented} is null", $"? stackalloc {element}[{count}]", $": {all}");
                break;
            case Lodging.Rented when isLoose:
                Declare(value, $"{rented} = {Pool(element)}.Rent({count})");
                break;
            case Lodging.Recurring when isLoose:
                Declare(value, $"{rented} = {functions.Room(rented!, count)}");
                break;
            case Lodging.Rented:
                Add($"{rented} = {Pool(element)}.Rent({count});");
                Declare(value, all);
                break;
            case Lodging.Recurring:
                Add($"{rented} = {functions.Room(rented!, count)};");
                Declare(value, all);
                break;
            case Lodging.Heap:
                Declare(value, $"new {element}[{length}]");
                break;
            default:
                throw new NotSupportedException(lodging.ToString());
        }

        Variable variable = variables[value];
        if (array.IsGrowing || lodging == Lodging.Stack) variable.IsAssignable = false; // it is overwritten by longer ones of itself, or never: what is on the stack cannot be assigned further
        if (array.IsZeroed && lodging != Lodging.Heap) Add($"{variable.Identifier}.Fill({ZeroOf(value.Type.Element)});"); // stack memory need not be zeroed either
        string? top = null;
        if (buffers.IsStack(value))
        {
            top = variables.Declare(NameOf(value) + "Count", DataType.Int32).Identifier;
            Add($"int {top} = 0;");
        }

        _buffers[value.Label] = (rented, top);
    }

    private static string ZeroOf(DataType element) => element switch
    {
        { Kind: TypeKind.Boolean } => "false",
        { Kind: TypeKind.Other } or { Kind: TypeKind.Integer, Text: "char" } => "default",
        _ => "0",
    };

    private void Declare(Value value, params string[] parts)
    {
        Variable? variable = Wish(value, _position);
        string head = variable is null ? value.Type + " " : "";
        variable ??= variables.Declare(NameOf(value), value.Type);
        head += variable.Identifier + " = ";
        Add(head + string.Join(" ", parts) + ";", parts.Length == 3 ? [head + parts[0], "    " + parts[1], "    " + parts[2] + ";"] : null);
        variables.Hold(variable, value);
    }

    /// <summary>The variable that holds the array while it is rented.</summary>
    private string Rented(Value value, string element)
    {
        if (_rented.Count == 0) _tryFrom = _lastStep;
        string name = NameOf(value);
        string rented = variables.DeclareEverywhere("rented" + char.ToUpperInvariant(name[0]) + name.Substring(1));
        _rented.Add((element, rented));
        return rented;
    }

    private void Print(Reserve reserve) => MakeRoom(reserve.Memory, Printer.Print(reserve.Position).At(Precedence.Relational));

    private void MakeRoom(Value memory, string position)
    {
        if (_buffers[memory.Label].Rented is not { } rented) return;
        string span = variables[memory].Identifier;
        _here.Add(new Choice($"{position} == {span}.Length", [new Line($"{span} = {rented} = {functions.Grow(rented)};", [])], []));
    }

    private void Print(Push push)
    {
        string count = _buffers[push.Memory.Label].Count!;
        if (variables[push.Memory].IsAssignable == false) MakeRoom(push.Memory, count);
        Add($"{variables[push.Memory].Identifier}[{count}++] = {Printer.Print(push.Operand, isTyped: true).Text};");
    }

    private void Print(Pop pop)
    {
        string count = _buffers[pop.Memory.Label].Count!;
        if (uses.CountOf(pop.Result) == 0) Add($"{count}--;");
        else Assign(pop.Result, pop, $"{variables[pop.Memory].Identifier}[--{count}]");
    }

    private static string Pool(string element) => $"global::System.Buffers.ArrayPool<{element}>.Shared";
}
