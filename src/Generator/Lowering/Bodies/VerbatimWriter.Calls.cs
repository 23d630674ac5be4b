using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Calls and their arguments.</summary>
internal sealed partial class VerbatimWriter
{
    private void WriteCall(InvocationExpressionSyntax call)
    {
        if (Model.GetConstantValue(call) is { HasValue: true, Value: string name })
        {
            Replace(call, () => _text.Add(SymbolDisplay.FormatLiteral(name, quote: true))); // nameof
            return;
        }
        if (Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom: { } extension } && call.Expression is MemberAccessExpressionSyntax access)
        {
            WriteExtension(call, access, extension);
            return;
        }
        Write(call.Expression);
        Write(call.ArgumentList);
    }

    /// <summary><c>x.M(y)</c> → <c>global::N.Extensions.M(x, y)</c>.</summary>
    private void WriteExtension(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, IMethodSymbol extension)
    {
        if (!function.Reaches(extension, access.Name))
        {
            HasFailed = true;
            return;
        }
        Space(call.HasLeadingTrivia);
        _text.Add(function.Types.Text(extension.ContainingType) + ".");
        WriteMember(access.Name);
        _spaceIsDue = false;
        _text.Add("(");
        if (extension.Parameters[0].RefKind == RefKind.Ref)
        {
            Fail(access, "an extension method that takes its receiver by reference", "call it as a static method");
            return;
        }
        Write(access.Expression);
        _spaceIsDue = false;
        if (call.ArgumentList.Arguments.Count > 0) _text.Add(", ");
        foreach (SyntaxNodeOrToken part in call.ArgumentList.Arguments.GetWithSeparators())
        {
            if (part.IsToken) Write(part.AsToken());
            else Write(part.AsNode()!);
        }
        WriteCallerInformation(call);
        Write(call.ArgumentList.CloseParenToken);
    }

    private void WriteArguments(ArgumentListSyntax list)
    {
        Write(list.OpenParenToken);
        foreach (SyntaxNodeOrToken part in list.Arguments.GetWithSeparators())
        {
            if (part.IsToken) Write(part.AsToken());
            else Write(part.AsNode()!);
        }
        if (list.Parent is { } call) WriteCallerInformation(call);
        Write(list.CloseParenToken);
    }

    /// <summary>What the compiler fills in from the text of the call is not what it would be in generated code.</summary>
    private void WriteCallerInformation(SyntaxNode call)
    {
        if (Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !method.Parameters.Any(IsCallerInformation)) return;
        var arguments = Model.GetOperation(call) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter, Value.ConstantValue: { HasValue: true, Value: string text } }) continue;
            if (IsCallerInformation(parameter)) _text.Add($", {parameter.Name}: {SymbolDisplay.FormatLiteral(text, quote: true)}");
        }
    }

    private static bool IsCallerInformation(IParameterSymbol parameter) =>
        parameter.IsOptional && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");

    /// <summary><c>out int n</c>, <c>out n</c>, <c>ref n</c>, <c>in n</c>.</summary>
    private void WriteReference(ArgumentSyntax argument)
    {
        if (argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword)) // a hole need not be a variable
        {
            if (argument.NameColon is not null) Write(argument.NameColon);
            Write(argument.Expression);
            return;
        }
        if (_lambdas > 0 || function.VariableOf(mentions.Operation(argument.Expression)) is not { } variable)
        {
            WriteTokens(argument);
            return;
        }

        if (argument.NameColon is not null) Write(argument.NameColon);
        Space(argument.HasLeadingTrivia);
        bool isOut = argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword);
        _text.Add(isOut ? "out " : "ref ");
        if (!isOut || (variable.Value is { } value && (_changed.Contains(value.Label) || IsReadBeside(argument))))
        {
            WriteChanging(variable);
            return;
        }
        Value defined = function.Redefine(variable);
        _changed.Add(defined.Label);
        Declared.Add(variable);
        _text.Add($"{variable.Type.Text} ").Define(defined);
    }

    /// <summary>Whether the call takes the variable's value too, in another argument: that is what it holds before the call.</summary>
    private static bool IsReadBeside(ArgumentSyntax argument) =>
        argument is { Expression: IdentifierNameSyntax { Identifier.ValueText: var name }, Parent: { } list }
        && list.DescendantNodes().OfType<IdentifierNameSyntax>().Count(other => other.Identifier.ValueText == name) > 1;

    /// <summary>A variable that is changed in place: a new value that starts as the old one, the same throughout this text.</summary>
    private void WriteChanging(Cell variable)
    {
        if (variable.Value is not { } before)
        {
            HasFailed = true;
        }
        else if (_changed.Contains(before.Label))
        {
            _text.Use(before);
        }
        else
        {
            Value after = function.Redefine(variable);
            _changed.Add(after.Label);
            _text.Define(after, before);
        }
    }

    /// <summary>Whether a variable of a pattern written alone is left out.</summary>
    private bool IsDropped(SingleVariableDesignationSyntax designation) =>
        _isPatternAlone && _lambdas == 0
        && !(KeptVariable is var (kept, _) && SymbolEqualityComparer.Default.Equals(kept, Model.GetDeclaredSymbol(designation)));

    /// <summary>A variable that a pattern declares.</summary>
    private void WriteDesignation(SingleVariableDesignationSyntax designation)
    {
        if (_lambdas > 0 || Model.GetDeclaredSymbol(designation) is not ILocalSymbol local)
        {
            Write(designation.Identifier);
            return;
        }
        if (KeptVariable is var (kept, value) && SymbolEqualityComparer.Default.Equals(kept, local))
        {
            Replace(designation, () => _text.Define(value));
            return;
        }
        if (IsDropped(designation))
        {
            Replace(designation, () => _text.Add("_"));
            return;
        }
        if (function.Redeclare(local) is not { } variable)
        {
            Fail(designation, "a tuple declared in an expression", "declare it in a statement of its own");
            return;
        }
        Space(designation.HasLeadingTrivia);
        _text.Define(function.Redefine(variable));
        Declared.Add(variable);
        _spaceIsDue = designation.HasTrailingTrivia;
    }
}
