using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>What verbatim code may name, and what its variables hold.</summary>
internal sealed partial class FunctionLowering
{
    public SemanticModel Model => _model;

    public Types Types => _types;

    public bool IsKnown(ISymbol variable) => _places.ContainsKey(variable);

    public bool IsAssignedAgain(ISymbol variable) => _survey.IsAssignedAgain(variable);

    public Operand? ReadVariable(ISymbol variable) => _places.TryGetValue(variable, out Place place) ? Read(place) : null;

    /// <summary>The element that a reference is to.</summary>
    public ElementPlace? ElementOf(ISymbol variable) => _places.TryGetValue(variable, out Place place) ? place as ElementPlace : null;

    public Cell? CellOf(ISymbol variable) => _places.TryGetValue(variable, out Place place) ? place as Cell : null;

    /// <summary>The value of <c>pair.Sum</c>, where <c>pair</c> is a variable.</summary>
    public Operand? ReadElement(IOperation? access) =>
        access is IFieldReferenceOperation && PlaceOf(access) is { } place ? Read(place) : null;

    /// <summary>The scalar variable that <c>out n</c>, <c>out int n</c> or <c>ref n</c> names.</summary>
    public Cell? VariableOf(IOperation? argument) => argument is null ? null : PlaceOf(argument) as Cell;

    public Cell? Redeclare(ILocalSymbol local) => Declare(local) as Cell;

    /// <summary>A new value for a variable, from inactive code.</summary>
    public Value Redefine(Cell variable)
    {
        Value value = NewValue(variable.Name, variable.Type);
        _environment.Set(variable, value);
        return value;
    }

    /// <summary>Whether generated code can name the symbol.</summary>
    public bool IsAccessible(ISymbol symbol)
    {
        if (symbol is ITypeParameterSymbol or ITypeSymbol { IsAnonymousType: true } or INamespaceSymbol or IDynamicTypeSymbol) return true;
        if (symbol is IArrayTypeSymbol array) return IsAccessible(array.ElementType);
        for (INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal) return false;
            if (type.IsAnonymousType) return true;
        }
        return symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.BuiltinOperator }
            || _module.Compilation.IsSymbolAccessibleWithin(symbol, _module.Home);
    }

    /// <summary>The same, reported where it is not so.</summary>
    public bool Reaches(ISymbol symbol, SyntaxNode syntax)
    {
        if (IsAccessible(symbol)) return true;
        while (symbol.ContainingType is { } container && !IsAccessible(container)) symbol = container;
        _refusals.Add(Descriptors.Inaccessible, syntax.GetLocation(), symbol.Name, TypeNames.InMessage(_module.Home), "make it internal or public");
        return false;
    }

    public void RefuseUnsupported(SyntaxNode syntax) => RefuseUnsupported(syntax, Advice.Name(syntax), Advice.For(syntax));

    public void RefuseUnsupported(SyntaxNode syntax, string what, string advice) =>
        _refusals.Add(Descriptors.Unsupported, syntax.GetLocation(), what, advice);

    private void RefuseUnsupported(IOperation operation, string what, string advice) => RefuseUnsupported(operation.Syntax, what, advice);

    private void RefuseUnsupported(IOperation operation)
    {
        if (operation is IInvalidOperation) throw new BrokenCodeException();
        (string what, string advice) = Advice.For(operation);
        RefuseUnsupported(operation.Syntax, what, advice);
    }
}
