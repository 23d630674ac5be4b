using System.Text;
using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Types as generated code spells them, where the type parameters of inlined code stand for types of its caller.</summary>
internal sealed class Types
{
    private readonly Dictionary<ISymbol, ITypeSymbol> _arguments = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, DataType> _known = new(SymbolEqualityComparer.IncludeNullability);

    /// <summary>Type parameters and what they stand for, spelled: tells the instances of a generic method apart.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The same, inside a generic method called with these type arguments.</summary>
    public Types Inside(IMethodSymbol method)
    {
        var inside = new Types();
        foreach (var pair in _arguments) inside._arguments[pair.Key] = pair.Value;
        Bind(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Bind(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }
        inside.Key = string.Join(",", inside._arguments.Select(pair => $"{pair.Key.ContainingSymbol?.Name}.{pair.Key.Name}={TypeNames.Of(pair.Value)}"));
        return inside;

        void Bind(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                ITypeSymbol argument = Resolve(arguments[i]);
                if (!SymbolEqualityComparer.Default.Equals(parameters[i], argument)) inside._arguments[parameters[i]] = argument;
            }
        }
    }

    /// <summary>What a type parameter stands for; any other type as it is.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) =>
        type is ITypeParameterSymbol && _arguments.TryGetValue(type, out ITypeSymbol argument) ? argument : type;

    public DataType Of(ITypeSymbol type)
    {
        type = Resolve(type);
        if (_known.TryGetValue(type, out DataType known)) return known;
        DataType spelled = TypeNames.DataTypeOf(type);
        return _known[type] = spelled switch
        {
            { Kind: IR.TypeKind.Other } => spelled with { Text = Spell(type) },
            { Kind: IR.TypeKind.Memory } => spelled with { Text = TypeNames.Plain(Spell(type)), Element = Of(Memories.ElementOf(type)!) },
            _ => spelled,
        };
    }

    public string Text(ITypeSymbol type) => Of(type).Text;

    public bool IsReal(ITypeSymbol? type) => type is not null && Of(type).IsReal;

    private string Spell(ITypeSymbol type)
    {
        if (IsUnspeakable(type)) return "var";
        if (_arguments.Count == 0) return TypeNames.Of(type);
        var text = new StringBuilder();
        foreach (SymbolDisplayPart part in TypeNames.Parts(type))
        {
            text.Append(part.Symbol is ITypeParameterSymbol parameter
                ? TypeNames.Of(Resolve(parameter))
                : part.ToString());
        }
        return text.ToString();
    }

    /// <summary>Whether C# has no name for the type, as for <c>new { X = 1 }</c> and a list of such.</summary>
    public static bool IsUnspeakable(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => IsUnspeakable(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnspeakable),
        _ => false,
    };
}
