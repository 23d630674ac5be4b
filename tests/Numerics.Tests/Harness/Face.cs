using System.Reflection;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>What a parameter that a generated method has beyond those of the method itself is for.</summary>
internal enum Role { Tangent, ResultAdjoint, Gradient, ResultTangent, Square }

/// <param name="Slot">The parameter it goes with, if it goes with one.</param>
internal sealed record Extra(Role Role, string Name, Type Type, Slot? Slot = null)
{
    /// <summary>The buffer of a Hessian or Jacobian may be of either real type.</summary>
    public bool Fits(ParameterInfo parameter) =>
        parameter.ParameterType == Type
        || (Role == Role.Square && Forms.Of(parameter.ParameterType) == Form.Span);
}

/// <summary>The parameters that each product adds to those of its method.</summary>
internal static class Face
{
    public static readonly string[] Products = ["Gradient", "ValueAndGradient", "Pushforward", "Pullback", "Hessian", "HessianVectorProduct", "Jacobian"];

    public static IEnumerable<Extra> Of(MethodInfo method, Slot[] slots, string product) => product switch
    {
        "Gradient" or "ValueAndGradient" => Gradients(slots, "Gradient"),
        "Pushforward" => Tangents(slots).Concat(ResultSpans(slots, "Tangent", Role.ResultTangent, isWritten: true)),
        "Pullback" => Adjoint(method, slots).Concat(Gradients(slots, "Adjoint")),
        "Hessian" => [new(Role.Square, "hessian", typeof(Span<double>))],
        "HessianVectorProduct" => Tangents(slots).Concat(Gradients(slots, "Gradient")),
        "Jacobian" => [new(Role.Square, "jacobian", typeof(Span<double>))],
        _ => [],
    };

    private static IEnumerable<Extra> Tangents(Slot[] slots) =>
        slots.Where(s => s.IsInput).Select(s => new Extra(Role.Tangent, s.Name + "Tangent", Forms.Companion(s.Form, s.Type, isWritten: false), s));

    private static IEnumerable<Extra> Gradients(Slot[] slots, string suffix) =>
        slots.Where(s => s.IsInput && s.Form != Form.Scalar)
            .Select(s => new Extra(Role.Gradient, s.Name + suffix, Forms.Companion(s.Form, s.Type, isWritten: true), s));

    private static IEnumerable<Extra> Adjoint(MethodInfo method, Slot[] slots)
    {
        if (method.ReturnType == typeof(void)) return ResultSpans(slots, "Adjoint", Role.ResultAdjoint, isWritten: false);
        Form form = Forms.Of(method.ReturnType);
        Type type = form == Form.Other ? method.ReturnType : Forms.Companion(form, method.ReturnType, isWritten: false);
        return [new(Role.ResultAdjoint, "resultAdjoint", type)];
    }

    private static IEnumerable<Extra> ResultSpans(Slot[] slots, string suffix, Role role, bool isWritten) =>
        slots.Where(s => s.IsResult).Select(s => new Extra(role, s.Name + suffix, Forms.Companion(s.Form, s.Type, isWritten), s));
}
