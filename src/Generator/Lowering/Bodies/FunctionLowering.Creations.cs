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

    private bool IsNew(IOperation made) =>
        made is IArrayCreationOperation or ICollectionExpressionOperation or IInvocationOperation { TargetMethod.Name: "ToArray", Instance: not null }
        || IsStackArray(made) || SizeOf(made) is not null || IsPart(made)
        || made is IConversionOperation conversion && IsClone(conversion)
        || made is IConditionalOperation { WhenFalse: { } otherwise } choice && HasSize(choice.WhenTrue) && HasSize(otherwise);

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
}
