using System.Reflection;
using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

internal sealed partial class Subject
{
    /// <summary>The method over the oracle's numbers, each input seeded; and what it leaves in its arrays.</summary>
    public Evaluation Evaluate(object?[] point, Func<int, Jet> seed)
    {
        _oracle ??= Invokers.Of(_twin);
        ParameterInfo[] twins = _twin.GetParameters();
        int next = 0;
        object?[] arguments = [.. Slots.Select(slot => slot.Form == Form.Other ? Twinned(point[slot.Position], twins[slot.Position].ParameterType) : Seeded(slot))];
        object? returned = _oracle(arguments);
        return new([.. Shape.Leaves(ResultIn(returned, arguments)).Select(Evaluation.Plain)], Left(arguments));

        object? Seeded(Slot slot)
        {
            bool isWide = slot.Element == typeof(double);
            return Shape.Map(point[slot.Position], isWide ? typeof(Real) : typeof(Real32), (number, _) =>
            {
                Jet jet = slot.IsInput ? seed(next++) : Jet.None;
                return isWide ? (object)new Real((double)number, jet) : new Real32((float)number, jet);
            });
        }
    }

    /// <summary>One evaluation, seeded along two inputs (−1 for none).</summary>
    public Evaluation Evaluate(object?[] point, int first, int second) =>
        Evaluate(point, i => new Jet(i == first ? Part.Unit : Part.None, i == second ? Part.Unit : Part.None, Part.None));

    private static object? Twinned(object? value, Type type) =>
        value is Enum ? Enum.ToObject(type.IsByRef ? type.GetElementType()! : type, System.Convert.ToInt64(value, null)) : Shape.Copy(value);

    private static MethodInfo Twin(MethodInfo method, Assembly oracle)
    {
        Type type = Close(oracle.GetType((method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericTypeDefinition() : method.DeclaringType).FullName!, true)!);
        return type.GetMethods(Declared).Where(m => m.Name == method.Name && m.IsGenericMethod == method.IsGenericMethod).Select(Close).Single(m => Signature(m) == Signature(method));
    }

    private static string Signature(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Select(p => p.ParameterType.ToString()))
            .Replace(typeof(Real32).FullName!, "System.Single", StringComparison.Ordinal)
            .Replace(typeof(Real).FullName!, "System.Double", StringComparison.Ordinal);
}
