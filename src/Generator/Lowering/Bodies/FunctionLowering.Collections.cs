using GradGen.IR;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Collection expressions.</summary>
internal sealed partial class FunctionLowering
{
    // [a, .. b, c]  →  n = new? [2 + b.Length]; n[0] = a; copy b to n[1 ..]; n[1 + b.Length] = c
    private Operand? LowerCollection(ICollectionExpressionOperation collection)
    {
        if (!Memories.IsMemory(collection.Type)) return Carry(collection);
        if (IsTable(collection) && !Memories.IsSpan(collection.Type)) return LowerTable(collection);
        DataType type = _types.Of(collection.Type!);
        string name = TakeName();
        Operand?[] parts = [.. collection.Elements.Select(element => element is ISpreadOperation spread ? Spread(spread) : Lower(element))];
        if (parts.Contains(null)) return null;

        bool[] isSpread = [.. collection.Elements.Select(element => element is ISpreadOperation)];
        Value Position(int count)
        {
            int single = isSpread.Take(count).Count(spread => !spread);
            Value? sum = single > 0 || count == 0 ? Whole(single) : null;
            for (int i = 0; i < count; i++)
            {
                if (!isSpread[i]) continue;
                Value length = LengthOf(WholeOf(parts[i]!));
                sum = sum is null ? length : Verbatim(new FragmentList().Use(sum).Add(" + ").Use(length), DataType.Int32, isPrimary: false, isPure: true);
            }
            return sum!;
        }

        _nameOfNew = name;
        Value array = NewArray(type.IsSpan ? OnStack(collection.Type!) : type, [Position(parts.Length)], isZeroed: false, collection);
        bool isRefused = false;
        for (int i = 0; i < parts.Length; i++)
        {
            if (isSpread[i]) AddCopy(WholeOf(parts[i]!), Slice(array, Position(i), null), collection.Elements[i]);
            else isRefused |= Write(new ElementPlace(array, [Position(i)], Memories.ElementOf(collection.Type)!, collection.Elements[i]), parts[i]) is null;
        }
        if (isRefused) return null;
        return array.Type == type ? array : View(array, Whole(0), null, type);
    }

    private static Value WholeOf(Operand operand) => ((Operand.Scalar)operand).Value;

    private Value? Spread(ISpreadOperation spread)
    {
        if (Memories.ElementOf(spread.Operand.Type) is { } element && Memories.IsMemory(element))
        {
            RefuseUnsupported(spread, "a spread of rows", "copy each row in a loop");
            return null;
        }
        if (Memories.IsMemory(spread.Operand.Type) && spread.ElementConversion.IsIdentity) return LowerMemory(spread.Operand);
        RefuseUnsupported(spread, "a spread of something other than an array or a span", "copy its elements in a loop");
        return null;
    }
}
