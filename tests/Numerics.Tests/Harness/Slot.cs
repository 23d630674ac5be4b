using System.Reflection;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>A parameter of a differentiable method: what it holds, and whether derivatives are of it or with respect to it.</summary>
/// <param name="IsInput">Whether derivatives are taken with respect to it.</param>
/// <param name="IsResult">Whether it is a span that a <c>void</c> method writes its results to.</param>
internal sealed record Slot(int Position, string Name, Type Type, Form Form, bool IsInput, bool IsResult)
{
    public Type Element => Forms.ElementOf(Type)!;

    /// <summary>In a <c>void</c> method, every span that can be written is one that is.</summary>
    public static Slot[] Of(MethodInfo method) =>
        [.. method.GetParameters().Select(p => Of(p, method.ReturnType == typeof(void)))];

    private static Slot Of(ParameterInfo parameter, bool isVoid)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        Form form = Forms.Of(type);
        bool isActive = form != Form.Other && !parameter.IsDefined(typeof(NoGradientAttribute));
        bool isResult = isActive && isVoid && form == Form.Span;
        return new(parameter.Position, parameter.Name!, type, form, isActive && !isResult, isResult);
    }
}
