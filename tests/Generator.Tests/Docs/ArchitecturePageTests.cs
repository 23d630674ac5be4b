using System.Text.RegularExpressions;
using GradGen.Differentiation;
using GradGen.Emission;
using GradGen.IR;
using GradGen.Lowering;
using GradGen.Simplification;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Docs;

/// <summary>docs/architecture.md shows one method after every stage; what it shows is printed here.</summary>
public class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";

    private const string Source =
        """
        using System;
        using GradGen;

        static partial class Circuit
        {
            [Differentiable]
            public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);

            private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
        }
        """;

    [Fact]
    public void ThePage_ShowsWhatTheStagesDo()
    {
        Compilation compilation = TestCompilation.Create([Source]);
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Circuit")!.GetMembers("Neuron").Single();
        Request lowered = MethodLowering.Lower(method, compilation, Pipeline.Unplaced, report: null, CancellationToken.None)!;
        Request inlined = lowered with { Primal = Inlining.Inline(lowered.Primal) };
        Module reverse = ReverseMode.Differentiate(inlined.Primal, [true, true, true, true, true], Seed.One);
        Product gradient = ProductList.Of(inlined)[0];
        Product simplified = gradient with { Code = DeadCode.Remove(Sharing.Share(gradient.Code)) };

        var stages = new Dictionary<string, string>
        {
            ["source"] = "```csharp\n" + Source + "\n```",
            ["lowered"] = Fenced(Printer.Print(lowered.Primal)),
            ["inlined"] = Fenced(Printer.Print(inlined.Primal)),
            ["reverse"] = Fenced(Printer.Print(reverse.Main)),
            ["simplified"] = Fenced(Printer.Print(simplified.Code)),
            ["emitted"] = "```csharp\n" + CSharpEmitter.Emit(inlined, [simplified]).Trim() + "\n```",
        };

        string page = File.ReadAllText(Repository.PathOf(Page)).ReplaceLineEndings("\n");
        string printed = Regex.Replace(
            page, @"<!-- stage: (\w+) -->\n(\n```.*?```\n)?",
            match => $"<!-- stage: {match.Groups[1].Value} -->\n\n{stages[match.Groups[1].Value].ReplaceLineEndings("\n")}\n",
            RegexOptions.Singleline);
        Snapshot.File(Page, printed);
    }

    private static string Fenced(string text) => "```text\n" + text.TrimEnd() + "\n```";
}
