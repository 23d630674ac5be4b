using System.Globalization;
using BenchmarkDotNet.Running;
using GradGen.Benchmarks.Generator;

// dotnet run -c Release --project benchmarks -- --filter '*Neuron*'      generated derivatives against hand-written ones
// dotnet run -c Release --project benchmarks -- generator                how long the generator takes

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["generator"]) GeneratorReport.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
