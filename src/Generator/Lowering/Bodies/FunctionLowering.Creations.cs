using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>New arrays, and what they begin with.</summary>
internal sealed partial class FunctionLowering
{
    private string _nameOfNew = "";

    /// <summary>A new array is filled before it is assigned: it gets its name first.</summary>
    private Operand? LowerNamed(IOperation value, string name)
    {
        IOperation made = Unconverted(value);
        _nameOfNew = IsNew(made) ? name : "";
        Operand? lowered = Lower(value);
        _nameOfNew = "";
        return lowered;
    }

    private static bool IsNew(IOperation made) =>
        made is IArrayCreationOperation or ICollectionExpressionOperation or IInvocationOperation { TargetMethod.Name: "ToArray", Instance: not null }
        || IsStackArray(made) || SizeOf(made) is not null || IsPart(made)
        || made is IConversionOperation conversion && IsClone(conversion)
        || made is IConditionalOperation { WhenFalse: { } otherwise } choice && SizeOf(choice.WhenTrue) is not null && SizeOf(otherwise) is not null;

    private string TakeName()
    {
        string name = _nameOfNew;
        _nameOfNew = "";
        return name;
    }

    private Value NewArray(DataType type, IEnumerable<Value> lengths, bool isZeroed, IOperation at)
    {
        Value array = NewValue(TakeName(), type);
        _block.Add(new NewArray(array, lengths.ToEquatableArray(), isZeroed));
        NewRoot(array, at);
        return array;
    }

    private Operand? LowerCreation(IArrayCreationOperation creation)
    {
        if (creation.Initializer is { } elements)
        {
            return IsTable(creation) ? LowerTable(creation) : LowerElements(creation, elements, _types.Of(creation.Type!));
        }
        string name = TakeName();
        Value?[] lengths = [.. creation.DimensionSizes.Select(LowerValue)];
        _nameOfNew = name;
        return lengths.Contains(null) ? null : NewArray(_types.Of(creation.Type!), lengths!, isZeroed: true, creation);
    }

    /// <summary>Whether it is written out, all of it inactive, and stays so.</summary>
    private bool IsTable(IOperation creation) => creation.Syntax is ExpressionSyntax and not InvocationExpressionSyntax && IsCarried(creation) && !_marks.Contains(creation);

    private Operand? LowerTable(IOperation creation)
    {
        if (Carry(creation) is not Operand.Scalar { Value: { Type.IsMemory: true } array } table) return null;
        NewRoot(array, creation).IsReadAsInactive = true;
        return table;
    }

    // new[] { a, b }  →  n = new? [2]; n[0] = a; n[1] = b
    private Operand? LowerElements(IOperation creation, IArrayInitializerOperation elements, DataType type)
    {
        int[] lengths = new int[type.Rank];
        for (IOperation? level = elements; level is IArrayInitializerOperation { ElementValues: var values }; level = values.FirstOrDefault())
        {
            int depth = Array.IndexOf(lengths, 0);
            if (depth < 0 || values.IsEmpty) break;
            lengths[depth] = values.Length;
        }
        Value array = NewArray(type, lengths.Select(Whole), isZeroed: false, creation);
        return StoreAll(array, elements, []) ? array : null;
    }

    private bool StoreAll(Value array, IArrayInitializerOperation elements, Value[] at)
    {
        DeepStack.Check();
        bool isRefused = false;
        for (int i = 0; i < elements.ElementValues.Length; i++)
        {
            IOperation element = elements.ElementValues[i];
            Value[] indices = [.. at, Whole(i)];
            if (element is IArrayInitializerOperation inner && indices.Length < array.Type.Rank) isRefused |= !StoreAll(array, inner, indices);
            else isRefused |= !StoreNew(array, indices, element);
        }
        return !isRefused;
    }

    private bool StoreNew(Value array, Value[] indices, IOperation element) =>
        Lower(element) is { } value && Write(new ElementPlace(array, [.. indices], element.Type!, element), value) is not null;

    private Value Whole(int number) => Literal(number.ToString(System.Globalization.CultureInfo.InvariantCulture), DataType.Int32);

    // [a, .. b, c]  →  n = new? [2 + b.Length]; n[0] = a; copy b to n[1 ..]; n[1 + b.Length] = c
    private Operand? LowerCollection(ICollectionExpressionOperation collection)
    {
        if (!Memories.IsMemory(collection.Type)) return Carry(collection);
        if (IsTable(collection) && !Memories.IsSpan(collection.Type)) return LowerTable(collection);
        DataType type = _types.Of(collection.Type!);
        string name = TakeName();
        Value?[] parts = [.. collection.Elements.Select(element => element is ISpreadOperation spread ? Spread(spread) : LowerValue(element))];
        if (parts.Contains(null)) return null;

        bool[] isSpread = [.. collection.Elements.Select(element => element is ISpreadOperation)];
        Value Position(int count)
        {
            int single = isSpread.Take(count).Count(spread => !spread);
            Value? sum = single > 0 || count == 0 ? Whole(single) : null;
            for (int i = 0; i < count; i++)
            {
                if (!isSpread[i]) continue;
                Value length = LengthOf(parts[i]!);
                sum = sum is null ? length : Verbatim(new FragmentList().Use(sum).Add(" + ").Use(length), DataType.Int32, isPrimary: false, isPure: true);
            }
            return sum!;
        }

        _nameOfNew = name;
        Value array = NewArray(type.IsSpan ? DataType.Span(type.Element!) : type, [Position(parts.Length)], isZeroed: false, collection);
        for (int i = 0; i < parts.Length; i++)
        {
            if (isSpread[i]) AddCopy(parts[i]!, Slice(array, Position(i), null), collection.Elements[i]);
            else Write(new ElementPlace(array, [Position(i)], Memories.ElementOf(collection.Type)!, collection.Elements[i]), parts[i]!);
        }
        return array.Type == type ? array : View(array, Whole(0), null, type);
    }

    private Value? Spread(ISpreadOperation spread)
    {
        if (Memories.IsMemory(spread.Operand.Type) && spread.ElementConversion.IsIdentity) return LowerMemory(spread.Operand);
        RefuseUnsupported(spread, "a spread of something other than an array or a span", "copy its elements in a loop");
        return null;
    }

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

    // p ? stackalloc double[m] : new double[n]  →  new [p ? m : n]
    private Operand? LowerEitherNew(IConditionalOperation choice)
    {
        ITypeSymbol number = _module.Compilation.GetSpecialType(SpecialType.System_Int32);
        string name = TakeName();
        Value condition = LowerCondition(choice.Condition);
        Operand? size = Choose(condition, number, () => Lower(SizeOf(choice.WhenTrue)!), () => Lower(SizeOf(choice.WhenFalse!)!), choice.Syntax);
        _nameOfNew = name;
        return size is Operand.Scalar { Value: var length } ? NewArray(DataType.Span(_types.Of(Memories.ElementOf(choice.Type)!)), [length], isZeroed: true, choice) : null;
    }

    private Operand? LowerStackArray(IOperation creation)
    {
        if (Memories.ElementOf(creation.Type) is not { } kept)
        {
            RefuseUnsupported(creation, "a pointer", "make it a Span");
            return null;
        }
        DataType type = DataType.Span(_types.Of(kept));
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
