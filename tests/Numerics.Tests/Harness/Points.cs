using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Where a method is compared with the oracle: where its source says, else at a few points off every beaten track.</summary>
internal static class Points
{
    private static readonly double[] Numbers = [0.7310585, -1.2839, 2.0471, 0.31817, -0.5927, 1.4142, 0.9163, -2.2361];

    public static IEnumerable<object?[]> Of(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        var declared = method.GetCustomAttributesData().Where(a => a.AttributeType.Name == "AtAttribute").Select(a => Declared(a, parameters)).ToList();
        return declared.Count > 0 ? declared : Enumerable.Range(0, 4).Select(n => Chosen(parameters, n));
    }

    /// <summary>The n-th of the points that are chosen when the source says nothing.</summary>
    public static object?[] Chosen(ParameterInfo[] parameters, int n) =>
        [.. parameters.Select((p, i) => Number(Plain(p.ParameterType), n * 3 + i * 5 + n / 3))];

    private static object?[] Declared(CustomAttributeData attribute, ParameterInfo[] parameters)
    {
        var values = (ReadOnlyCollection<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!;
        return [.. parameters.Select((p, i) => i < values.Count ? Converted(values[i].Value, Plain(p.ParameterType)) : p.DefaultValue)];
    }

    private static object? Converted(object? value, Type type) =>
        value is null ? null
        : type.IsEnum ? Enum.ToObject(type, value)
        : type == typeof(DateTime) ? DateTime.Parse((string)value, CultureInfo.InvariantCulture)
        : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    private static object Number(Type type, int n) =>
        type == typeof(double) ? Numbers[n % Numbers.Length]
        : type == typeof(float) ? (float)Numbers[n % Numbers.Length]
        : type == typeof(int) ? n % 4
        : type == typeof(bool) ? n % 2 == 0
        : type == typeof(string) ? "abcd"[..(n % 4)]
        : type.IsEnum ? Enum.GetValues(type).GetValue(n % Enum.GetValues(type).Length)!
        : throw new NotSupportedException($"No points are known for {type}; declare some with [At].");

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;
}
