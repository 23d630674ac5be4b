using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>Where in a body elements of arrays and spans may be written, by the type of the element.</summary>
internal sealed class ElementWrites(SyntaxNode body)
{
    private readonly List<(int Position, ITypeSymbol Element)> _written = [];
    private readonly HashSet<ITypeSymbol> _referenced = new(SymbolEqualityComparer.Default);

    public bool Any(ITypeSymbol element, TextSpan span) =>
        _referenced.Contains(element)
        || _written.Any(write => span.Start <= write.Position && write.Position < span.End && SymbolEqualityComparer.Default.Equals(write.Element, element));

    public void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IArrayElementReferenceOperation:
            case IPropertyReferenceOperation { Property: var indexer } when Memories.IsIndexer(indexer):
            case IImplicitIndexerReferenceOperation:
                if (operation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } }) Refer(operation.Type);
                else if (Mutation.IsAssigned(operation)) Write(operation, operation.Type);
                break;
            case IInvocationOperation call when !Memories.IsLength(call.TargetMethod):
                Write(call, Memories.ElementOf(call.Instance?.Type));
                foreach (IArgumentOperation argument in call.Arguments) Write(call, Memories.ElementOf(Unconverted(argument.Value).Type));
                break;
        }
    }

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { IsImplicit: true, Operand: var inner } ? inner : value;

    private void Refer(ITypeSymbol? element)
    {
        if (element is not null) _referenced.Add(element);
    }

    private void Write(IOperation at, ITypeSymbol? element)
    {
        bool isCalled = at.Syntax.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is { } function && body.Span.Contains(function.Span);
        for (; element is not null; element = Memories.ElementOf(element))
        {
            if (isCalled) Refer(element);
            else _written.Add((at.Syntax.SpanStart, element));
        }
    }
}
