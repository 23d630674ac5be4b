using GradGen.Support;

namespace GradGen.IR;

/// <summary>The user's method as seen from outside. Every string is C# as generated code spells it (<c>@class</c>, <c>global::</c>).</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ContainingTypes">Headers, outermost first: <c>partial class Outer&lt;T&gt;</c>, <c>partial record struct Inner</c>.</param>
/// <param name="Accessibility"><c>public</c>, <c>private protected</c>, …</param>
/// <param name="TypeParameters">Of the method: <c>&lt;T&gt;</c>, or empty.</param>
/// <param name="Constraints">Of the method's type parameters: <c>where T : struct</c>, or empty.</param>
/// <param name="Cref">What <c>&lt;see cref="…"/&gt;</c> takes to point at the method.</param>
internal sealed record Signature(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Accessibility,
    string Name,
    string TypeParameters,
    string Constraints,
    EquatableArray<Parameter> Parameters,
    Shape Result,
    string Cref)
{
    /// <summary>For each parameter, whether derivatives are taken with respect to it.</summary>
    public EquatableArray<bool> Inputs => Parameters.Select(parameter => parameter.IsDifferentiable).ToEquatableArray();
}

/// <param name="Modifier">With a space behind it (<c>in </c>), or empty.</param>
/// <param name="Default">The default value, or <see langword="null"/>.</param>
/// <param name="IsDifferentiable">Whether derivatives are taken with respect to it.</param>
/// <param name="IsResult">Whether the method writes a result to it, a span.</param>
/// <param name="Beside">Of a product's own parameter, the method's parameter whose tangents or adjoints it takes.</param>
internal sealed record Parameter(string Name, DataType Type, string Modifier, string? Default, bool IsDifferentiable, bool IsResult = false, string? Beside = null);
