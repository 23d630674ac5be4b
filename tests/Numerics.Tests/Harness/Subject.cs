using System.Reflection;
using GradGen.Numerics.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>A differentiable method, what was generated for it, and its twin over the oracle's numbers.</summary>
internal sealed class Subject
{
    private readonly MethodInfo _primal;
    private readonly MethodInfo _twin;
    private readonly Dictionary<string, Invoker?> _invokers = [];
    private Invoker? _oracle;

    private Subject(MethodInfo primal, MethodInfo twin)
    {
        _primal = primal;
        _twin = twin;
        Parameters = primal.GetParameters();
        Inputs = [.. Enumerable.Range(0, Parameters.Length).Where(i => IsInput(Parameters[i]))];
    }

    public string Name => $"{_primal.DeclaringType}.{_primal.Name}({string.Join(", ", Parameters.Select(p => p.ParameterType.Name))})";

    /// <summary>Type and name; overloads share one.</summary>
    public string Id => $"{(_primal.DeclaringType!.IsGenericType ? _primal.DeclaringType.GetGenericTypeDefinition() : _primal.DeclaringType).FullName}.{_primal.Name}";

    /// <summary>Whether the method is outside of the accepted language, so that having no derivatives is right.</summary>
    public bool MayBeRefused => _primal.GetCustomAttributesData().Any(a => a.AttributeType.Name == "MayBeRefusedAttribute");

    public ParameterInfo[] Parameters { get; }

    /// <summary>The parameters derivatives are taken with respect to, by position.</summary>
    public int[] Inputs { get; }

    /// <summary>Whether a <c>float</c> is on the way in or out, so that derivatives are as coarse as it is.</summary>
    public bool IsCoarse => IsFloat(_primal.ReturnType) || Inputs.Any(i => IsFloat(TypeOf(i)));

    public bool ReturnsFloat => IsFloat(_primal.ReturnType);

    /// <summary>The method itself.</summary>
    public Invoker Primal => Product("")!;

    /// <summary>What the points declared in the source say, by parameter.</summary>
    public IEnumerable<object?[]> Points => Harness.Points.Of(_primal);

    public static IEnumerable<Subject> In(Build build) =>
        from type in build.Generated.GetTypes()
        where type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        from method in Close(type).GetMethods(Declared)
        where method.IsDefined(typeof(DifferentiableAttribute))
        let closed = Close(method)
        select new Subject(closed, Twin(closed, build.Oracle));

    /// <summary>The type of an input, <c>in</c> or not.</summary>
    public Type TypeOf(int parameter) => Plain(Parameters[parameter].ParameterType);

    /// <summary>The generated method of that suffix, if there is one.</summary>
    public Invoker? Product(string suffix)
    {
        if (!_invokers.TryGetValue(suffix, out Invoker? invoker))
        {
            invoker = Find(suffix) is { } method ? Invokers.Of(method) : null;
            _invokers.Add(suffix, invoker);
        }

        return invoker;
    }

    /// <summary>The element type of the span that the Hessian is written to.</summary>
    public Type HessianType => Find("Hessian")!.GetParameters()[^1].ParameterType.GetGenericArguments()[0];

    /// <summary>The method over the oracle's numbers, inputs seeded along two directions (−1 for none).</summary>
    public (double Value, Jet Jet) Evaluate(object?[] point, int first, int second)
    {
        _oracle ??= Invokers.Of(_twin);
        var arguments = new object?[point.Length];
        ParameterInfo[] twins = _twin.GetParameters();
        for (int i = 0; i < point.Length; i++)
        {
            var jet = new Jet(i == first ? Part.Unit : Part.None, i == second ? Part.Unit : Part.None, Part.None);
            arguments[i] = point[i] switch
            {
                double x => new Real(x, jet),
                float x => new Real32(x, jet),
                Enum e => Enum.ToObject(Plain(twins[i].ParameterType), System.Convert.ToInt64(e, null)),
                var other => other,
            };
        }

        return _oracle(arguments) switch
        {
            Real x => (x.Value, x.Jet),
            Real32 x => (x.Value, x.Jet),
            var other => throw new InvalidOperationException($"The oracle returned {other}."),
        };
    }

    /// <summary>Whether a place in the source is in the method.</summary>
    public bool Covers(Location location) =>
        location.SourceTree?.GetRoot().FindNode(location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.Identifier.ValueText == _primal.Name
        && (method.Parent as TypeDeclarationSyntax)?.Identifier.ValueText == _primal.DeclaringType!.Name.Split('`')[0];

    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The method of that suffix itself, if there is one.</summary>
    public MethodInfo? Find(string suffix)
    {
        if (suffix.Length == 0) return _primal;
        int extra = suffix switch { "Gradient" or "ValueAndGradient" => 0, "Pullback" or "Hessian" => 1, _ => Inputs.Length };
        return _primal.DeclaringType!.GetMethods(Declared)
            .Where(m => m.Name == _primal.Name + suffix && m.GetParameters().Length == Parameters.Length + extra)
            .Select(m => m.IsGenericMethodDefinition ? m.MakeGenericMethod(_primal.GetGenericArguments()) : m)
            .SingleOrDefault(m => Parameters.Zip(m.GetParameters()).All(p => p.First.ParameterType == p.Second.ParameterType && p.First.Name == p.Second.Name));
    }

    private static MethodInfo Twin(MethodInfo method, Assembly oracle)
    {
        Type type = Close(oracle.GetType((method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericTypeDefinition() : method.DeclaringType).FullName!, true)!);
        return type.GetMethods(Declared).Where(m => m.Name == method.Name && m.IsGenericMethod == method.IsGenericMethod).Select(Close).Single(m => Face(m) == Face(method));
    }

    private static string Face(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Select(p => p.ParameterType.ToString()))
            .Replace(typeof(Real32).FullName!, "System.Single", StringComparison.Ordinal)
            .Replace(typeof(Real).FullName!, "System.Double", StringComparison.Ordinal);

    private static Type Close(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type;

    private static MethodInfo Close(MethodInfo method) =>
        method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(int))]) : method;

    private static bool IsInput(ParameterInfo parameter) =>
        (Plain(parameter.ParameterType) == typeof(double) || IsFloat(Plain(parameter.ParameterType))) && !parameter.IsDefined(typeof(NoGradientAttribute));

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsFloat(Type type) => type == typeof(float);
}
