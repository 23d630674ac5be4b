using System.Globalization;
using BenchmarkDotNet.Running;
using GradGen.Benchmarks.Generator;
using GradGen.Benchmarks.Report;

// dotnet run -c Release --project benchmarks -- --filter '*Neuron*'      generated derivatives against hand-written ones
// dotnet run -c Release --project benchmarks -- report                   gradients over their primals, and over the best by hand
// dotnet run -c Release --project benchmarks -- report bundle            the same, of the problems so named
// dotnet run -c Release --project benchmarks -- generator                how long the generator takes

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["report", ..]) return ContestReport.Print(filter: args.ElementAtOrDefault(1) ?? "") ? 0 : 1;
if (args is ["generator"]) GeneratorReport.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
