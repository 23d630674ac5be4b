using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Arrays on the stack, or on the heap where there are many elements.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary><c>stackalloc double[n]</c>, which has no kind of operation of its own.</summary>
    private static bool IsStackArray(IOperation operation) =>
        operation.Kind == OperationKind.None && operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary>The number of elements of a new array that begins with zeros; <see langword="null"/> for anything else.</summary>
    private static IOperation? SizeOf(IOperation made) => made switch
    {
        IConversionOperation { Operand: var inner } when Memories.IsMemory(made.Type) => SizeOf(inner),
        IParenthesizedOperation { Operand: var inner } => SizeOf(inner),
        IArrayCreationOperation { Initializer: null, DimensionSizes: [var size] } => size,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } when IsStackArray(made) => made.ChildOperations.First(),
        _ => null,
    };

    /// <summary><c>Array.Empty&lt;double&gt;()</c>, <c>Span&lt;double&gt;.Empty</c>, <c>default</c>.</summary>
    private bool IsEmptyNew(IOperation made) => made switch
    {
        IConversionOperation { IsImplicit: true, Operand: var inner } when Memories.IsMemory(made.Type) && Memories.IsMemory(inner.Type) => IsEmptyNew(inner),
        IParenthesizedOperation { Operand: var inner } => IsEmptyNew(inner),
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType: { Name: "Array", ContainingNamespace.Name: "System" }, TypeArguments: [var element] } } => _types.IsReal(element),
        IPropertyReferenceOperation { Instance: null, Property: { Name: "Empty", ContainingType: var span } } => Memories.IsSpan(span) && _types.IsReal(Memories.ElementOf(span)),
        IDefaultValueOperation { Type: { } span } => Memories.IsSpan(span) && _types.IsReal(Memories.ElementOf(span)),
        _ => false,
    };

    private bool HasSize(IOperation made) => SizeOf(made) is not null || IsEmptyNew(made);

    private Operand? LowerSize(IOperation made) => IsEmptyNew(made) ? Whole(0) : Lower(SizeOf(made)!);

    // Array.Empty<double>()  →  new [0]
    private Operand? LowerEmpty(IOperation empty)
    {
        DataType type = _types.Of(empty.Type!);
        Value array = NewArray(type.IsSpan ? DataType.Span(type.Element!) : type, [Whole(0)], isZeroed: true, empty);
        return array.Type == type ? array : View(array, Whole(0), null, type);
    }

    // p ? stackalloc double[m] : new double[n]  →  new [p ? m : n]
    private Operand? LowerEitherNew(IConditionalOperation choice)
    {
        ITypeSymbol number = _module.Compilation.GetSpecialType(SpecialType.System_Int32);
        string name = TakeName();
        Value condition = LowerCondition(choice.Condition);
        Operand? size = Choose(condition, number, () => LowerSize(choice.WhenTrue), () => LowerSize(choice.WhenFalse!), choice.Syntax);
        _nameOfNew = name;
        return size is Operand.Scalar { Value: var length } ? NewArray(DataType.Span(_types.Of(Memories.ElementOf(choice.Type)!)), [length], isZeroed: true, choice) : null;
    }

    /// <summary>A span of memory on the stack, or of an array where the elements hold references, which the stack does not take.</summary>
    private DataType OnStack(ITypeSymbol span)
    {
        ITypeSymbol element = _types.Resolve(Memories.ElementOf(span)!);
        DataType type = _types.Of(element);
        return type.IsMemory || element.IsUnmanagedType ? DataType.Span(type) : DataType.Array(type);
    }

    private Operand? LowerStackArray(IOperation creation)
    {
        if (Memories.ElementOf(creation.Type) is not { } kept)
        {
            RefuseUnsupported(creation, "a pointer", "make it a Span");
            return null;
        }
        DataType type = OnStack(creation.Type!);
        var initializer = creation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax typed => typed.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax implicitly => implicitly.Initializer,
            _ => null,
        };
        IOperation[] children = [.. creation.ChildOperations];
        if (initializer is null) return LowerValue(children[0]) is { } length ? NewArray(type, [length], isZeroed: true, creation) : null;

        IOperation[] elements = [.. children.Skip(children.Length - initializer.Expressions.Count)];
        Value array = NewArray(type, [Whole(elements.Length)], isZeroed: false, creation);
        bool isRefused = false;
        for (int i = 0; i < elements.Length; i++) isRefused |= !StoreNew(array, [Whole(i)], elements[i]);
        return isRefused ? null : array;
    }
}
