using System.Collections.Immutable;
using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Calls of methods whose body is source, with active arguments.</summary>
internal sealed partial class FunctionLowering
{
    private const int MostInstructions = 24; // of a function that is written out although nothing in it is active

    /// <param name="Value">What is passed by value.</param>
    /// <param name="Place">What is passed by reference.</param>
    private sealed record Passed(IArgumentOperation Argument, Operand? Value, Place? Place)
    {
        /// <summary>The memory that an <c>in</c> argument is an element of: C# passes it by reference.</summary>
        public Root? SeenIn { get; init; }
    }

    /// <summary>What the call is of, where its body can be lowered.</summary>
    private Callee? CalleeOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Captures.Declaration(method, call) is { Body: { } body } declaration ? new Callee(method, body, Captures.Of(declaration)) : null;
        }
        if (method is not { IsStatic: true, MethodKind: MethodKind.Ordinary, IsAbstract: false, IsVirtual: false, IsExtern: false }) return null;
        return _module.BodyOf(method) is { } source ? new Callee(method, source, []) : null;
    }

    private Operand? LowerSourceCall(IInvocationOperation call, Callee callee, bool isUsed)
    {
        List<Passed> passed = [.. call.Arguments.Select(Pass)];
        if (passed.Any(argument => argument is { Value: null, Place: null })) return null;

        Cell[] references = [.. passed.SelectMany(argument => argument.Place?.Cells ?? []), .. callee.Captured.SelectMany(CellsOf)];
        bool isVaried = passed.Any(argument => argument.Value is { } value ? IsVaried(value) : argument.Place is ElementPlace) || _marks.Contains(call)
            || references.Any(cell => cell.Value is { } value && IsVaried(value));
        if (!isVaried && callee.Method.MethodKind != MethodKind.LocalFunction && IsAccessible(callee.Method) && references.Length == 0 && !MakesSmallArray(call))
        {
            var holes = new Dictionary<SyntaxNode, Operand>();
            foreach (Passed argument in passed) holes[argument.Argument.Value.Syntax] = argument.Value!;
            holes.Remove(call.Syntax); // an array the compiler makes has no syntax of its own
            return CarryCall(call, isUsed, holes);
        }
        if (Refusal(callee.Method, passed, references) is var (what, advice))
        {
            RefuseUnsupported(call, what, advice);
            return null;
        }
        return Call(call, callee, passed);
    }

    /// <summary>
    /// Whether a few lines make an array of numbers of nothing active, <c>Identity(n)</c>: written out, it is known how long it is,
    /// and it need not be on the heap. Its arguments are numbers, names of arrays and others of its kind, which can be lowered wherever they can be carried.
    /// </summary>
    private bool MakesSmallArray(IInvocationOperation call)
    {
        if (call.Type is not IArrayTypeSymbol || _types.Of(call.Type) is not { Element.IsReal: true }) return false;
        if (call.Arguments.Any(argument => !IsPlain(argument)) || CalleeOf(call) is not { Method.MethodKind: MethodKind.Ordinary } callee || Refusal(callee.Method, [], []) is not null) return false;
        int moving = _module.Moving.Count;
        bool isSmall = _module.Callee(callee, new string('0', call.Arguments.Length), _types) is { Refusals.AnyError: false, AlwaysThrows: false, Memory.Origins: [-1], Function: { } function }
            && Blocks.Size(function.Body) <= MostInstructions;
        if (!isSmall) _module.Moving.RemoveRange(moving, _module.Moving.Count - moving);
        return isSmall;
    }

    private bool IsPlain(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue, Parameter.RefKind: RefKind.None, Value: { Type: { } type } value }
        && (_types.Of(type) is { IsMemory: false } scalar ? scalar.IsReal || scalar.Kind is IR.TypeKind.Integer or IR.TypeKind.Boolean : value is ILocalReferenceOperation or IParameterReferenceOperation || value is IInvocationOperation made && MakesSmallArray(made));

    private (string, string)? Refusal(IMethodSymbol method, List<Passed> passed, Cell[] references)
    {
        if (_module.IsInProgress(method)) return ("recursion", "recursive methods come in a later version: write out the steps");
        if (method.IsAsync) return ("an async method", "await around the differentiated code");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return ("a method that returns a reference", "return the value itself");
        bool isAliased = references.Distinct().Count() < references.Length
            || passed.Any(argument => argument.Argument.Parameter?.RefKind is RefKind.In && PlaceOf(argument.Argument.Value) is { } place && place.Cells.Intersect(references).Any())
            || passed.Any(argument => argument.SeenIn is { } root && (passed.Any(other => MayWrite(other, root)) || references.Any(cell => cell.Value is { Type.IsMemory: true } memory && RootOf(memory) == root)));
        return isAliased ? ("a variable that is passed by reference twice", "pass a copy") : null;
    }

    private bool MayWrite(Passed argument, Root root) =>
        argument.Place is ElementPlace element ? RootOf(element.Memory) == root
        : argument.Value is Operand.Scalar { Value: { Type: { IsMemory: true, IsReadOnly: false } } memory } && RootOf(memory) == root;

    private Passed Pass(IArgumentOperation argument)
    {
        IOperation value = argument.Value;
        if (argument.Parameter?.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && (Memories.IsElement(value) ? ElementOf(value) : PlaceOf(value)) is { } seen and (ElementPlace or PartPlace))
        {
            return new Passed(argument, Read(seen), null) { SeenIn = RootOf((seen as ElementPlace ?? ((PartPlace)seen).Element).Memory) };
        }
        if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out)) return new Passed(argument, PassByValue(argument), null);
        if (Memories.IsElement(value)) return new Passed(argument, null, ElementOf(value));
        Place? place = value is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation }
            ? NewPlace("", argument.Parameter.Type, Cell.Never)
            : PlaceOf(value);
        if (place is PartPlace) place = null;
        if (place is null) RefuseUnsupported(value, "a reference to something other than a local variable", "pass a local variable and assign it afterwards");
        return new Passed(argument, null, place);
    }

    private Operand? PassByValue(IArgumentOperation argument)
    {
        if (argument is not { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { IsImplicit: true, Initializer: { } elements } array }
            || elements.ElementValues.Any(element => FactsOf(element).ReadsVaried) || _marks.Contains(array))
        {
            return Lower(argument.Value);
        }
        var text = new FragmentList().Add($"new {_types.Text(array.Type!)} {{ ");
        string separator = "";
        foreach (IOperation element in elements.ElementValues)
        {
            if (Lower(element) is not { } value || IsLost(value, element, array)) return null;
            text.Add(separator).Use(value);
            separator = ", ";
        }
        Value table = Verbatim(text.Add(" }"), _types.Of(array.Type!), isPrimary: true, isPure: false);
        NewRoot(table, array).IsReadAsInactive = true;
        return table;
    }

    private IEnumerable<Cell> CellsOf(ISymbol captured) =>
        (_places.TryGetValue(captured, out Place place) ? place : Declare((ILocalSymbol)captured)).Cells;
}
