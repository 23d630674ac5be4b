using GradGen.IR;
using GradGen.Support;
namespace GradGen.Emission;
internal static class CSharpEmitter { public static string Emit(Request request, EquatableArray<Product> products) => string.Concat(products.Select(p => p.Suffix + "\n" + Printer.Print(p.Code))); }
