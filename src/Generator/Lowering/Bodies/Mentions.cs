using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>What the names in an expression stand for, as its operations know it: to ask the semantic model name by name is slow.</summary>
internal sealed class Mentions
{
    private readonly Dictionary<SyntaxNode, IOperation> _operations = [];
    private readonly SemanticModel _model;

    public Mentions(IOperation root, SemanticModel model)
    {
        _model = model;
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (SymbolOf(operation) is not null && !operation.IsImplicit) _operations[operation.Syntax] = operation;
        }
    }

    public ISymbol? Symbol(SyntaxNode name) =>
        _operations.TryGetValue(name, out IOperation operation) ? SymbolOf(operation) : _model.GetSymbolInfo(name).Symbol;

    public IOperation? Operation(SyntaxNode name) =>
        _operations.TryGetValue(name, out IOperation operation) ? operation : _model.GetOperation(name);

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
