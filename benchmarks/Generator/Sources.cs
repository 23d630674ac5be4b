using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks.Generator;

/// <summary>A project with a thousand attributed methods, ten in each file.</summary>
internal static class Sources
{
    public const int Files = 100;
    public const int MethodsPerFile = 10;
    public const int Methods = Files * MethodsPerFile;

    public static CSharpCompilation Project() => CSharpCompilation.Create(
        "Project",
        Enumerable.Range(0, Files).Select(file => Parse(FileText(file))),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after an edit in one method, or around one.</summary>
    public static CSharpCompilation Edited(this CSharpCompilation project, string before, string after)
    {
        SyntaxTree tree = project.SyntaxTrees[Files / 2];
        string text = tree.ToString();
        int at = text.IndexOf(before, StringComparison.Ordinal);
        return project.ReplaceSyntaxTree(tree, Parse(text[..at] + after + text[(at + before.Length)..]));
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text);

    private static string FileText(int file) => $$"""
        using System;
        using GradGen;

        public static partial class Formulas{{file}}
        {
            private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

        {{string.Concat(Enumerable.Range(0, MethodsPerFile).Select(method => MethodText(method)))}}
        }
        """;

    private static string MethodText(int method) => (method % 5) switch
    {
        0 => $"""
                [Differentiable]
                public static double Neuron{method}(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);

            """,
        1 => $$"""
                [Differentiable]
                public static double Distance{{method}}(double x1, double y1, double x2, double y2)
                {
                    double dx = x2 - x1, dy = y2 - y1;
                    return Math.Sqrt(dx * dx + dy * dy);
                }

            """,
        2 => $$"""
                [Differentiable]
                public static double Huber{{method}}(double x, double width)
                {
                    if (width <= 0) throw new ArgumentOutOfRangeException(nameof(width));
                    if (Math.Abs(x) <= width) return 0.5 * x * x;
                    return width * (Math.Abs(x) - 0.5 * width);
                }

            """,
        3 => $"""
                [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
                public static double Well{method}(double depth, double width, double r) => depth * Math.Pow(1 - Math.Exp(-width * r), 2);

            """,
        _ => $$"""
                [Differentiable]
                public static double Wave{{method}}(double amplitude, double frequency, double phase, double damping, double time)
                {
                    double wave = amplitude * Math.Sin(frequency * time + phase);
                    wave *= Math.Exp(-damping * time);
                    wave += 0.1 * wave * wave;
                    return wave;
                }

            """,
    };
}
