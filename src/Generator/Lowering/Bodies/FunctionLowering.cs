using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>
/// Lowers one function, statement by statement, to values assigned once. What depends smoothly on an active input is
/// <em>varied</em>; everything else that is not real arithmetic is carried verbatim.
/// </summary>
internal sealed partial class FunctionLowering
{
    private readonly ModuleLowering _module;
    private readonly IMethodSymbol _method;
    private readonly IOperation _body;
    private readonly SemanticModel _model;
    private readonly Types _types;
    private readonly Survey _survey;
    private readonly Exits _exits = new();
    private readonly Refusals _refusals = new();
    private readonly Environment _environment = new();
    private readonly Dictionary<ISymbol, Place> _places = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> _varied = [];
    private readonly Dictionary<int, bool> _truths = [];
    private readonly HashSet<object> _marks;
    private readonly HashSet<int> _constants = [];
    private readonly Place? _result;
    private readonly Cell _done = new("done", DataType.Boolean, Cell.Always);
    private readonly HashSet<Cell> _exitCells = [];
    private bool _isCallee;
    private IOperation _statement;
    private BlockWriter _block = new();
    private int _labels;

    /// <param name="marks">Arrays and parameters that are known to hold varied values sooner or later; more are added.</param>
    public FunctionLowering(ModuleLowering module, IMethodSymbol method, IOperation body, Types types, HashSet<object> marks)
    {
        (_module, _method, _body, _types, _marks) = (module, method, body, types, marks);
        _statement = body;
        _model = body.SemanticModel!;
        _survey = Survey.Of(body, module.Token);
        if (_survey.IsBroken) throw new BrokenCodeException();
        _result = method.ReturnsVoid ? null : NewPlace("", method.ReturnType, Cell.Always);
        if (_result is not null) _exitCells.UnionWith(_result.Cells);
    }

    public Lowered LowerMain(string name, Signature signature)
    {
        var parameters = new List<Value>();
        for (int i = 0; i < _method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = _method.Parameters[i];
            Value value = NewValue(parameter.Name, _types.Of(parameter.Type));
            parameters.Add(value);
            BeginParameter(value, i, signature.Parameters[i].IsDifferentiable);
            if (signature.Parameters[i] is { IsDifferentiable: false, IsResult: false }) _constants.Add(i);
        }
        for (int i = 0; i < parameters.Count; i++)
        {
            IParameterSymbol parameter = _method.Parameters[i];
            Assign(_places[parameter] = NewPlace(parameter.Name, parameter.Type, _survey.LastUse(parameter)), parameters[i]);
        }
        LowerBody();
        Lowered lowered = Finish(name, parameters, []);
        if (lowered.Function is { } function) CheckRows(parameters, function.Body);
        for (int i = 0; i < parameters.Count && lowered.Function is not null; i++)
        {
            if (signature.Parameters[i].IsResult) CheckWrittenFirst(lowered.Function, i);
        }
        return lowered;
    }

    public Lowered LowerCallee(string name, Callee callee, string mask)
    {
        _isCallee = true;
        HashSet<int> elements = [.. mask.Split(',').Skip(1).Select(int.Parse)];
        var parameters = new List<Value>();
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            bool isByReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            Place place = NewPlace(parameter.Name, parameter.Type, isByReference ? Cell.Always : _survey.LastUse(parameter));
            _places[parameter] = place;
            if (isByReference) _exitCells.UnionWith(place.Cells);
            if (elements.Contains(parameter.Ordinal)) _places[parameter] = BindElement(parameter);
            else if (parameter.RefKind != RefKind.Out) Bind(place.Cells);
        }

        var captured = new List<(Cell Cell, Value Before)>();
        foreach (ISymbol variable in callee.Captured)
        {
            Place place = NewPlace(variable.Name, TypeOf(variable), Cell.Always);
            _places[variable] = place;
            _exitCells.UnionWith(place.Cells);
            Bind(place.Cells);
            captured.AddRange(place.Cells.Select(cell => (cell, cell.Value!)));
        }
        LowerBody();
        return Finish(name, parameters, captured);

