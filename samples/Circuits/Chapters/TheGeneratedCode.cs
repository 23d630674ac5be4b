using System.Reflection;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class TheGeneratedCode
{
    public static void Print()
    {
        string folder = typeof(TheGeneratedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "GeneratedFiles").Value!;
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "GradGen.Generator"), "*.g.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        Page.Heading("The generated code");
        Page.Say($"""
            All of the derivatives above are plain C# in {files.Length} files, one for each method, under
            {folder}
            """);
        foreach (string file in files) Console.WriteLine($"  {Path.GetFileName(file)}");

        string neuron = files.Single(file => File.ReadAllText(file).Contains(" NeuronGradient("));
        Console.WriteLine();
        Page.Say($"{Path.GetFileName(neuron)}:");
        Page.Show(neuron);
    }
}
