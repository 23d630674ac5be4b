using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>The zoo, built once for all tests.</summary>
internal static class ZooBuild
{
    private static readonly Lazy<Build> s_build = new(() => Build.Of("Zoo", Sources.Zoo.ToDictionary(s => s.Key, s => Sources.AskForAll(s.Value))));
    private static readonly Lazy<ILookup<string, Subject>> s_subjects = new(() => Subject.In(Build).ToLookup(s => s.Id));

    public static Build Build => s_build.Value;

    /// <summary>Every method of the zoo, by type and name; overloads share one.</summary>
    public static IEnumerable<string> Ids { get; } = [.. Sources.Zoo.SelectMany(file => IdsIn(file.Value)).Distinct().Order(StringComparer.Ordinal)];

    public static IEnumerable<Subject> Subjects(string id) => s_subjects.Value[id];

    private static IEnumerable<string> IdsIn(string source) =>
        from method in CSharpSyntaxTree.ParseText(source, InMemory.ParseOptions).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable")
        let types = method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(Metadata)
        let spaces = method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(n => n.Name.ToString())
        let home = string.Join("+", types)
        select $"{string.Join(".", [.. spaces, home])}.{method.Identifier.ValueText}";

    private static string Metadata(TypeDeclarationSyntax type) =>
        type.Identifier.ValueText + (type.TypeParameterList is { } list ? $"`{list.Parameters.Count}" : "");
}
