using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Names: variables become holes, everything else is qualified.</summary>
internal sealed partial class VerbatimWriter
{
    private void WriteName(NameSyntax name)
    {
        ISymbol? symbol = mentions.Symbol(name);
        switch (symbol)
        {
            case ITypeSymbol type when !IsVar(name):
                WriteType(name, type);
                break;
            case INamespaceSymbol containing:
                Replace(name, () => _text.Add(containing.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));
                break;
            case ILocalSymbol { IsConst: true, ConstantValue: var value } local when !IsDeclaredHere(local):
                Replace(name, () => _text.Add(ConstantText.Of(value, local.Type)));
                break;
            case ILocalSymbol or IParameterSymbol when !IsDeclaredHere(symbol):
                WriteVariable(name, symbol);
                break;
            case IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: not MethodKind.LocalFunction } when symbol.ContainingType is not null:
                WriteSimpleMember(name, symbol);
                break;
            default:
                WriteTokens(name);
                break;
        }
    }

    private void WriteType(NameSyntax name, ITypeSymbol type)
    {
        if (function.Reaches(type, name)) Replace(name, () => _text.Add(function.Types.Text(type)));
        else HasFailed = true;
    }

    private void WriteVariable(NameSyntax name, ISymbol variable)
    {
        if (_lambdas > 0 && !MayBeCaptured(name, variable)) return;
        if (function.CellOf(variable) is { } cell && mentions.Operation(name) is { } reference && Mutation.ChangesStruct(reference))
        {
            Space(name.HasLeadingTrivia);
            WriteChanging(cell);
            _spaceIsDue = name.HasTrailingTrivia;
            return;
        }
        if (function.ElementOf(variable) is { } element && mentions.Operation(name) is { } use && Mutation.ChangesStruct(use))
        {
            Replace(name, () => WriteChanging(element));
            return;
        }
        if (function.ReadVariable(variable) is not { } value) HasFailed = true;
        else if (CastOf(name) is { } cast) Replace(name, () => WriteCast(cast, value, isAlone: name.Parent is ArgumentSyntax));
        else Replace(name, () => _text.Use(value));
    }

    /// <summary>A struct that is an element is changed where it is.</summary>
    private void WriteChanging(ElementPlace element)
    {
        _text.Use(element.Memory).Add("[");
        for (int i = 0; i < element.Indices.Length; i++) _text.Add(i > 0 ? ", " : "").Use(element.Indices[i]);
        _text.Add("]");
    }

    private void WriteCast(string type, Operand value, bool isAlone)
    {
        if (isAlone) _text.Add($"({type})").Use(value);
        else _text.Add($"(({type})").Use(value).Add(")");
    }

    /// <summary>
    /// What a variable of a type parameter must be cast to, now that it is of the type this stands for, to mean the same:
    /// <c>F(tag)</c> → <c>F((object)tag)</c>, which is another overload than <c>F((int)tag)</c>.
    /// </summary>
    private string? CastOf(NameSyntax name)
    {
        if (mentions.Operation(name) is not { Type: { } type, Parent: { } parent } || !function.StandsForAnother(type)) return null;
        return parent switch
        {
            IConversionOperation { IsImplicit: true, Type: { IsReferenceType: true, TypeKind: not Microsoft.CodeAnalysis.TypeKind.TypeParameter } target } => function.Types.Text(target),
            IConversionOperation { IsImplicit: false } or IIsPatternOperation or IIsTypeOperation or ISwitchExpressionOperation or ICoalesceOperation or IBinaryOperation => "object",
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.ContainingType: { } declaring } } => function.Types.Text(declaring),
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.ContainingType: { } declaring } } => function.Types.Text(declaring),
            _ => null,
        };
    }

    /// <summary>A lambda sees a variable as it is when it runs, and values do not change.</summary>
    private bool MayBeCaptured(NameSyntax name, ISymbol variable)
    {
        if (function.IsAssignedAgain(variable))
        {
            Fail(name, $"a lambda that captures '{variable.Name}', which is assigned more than once", "copy it to a local of its own before the lambda");
            return false;
        }
        return true;
    }

    /// <summary>A member named alone: of this type, or of one in a <c>using static</c>.</summary>
    private void WriteSimpleMember(NameSyntax name, ISymbol member)
    {
        if (!member.IsStatic)
        {
            Fail(name, "instance state", "instance state comes in a later version; pass what the method reads as parameters");
            return;
        }
        if (member is IFieldSymbol { HasConstantValue: true } constant && !function.IsAccessible(constant))
        {
            Replace(name, () => _text.Add(ConstantText.Of(constant.ConstantValue, constant.Type)));
            return;
        }
        if (!function.Reaches(member, name))
        {
            HasFailed = true;
            return;
        }
        Space(name.HasLeadingTrivia);
        _text.Add(function.Types.Text(member.ContainingType) + ".");
        WriteMember((SimpleNameSyntax)name);
    }

    /// <summary>The name behind a dot, its type arguments qualified.</summary>
    private void WriteMember(SimpleNameSyntax name)
    {
        Write(name.Identifier);
        if (name is GenericNameSyntax generic) Write(generic.TypeArgumentList);
    }

    private void WriteAccess(MemberAccessExpressionSyntax access)
    {
        switch (mentions.Symbol(access))
        {
            case ITypeSymbol type:
                if (function.Reaches(type, access)) Replace(access, () => _text.Add(function.Types.Text(type)));
                else HasFailed = true;
                return;
            case IFieldSymbol { HasConstantValue: true } constant when !function.IsAccessible(constant):
                Replace(access, () => _text.Add(ConstantText.Of(constant.ConstantValue, constant.Type)));
                return;
            case IFieldSymbol { ContainingType.IsTupleType: true } element:
                WriteElement(access, element);
                return;
            case IMethodSymbol { ReducedFrom: not null } when access.Parent is not InvocationExpressionSyntax:
                Fail(access, "an extension method as a delegate", "write it as a lambda");
                return;
            case { } member when !function.Reaches(member, access.Name):
                HasFailed = true;
                return;
        }
        Write(access.Expression);
        Write(access.OperatorToken);
        WriteMember(access.Name);
    }

    /// <summary>Elements of tuples are named by position: holes have other names than variables.</summary>
    private void WriteElement(MemberAccessExpressionSyntax access, IFieldSymbol element)
    {
        if (function.ReadElement(mentions.Operation(access)) is { } value)
        {
            Replace(access, () => _text.Use(value));
            return;
        }
        Write(access.Expression);
        Write(access.OperatorToken);
        Replace(access.Name, () => _text.Add((element.CorrespondingTupleField ?? element).Name));
    }

    private static bool IsVar(NameSyntax name) => name is IdentifierNameSyntax { IsVar: true };

    /// <summary>Whether it is declared in a lambda that is being written.</summary>
    private bool IsDeclaredHere(ISymbol variable) => _lambdas > 0 && !function.IsKnown(variable);
}
