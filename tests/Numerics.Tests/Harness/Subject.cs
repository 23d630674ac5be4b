using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>A differentiable method, what was generated for it, and its twin over the oracle's numbers.</summary>
internal sealed partial class Subject
{
    private readonly MethodInfo _primal;
    private readonly MethodInfo _twin;
    private readonly ConcurrentDictionary<string, Invoker?> _invokers = []; // tests that run side by side share subjects
    private Invoker? _oracle;

    private Subject(MethodInfo primal, MethodInfo twin)
    {
        _primal = primal;
        _twin = twin;
        Parameters = primal.GetParameters();
        Slots = Slot.Of(primal);
        Inputs = [.. Slots.Where(s => s.IsInput)];
    }

    public string Name => $"{_primal.DeclaringType}.{_primal.Name}({string.Join(", ", Parameters.Select(p => p.ParameterType.Name))})";

    /// <summary>Type and name; overloads share one.</summary>
    public string Id => $"{(_primal.DeclaringType!.IsGenericType ? _primal.DeclaringType.GetGenericTypeDefinition() : _primal.DeclaringType).FullName}.{_primal.Name}";

    /// <summary>Whether the method itself puts on the heap what its derivatives put there too.</summary>
    public bool MakesObjects => _primal.GetCustomAttributesData().Any(a => a.AttributeType.Name == "MakesObjectsAttribute");

    /// <summary>Whether the method is outside of the accepted language, so that having no derivatives is right.</summary>
    public bool MayBeRefused => _primal.GetCustomAttributesData().Any(a => a.AttributeType.Name == "MayBeRefusedAttribute");

    public ParameterInfo[] Parameters { get; }

    public Slot[] Slots { get; }

    /// <summary>The parameters derivatives are taken with respect to.</summary>
    public Slot[] Inputs { get; }

    /// <summary>Whether a <c>float</c> is on the way in or out, so that derivatives are as coarse as it is.</summary>
    public bool IsCoarse => Inputs.Any(i => i.Element == typeof(float)) || ResultTypes.Contains(typeof(float));

    /// <summary>Whether it is not one number that the method computes.</summary>
    public bool IsVectorValued => Forms.Of(ReturnType) != Form.Scalar;

    public Type ReturnType => _primal.ReturnType;

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

    /// <summary>The generated method of that suffix, if there is one.</summary>
    public Invoker? Product(string suffix) => _invokers.GetOrAdd(suffix, name => Find(name) is { } method ? Invokers.Of(method) : null);

    /// <summary>What a product takes beyond what the method takes.</summary>
    public Extra[] Extras(string suffix) => [.. Face.Of(_primal, Slots, suffix)];

    /// <summary>The numbers that derivatives are taken with respect to, in order.</summary>
    public double[] At(object?[] point) => [.. Inputs.SelectMany(i => Shape.Numbers(point[i.Position]))];

    /// <summary>The same point, one of those numbers replaced.</summary>
    public object?[] Moved(object?[] point, int input, double x)
    {
        object?[] moved = Copied(point);
        int next = 0;
        foreach (Slot slot in Inputs)
        {
            moved[slot.Position] = Shape.Map(point[slot.Position], slot.Element, (number, _) => next++ == input ? Shape.Number(slot.Element, x) : number);
        }

        return moved;
    }

    /// <summary>The results in order: what the method returns, or what it leaves in the spans it writes.</summary>
    public double[] ResultsOf(object? returned, object?[] arguments) => Shape.Numbers(ResultIn(returned, arguments));

    /// <summary>How many results there are, as far as that is known before the method runs.</summary>
    public int Results(object?[] point) =>
        ReturnType == typeof(void) ? Slots.Where(s => s.IsResult).Sum(s => Shape.Count(point[s.Position])) : ReturnType.IsArray ? 0 : ResultTypes.Count();

    /// <summary>What a call leaves in the arrays of real numbers it was given.</summary>
    public double[][] Left(object?[] arguments) =>
        [.. Slots.Where(s => s.Form is not (Form.Other or Form.Scalar)).Select(s => Shape.Leaves(arguments[s.Position]).Select(n => Evaluation.Plain(n).Value).ToArray())];

    /// <summary>Arguments of their own for a call, which may write to them.</summary>
    public static object?[] Copied(object?[] point) => [.. point.Select(Shape.Copy)];

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
        Extra[] extras = Extras(suffix);
        return _primal.DeclaringType!.GetMethods(Declared)
            .Where(m => m.Name == _primal.Name + suffix && m.GetParameters().Length == Parameters.Length + extras.Length)
            .Select(m => m.IsGenericMethodDefinition ? m.MakeGenericMethod(_primal.GetGenericArguments()) : m)
            .SingleOrDefault(m => Continues(m.GetParameters(), extras));
    }

    private bool Continues(ParameterInfo[] parameters, Extra[] extras) =>
        Parameters.Zip(parameters).All(p => p.First.ParameterType == p.Second.ParameterType && p.First.Name == p.Second.Name)
        && extras.Zip(parameters.Skip(Parameters.Length)).All(p => p.First.Fits(p.Second));

    private IEnumerable<Type> ResultTypes =>
        ReturnType == typeof(void) ? Slots.Where(s => s.IsResult).Select(s => s.Element)
        : Forms.ElementOf(ReturnType) is { } element ? [element]
        : Flat(ReturnType);

    private static IEnumerable<Type> Flat(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Flat) : [type];

    private object? ResultIn(object? returned, object?[] arguments) =>
        ReturnType == typeof(void) ? Slots.Where(s => s.IsResult).Select(s => arguments[s.Position]).ToArray() : returned;

    private static Type Close(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type;

    private static MethodInfo Close(MethodInfo method) =>
        method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(int))]) : method;
}
