using GradGen.Numerics.Tests.Harness;

namespace GradGen.Numerics.Tests.Buffers;

/// <summary>What is wrong with how the products of a method treat buffers that do not fit.</summary>
internal static class BufferChecks
{
    /// <summary>A buffer that is too short or too long is refused by name, before anything is written.</summary>
    public static IEnumerable<string> Lengths(Subject subject, object?[] point)
    {
        if (Results(subject, point) is not { } results) yield break;
        foreach (string product in Face.Products.Where(p => subject.Product(p) is not null))
        {
            foreach ((Extra extra, int position) in new Call(subject, product, point, results, Filling.Plain).Buffers)
            {
                foreach (int change in (int[])[-1, 1])
                {
                    object?[] arguments = new Call(subject, product, point, results, Filling.Plain).Arguments;
                    if (Resized((Array)arguments[position]!, change) is not { } resized) continue;
                    arguments[position] = resized;
                    string name = subject.Find(product)!.GetParameters()[position].Name!;
                    string where = $"{subject.Name}: {product} with {name} {(change < 0 ? "too short" : "too long")}";
                    Exception? thrown = Thrown(subject.Product(product)!, arguments);
                    if (thrown is not ArgumentException { ParamName: { } named } || named != name) yield return $"{where}: {thrown?.GetType().Name ?? "nothing"} \"{thrown?.Message}\"";
                    else if (!KnownLate(subject, extra) && !Same(subject.Left(point), subject.Left(arguments))) yield return $"{where}: arrays were written";
                }
            }
        }
    }

    /// <summary>A gradient that would be written over what it is the gradient of is refused.</summary>
    public static IEnumerable<string> Overlaps(Subject subject, object?[] point)
    {
        if (Results(subject, point) is not { } results) yield break;
        foreach (string product in Face.Products.Where(p => subject.Product(p) is not null))
        {
            foreach ((Extra extra, int position) in new Call(subject, product, point, results, Filling.Plain).Buffers)
            {
                if (extra is not { Role: Role.Gradient or Role.ResultTangent, Slot: { } slot } || Shape.Count(point[slot.Position]) == 0) continue;
                object?[] arguments = new Call(subject, product, point, results, Filling.Plain).Arguments;
                arguments[position] = arguments[slot.Position];
                if (Thrown(subject.Product(product)!, arguments) is not ArgumentException) yield return $"{subject.Name}: {product} writes {extra.Name} over {slot.Name}";
            }
        }
    }

    /// <summary>How long an array of results is, is not known before the method has run.</summary>
    private static bool KnownLate(Subject subject, Extra extra) =>
        subject.ReturnType.IsArray && extra.Role is Role.Square or Role.ResultAdjoint;

    private static int? Results(Subject subject, object?[] point)
    {
        object?[] arguments = Subject.Copied(point);
        object? returned = null;
        return Thrown(a => returned = subject.Primal(a), arguments) is null ? subject.ResultsOf(returned, arguments).Length : null;
    }

    private static Exception? Thrown(Invoker invoker, object?[] arguments)
    {
        try
        {
            invoker(arguments);
            return null;
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return exception;
        }
    }

    private static bool Same(double[][] before, double[][] after) => before.Zip(after).All(p => p.First.SequenceEqual(p.Second));

    /// <summary>An array of another length; of two dimensions, with another number of rows; of rows, with another last row.</summary>
    private static Array? Resized(Array array, int change)
    {
        Type element = array.GetType().GetElementType()!;
        if (array.Rank == 2) return array.GetLength(0) + change < 0 ? null : Array.CreateInstance(element, array.GetLength(0) + change, array.GetLength(1));
        if (element.IsArray)
        {
            if (array.Length == 0 || Resized((Array)array.GetValue(array.Length - 1)!, change) is not { } row) return null;
            array.SetValue(row, array.Length - 1);
            return array;
        }

        return array.Length + change < 0 ? null : Array.CreateInstance(element, array.Length + change);
    }
}
