using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>The zoo, each folder built once for all tests.</summary>
internal sealed class ZooBuild
{
    private static readonly ImmutableArray<ZooBuild> s_on = [.. ZooFolders.On.Select(folder => new ZooBuild(folder, isOn: true))];
    private static readonly ImmutableArray<ZooBuild> s_all = [.. s_on, .. ZooFolders.Waiting.Select(folder => new ZooBuild(folder, isOn: false))];

    private readonly ImmutableArray<string> _ids;
    private readonly Lazy<Build> _build;
    private readonly Lazy<ILookup<string, Subject>> _subjects;

    private ZooBuild(string folder, bool isOn)
    {
        var files = Sources.Zoo.Where(file => Path.GetDirectoryName(file.Key) == folder).ToDictionary();
        _ids = [.. files.SelectMany(file => IdsIn(file.Value)).Distinct().Order(StringComparer.Ordinal)];
        _build = new(() => Build.Of(folder.Replace('/', '.'), files.ToDictionary(s => s.Key, s => isOn ? Sources.AskForAll(s.Value) : s.Value)));
        _subjects = new(() => Subject.In(_build.Value).ToLookup(s => s.Id));
    }

    /// <summary>Every method that the generator accepts, by type and name; overloads share one.</summary>
    public static IEnumerable<string> Ids => s_on.SelectMany(zoo => zoo._ids);

    /// <summary>Every method, accepted yet or not.</summary>
    public static IEnumerable<string> AllIds => s_all.SelectMany(zoo => zoo._ids);

    public static IEnumerable<Build> Builds => s_on.Select(zoo => zoo._build.Value);

    public static Build BuildOf(string id) => Of(id)._build.Value;

    public static IEnumerable<Subject> Subjects(string id) => Of(id)._subjects.Value[id];

    private static ZooBuild Of(string id) => s_all.First(zoo => zoo._ids.Contains(id));

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
