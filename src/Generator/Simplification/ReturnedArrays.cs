using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>An array that loops leave behind and the function returns is copied for that: then it need not be an array before.</summary>
internal static class ReturnedArrays
{
    // return a   →   b = new T[length a]; copy a to b; return b
    public static Function Copy(Function function)
    {
        Definitions definitions = Definitions.In(function);
        int labels = function.LabelCount;
        var output = new List<Instruction>(function.Body.Instructions);
        EquatableArray<Value> yields = [.. function.Body.Yields.Select(Copied)];
        return labels == function.LabelCount ? function : function with { Body = new Block(output.ToEquatableArray(), yields), LabelCount = labels };

        Value Copied(Value value)
        {
            if (value.Type is not { IsMemory: true, IsSpan: false, Rank: 1, Element.IsReal: true } || !ComesFromLoop(value)) return value;
            Value length = new(labels++, "", DataType.Int32), copy = value with { Label = labels++ };
            output.Add(new Length(length, value));
            output.Add(new NewArray(copy, [length], IsZeroed: false));
            output.Add(new Copy(value, copy, IsWhole: true));
            return copy;
        }

        // and never is the user's own null
        bool ComesFromLoop(Value value)
        {
            bool isLoops = false;
            var known = new HashSet<int>();
            var open = new Stack<Value>([value]);
            while (open.Count > 0)
            {
                Value next = open.Pop();
                if (!known.Add(next.Label) || definitions.Of(next) is not { } definition) continue;
                if (definition is Constant { Result.Name: not "" }) return false;
                isLoops |= definition is Loop;
                foreach (Value source in Sources.Of(definition, next)) open.Push(source);
            }

            return isLoops;
        }
    }
}
