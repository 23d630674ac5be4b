using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>What an operation that is refused is called, and what to do instead.</summary>
internal static partial class Advice
{
    private const string Later = "loops come in a later version: write out the steps, or move it to a method that only inactive values reach";
    private const string Straight = "use 'if', 'else' and 'return' instead";
    private const string Outside = "do it outside of the differentiated code";
    private const string Named = "assign it to a span of its own first";
    private const string NoPointers = "pointers have no derivatives: use plain variables";

    public static (string What, string Advice) For(IOperation operation) => operation switch
    {
        IForLoopOperation => ("a 'for' loop", Later),
        IForEachLoopOperation => ("a 'foreach' loop", Later),
        IWhileLoopOperation { ConditionIsTop: true } => ("a 'while' loop", Later),
        IWhileLoopOperation => ("a 'do' loop", Later),
        ITryOperation => ("'try'", Outside),
        IUsingOperation or IUsingDeclarationOperation => ("'using'", Outside),
        ILockOperation => ("'lock'", Outside),
        IThrowOperation => ("a bare 'throw'", "throw an exception"),
        ILabeledOperation => ("a label", Straight),
        IBranchOperation { BranchKind: BranchKind.GoTo } => ("'goto'", Straight),
        IBranchOperation => ("this jump", Straight),
        IReturnOperation => ("'yield'", "return one value"),
        IAwaitOperation => ("'await'", "await around the differentiated code"),
        IInstanceReferenceOperation => ("instance state", "instance state comes in a later version: pass what the method reads as parameters"),
        IAnonymousFunctionOperation or IDelegateCreationOperation { Target: IAnonymousFunctionOperation } => ("a lambda over active values", "write it as a local function and call it"),
        IDelegateCreationOperation or IMethodReferenceOperation => ("a local function used as a delegate", "call it directly"),
        IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation
            => ("'dynamic'", "use static types"),
        IAddressOfOperation => ("a pointer", NoPointers),
        IConditionalAccessOperation => ("'?.' with active values or extension methods behind it", "use 'if' or '?:'"),
        ICollectionExpressionOperation or IObjectCreationOperation when IsList(operation.Type) => ("a list that holds active values", "lists come in a later version: use an array"),
        IArrayCreationOperation or ICollectionExpressionOperation => ("this collection of active values", "use an array of double or float"),
        IObjectCreationOperation or IWithOperation or IAnonymousObjectCreationOperation => ("an object that holds active values", "structs and classes come in a later version: use locals or a tuple"),
        ITupleBinaryOperation => ("a comparison of tuples", "compare element by element"),
        IVariableDeclaratorOperation => ("this declaration", "declare a plain local"),
        _ when operation.ChildOperations.Any(child => child.Type is IDynamicTypeSymbol) => ("'dynamic'", "use static types"),
        _ => (Name(operation.Syntax), For(operation.Syntax)),
    };

    /// <summary>Constructs that are known by their syntax alone, and whatever C# may add after this version.</summary>
    public static string Name(SyntaxNode syntax) => syntax switch
    {
        AwaitExpressionSyntax => "'await'",
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "'stackalloc'",
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.AddressOfExpression } => "a pointer",
        FixedStatementSyntax or UnsafeStatementSyntax => "unsafe code",
        RefExpressionSyntax => "a reference to something other than a local variable",
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => "a loop",
        _ => $"this construct ({syntax.Kind()})",
    };

    public static string For(SyntaxNode syntax) => syntax switch
    {
        AwaitExpressionSyntax => "await around the differentiated code",
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => Named,
        PrefixUnaryExpressionSyntax or FixedStatementSyntax or UnsafeStatementSyntax => NoPointers,
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => Later,
        _ => "write it with plain expressions, or move it to a method that only inactive values reach",
    };

    private static bool IsList(ITypeSymbol? type) => type is { Name: "List", ContainingNamespace.Name: "Generic" };

    /// <summary>Whether GradGen generates the method in this compilation.</summary>
    public static bool IsGenerated(IMethodSymbol method) =>
        GeneratedFiles.Contain(method)
        || !method.DeclaringSyntaxReferences.IsEmpty && method.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "GradGen" }, ..] });
}
