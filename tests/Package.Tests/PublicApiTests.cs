using System.IO.Compression;
using GradGen.Package.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Package.Tests;

/// <summary>What users compile against changes only on purpose: run with UPDATE_SNAPSHOTS=1 and review the difference.</summary>
[Collection(UsesPackage.Name)]
public sealed class PublicApiTests(PackedPackage package)
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Fact]
    public void AttributesAreWhatTheyWere()
    {
        string snapshot = Repository.File("tests", "Package.Tests", "PublicApi.txt");
        string api = Print(AttributesAssembly());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(snapshot, api);
        Assert.Equal(File.ReadAllText(snapshot).ReplaceLineEndings("\n"), api);
    }

    private IAssemblySymbol AttributesAssembly()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream stream = archive.GetEntry("lib/netstandard2.0/GradGen.Attributes.dll")!.Open();
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        MetadataReference attributes = MetadataReference.CreateFromImage(memory.ToArray());
        IEnumerable<MetadataReference> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is "netstandard.dll" or "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        return (IAssemblySymbol)CSharpCompilation.Create("reader", references: [attributes, .. framework]).GetAssemblyOrModuleSymbol(attributes)!;
    }

    private static string Print(IAssemblySymbol assembly)
    {
        using var text = new StringWriter { NewLine = "\n" };
        foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(Format), StringComparer.Ordinal))
        {
            if (text.GetStringBuilder().Length > 0) text.WriteLine();
            foreach (AttributeData attribute in type.GetAttributes().Where(attribute => attribute.AttributeClass!.Name is "AttributeUsageAttribute" or "FlagsAttribute"))
            {
                text.WriteLine($"[{attribute}]");
            }
            text.WriteLine($"{Modifiers(type)}{type.ToDisplayString(Format)} : {type.BaseType?.ToDisplayString()}");
            foreach (ISymbol member in type.GetMembers().Where(IsPublic)) text.WriteLine($"    {member.ToDisplayString(Format)}");
        }
        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol container) =>
        container.GetTypeMembers().Where(IsPublic).Concat(container.GetNamespaceMembers().SelectMany(Types));

    private static string Modifiers(INamedTypeSymbol type) =>
        type.IsStatic ? "static " : (type.IsAbstract ? "abstract " : "") + (type.IsSealed && !type.IsValueType ? "sealed " : "");

    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
        && symbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
        && !(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && symbol.ContainingType.TypeKind == TypeKind.Enum);
}
