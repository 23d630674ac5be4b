using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GradGen.Numerics.Tests.Oracle;

internal sealed partial class OracleRewriter
{
    /// <summary>The literal a constant expression becomes, where it is real or is computed from reals.</summary>
    private ExpressionSyntax? Folded(ExpressionSyntax expression, TypeInfo info, object constant)
    {
        ITypeSymbol? type = IsReal(info.ConvertedType) && IsNumber(constant) ? info.ConvertedType : info.Type;
        if (IsReal(type)) return Literal(type!, constant);
        bool mentionsReals = IsPlain(constant) && expression.DescendantNodes().OfType<ExpressionSyntax>().Any(e => IsReal(model.GetTypeInfo(e).Type));
        return mentionsReals ? Literal(type!, constant) : null;
    }

    private static bool IsNumber(object constant) => IsPlain(constant) && constant is not bool;

    private static bool IsPlain(object constant) =>
        constant is double or float or int or uint or long or ulong or short or ushort or byte or sbyte or char or bool;

    private static ExpressionSyntax Literal(ITypeSymbol type, object? value) => ParseExpression(value switch
    {
        null => "default",
        _ when type.SpecialType == SpecialType.System_Double =>
            $"global::GradGen.Numerics.Tests.Oracle.Real.Of({BitConverter.DoubleToInt64Bits(ToDouble(value))}L)",
        _ when type.SpecialType == SpecialType.System_Single =>
            $"global::GradGen.Numerics.Tests.Oracle.Real32.Of({BitConverter.SingleToInt32Bits(ToSingle(value))})",
        string or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        _ => $"(({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({SymbolDisplay.FormatPrimitive(value, true, false)}))",
    });

    private static double ToDouble(object value) => value is char c ? c : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static float ToSingle(object value) => value is char c ? c : Convert.ToSingle(value, CultureInfo.InvariantCulture);

    // const double k = …; → static readonly Real k = …;
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        var visited = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        if (!IsReal(model.GetTypeInfo(node.Declaration.Type).Type)) return visited;
        int at = visited.Modifiers.IndexOf(SyntaxKind.ConstKeyword);
        return at < 0
            ? visited
            : visited.WithModifiers(visited.Modifiers.RemoveAt(at).Add(Token(SyntaxKind.StaticKeyword)).Add(Token(SyntaxKind.ReadOnlyKeyword)));
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        return node.IsConst && IsReal(model.GetTypeInfo(node.Declaration.Type).Type) ? visited.WithModifiers(default) : visited;
    }

    // (double x = 1) → (Real x)
    public override SyntaxNode? VisitParameter(ParameterSyntax node) => ((ParameterSyntax)base.VisitParameter(node)!).WithDefault(null);

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    private static ExpressionSyntax Cast(ITypeSymbol target, ExpressionSyntax expression) =>
        ParenthesizedExpression(CastExpression(target.SpecialType == SpecialType.System_Double ? Wide : Narrow, ParenthesizedExpression(expression)));

    /// <summary>Integers become real numbers as C# makes them so: through the built-in type.</summary>
    private static ExpressionSyntax Cast(ITypeSymbol target, ITypeSymbol? source, ExpressionSyntax expression)
    {
        if (IsReal(source)) return Cast(target, expression);
        bool wide = target.SpecialType == SpecialType.System_Double;
        TypeSyntax builtIn = PredefinedType(Token(wide ? SyntaxKind.DoubleKeyword : SyntaxKind.FloatKeyword));
        return Cast(target, CastExpression(builtIn, ParenthesizedExpression(expression)));
    }
}