        // F(ref a[i])  →  F(a, i)
        ElementPlace BindElement(IParameterSymbol parameter)
        {
            int first = parameters.Count;
            int rank = mask.Skip(first + 1).TakeWhile(mark => mark == 'i').Count();
            DataType element = _types.Of(parameter.Type);
            Value memory = NewValue(parameter.Name, rank == 1 ? DataType.Span(element) : DataType.Array(element, rank));
            BeginParameter(memory, first, mask[first] == '1');
            Value[] indices = [.. Enumerable.Range(0, rank).Select(_ => NewValue("at", DataType.Int32))];
            parameters.Add(memory);
            parameters.AddRange(indices);
            return new ElementPlace(memory, [.. indices], parameter.Type, _body);
        }

        void Bind(IEnumerable<Cell> cells)
        {
            foreach (Cell cell in cells)
            {
                Value value = NewValue(cell.Name, cell.Type);
                BeginParameter(value, parameters.Count, mask[parameters.Count] == '1');
                parameters.Add(value);
                _environment.Set(cell, value);
            }
        }
    }

    private void BeginParameter(Value value, int position, bool isVaried)
    {
        if (!value.Type.IsMemory)
        {
            if (isVaried) _varied.Add(value.Label);
            return;
        }
        Root root = NewRoot(value, $"parameter {position}");
        root.Parameters.Add(position);
        root.IsVaried |= isVaried;
    }

    private void LowerBody() =>
        LowerAll(Sequence.Of(_body, null), isTail: true, _body.Syntax.Span.End);

    /// <summary>Hands out the result, then what goes back through <c>ref</c> and <c>out</c>, then captured variables that were written.</summary>
    private Lowered Finish(string name, List<Value> parameters, List<(Cell Cell, Value Before)> captured)
    {
        int[] written = [.. Enumerable.Range(0, captured.Count).Where(i => captured[i].Cell.Value != captured[i].Before)];
        IEnumerable<Cell> cells =
        [
            .. _result?.Cells ?? [],
            .. _method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out).SelectMany(parameter => _places[parameter].Cells),
            .. written.Select(i => captured[i].Cell),
        ];
        if (_block.IsEnded) cells = [];
        if (_refusals.AnyError || cells.Any(cell => cell.Value is null)) return new Lowered(null, _refusals, [], [], false, MemoryEffects.None);

        Value[] yields = [.. cells.Select(cell => cell.Value!)];
        foreach (Value returned in yields.Where(value => value.Type.IsMemory)) RootOf(returned).IsKept = true;
        Function function = Buffers.Use(new Function(name, parameters.ToEquatableArray(), _block.Close(yields), _labels), IsBuffer);
        return new Lowered(function, _refusals, [.. yields.Select(IsVaried)], [.. written], _block.IsEnded, EffectsOn(parameters, function, yields));
    }

    private Value NewValue(string name, DataType type) => new(_labels++, name, type);

    private bool IsVaried(Value value) => value.Type.IsMemory ? RootOf(value).IsVaried : _varied.Contains(value.Label);

    private bool IsVaried(Operand operand) => operand.Leaves.Any(IsVaried);

    private static ITypeSymbol TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => throw new NotSupportedException(variable.Kind.ToString()),
    };

    /// <summary>A place for a variable, one cell for each scalar in it.</summary>
    private Place NewPlace(string name, ITypeSymbol type, int lastUse, int declared = Cell.Never)
    {
        if (_types.Resolve(type) is not INamedTypeSymbol { IsTupleType: true } tuple) return new Cell(name, _types.Of(type), lastUse, declared);
        return new TuplePlace(tuple, [.. tuple.TupleElements.Select(element => NewPlace(PartName(name, element.Name), element.Type, lastUse, declared))]);
    }

    /// <summary><c>pair</c> and <c>sum</c> make <c>pairSum</c>.</summary>
    private static string PartName(string whole, string part) =>
        whole.Length == 0 ? "" : whole + char.ToUpperInvariant(part[0]) + part.Substring(1);
}
