using System.Collections.Immutable;
using GradGen.Diagnostics;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Elements of arrays and spans.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The element, what leads to it evaluated; <see langword="null"/> where that is refused.</summary>
    private ElementPlace? ElementOf(IOperation element)
    {
        (IOperation whole, ImmutableArray<IOperation> indices) = element switch
        {
            IArrayElementReferenceOperation array => (array.ArrayReference, array.Indices),
            IPropertyReferenceOperation { Instance: { } span } indexer => (span, [indexer.Arguments[0].Value]),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, [indexer.Argument]),
            _ => throw new NotSupportedException(element.Kind.ToString()),
        };
        Value? memory = LowerValue(whole);
        Value?[] at = [.. indices.Select((index, dimension) => memory is null ? LowerValue(index) : LowerIndex(index, memory, dimension))];
        return memory is null || at.Contains(null) ? null : new ElementPlace(memory, [.. at!], element.Type!, element);
    }

    /// <summary>The place of a variable or an element; what leads to it is evaluated now.</summary>
    private Place? TargetOf(IOperation target) => Memories.IsElement(target) ? ElementOf(target) : PlaceOf(target);

    private Value? LowerIndex(IOperation index, Value memory, int dimension)
    {
        if (index is IConversionOperation { Type: var to, Operand: { Type: var from } operand } && IsIndex(to) && !IsIndex(from)) index = operand;
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd) // a[^k]  →  a[a.Length - k]
        {
            return LowerValue(fromEnd.Operand) is { } back ? Difference(LengthOf(memory, dimension), back) : null;
        }
        if (LowerValue(index) is not { } value) return null;
        return IsIndex(index.Type)
            ? Verbatim(new FragmentList().Use(value).Add(".GetOffset(").Use(LengthOf(memory, dimension)).Add(")"), DataType.Int32, isPrimary: true, isPure: true)
            : value;
    }

    private static bool IsIndex(ITypeSymbol? type) => type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Value Difference(Value from, Value less) =>
        Verbatim(new FragmentList().Use(from).Add(" - ").Use(less), DataType.Int32, isPrimary: false, isPure: true);

    private Value LengthOf(Value memory, int dimension = -1)
    {
        Value length = NewValue("", DataType.Int32);
        _block.Add(new Length(length, memory, memory.Type.Rank == 1 ? -1 : dimension));
        return length;
    }

    private Operand Read(ElementPlace element)
    {
        DataType type = element.Memory.Type.Element!;
        Value value = NewValue("", type);
        _block.Add(new Load(value, element.Memory, element.Indices.ToEquatableArray()));
        _loads[value.Label] = element.Source;
        Root root = RootOf(element.Memory);
        if (type.IsMemory) Share(value, element.Memory);
        else if (type.IsReal && root.IsVaried) _varied.Add(value.Label);
        else root.IsReadAsInactive = true;
        return Explode(value, element.Type);
    }

    private Operand? Write(ElementPlace element, Operand? operand)
    {
        if (operand is null) return null;
        DataType type = element.Memory.Type.Element!;
        if (operand is Operand.Parts && IsVaried(operand))
        {
            RefuseUnsupported(element.Source, "an array of tuples that hold active values", "use an array for each element of the tuple");
            return null;
        }
        Value value = operand is Operand.Scalar scalar ? scalar.Value : Verbatim(new FragmentList().Use(operand), type, isPrimary: true, isPure: true);
        _block.Add(new Store(element.Memory, element.Indices.ToEquatableArray(), value));
        if (type.IsMemory) Keep(element, value);
        else if (IsVaried(value)) MakeVaried(element.Memory, element.Source);
        return operand;
    }

    private readonly Dictionary<int, IOperation> _loads = [];

    private void CheckWrittenFirst(Function function, int parameter)
    {
        if (new WrittenFirst(_module.Function, function.Parameters[parameter]).Check(function).Culprit is not { } culprit) return;
        Location location = _loads.TryGetValue(culprit, out IOperation read) ? read.Syntax.GetLocation() : Declarations.NameOf(_method.Parameters[parameter]);
        _refusals.Add(Descriptors.Unsupported, location, $"'{_method.Parameters[parameter].Name}', a result that may be read before it is written", "assign each element before, or take what it holds as a parameter of its own");
    }

    private static bool IsCreated(ElementPlace row) =>
        IsCreation(row.Source) || (row.Source.Parent is ISimpleAssignmentOperation { Value: var made } && IsCreation(made));

    private static bool IsCreation(IOperation operation) => Unconverted(operation) is IArrayCreationOperation or ICollectionExpressionOperation;

    /// <summary>A row of an array of arrays: where the rows are active, each is made for its place.</summary>
    private void Keep(ElementPlace row, Value value)
    {
        Merge(row.Memory, value, row.Source);
        Root root = RootOf(row.Memory);
        root.IsKept = true;
        _rows.Add((value, row.Source));
        if (!root.IsVaried) root.IsReadAsInactive |= value.Type.Element is not { IsMemory: true } && !IsCreated(row);
    }
}
