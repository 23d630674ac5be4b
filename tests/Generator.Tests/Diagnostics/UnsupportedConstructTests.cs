using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class UnsupportedConstructTests
{
    [Theory]
    [InlineData("{|GRAD005:try|} { return x * y; } finally { Console.Write(s); }", "GradGen cannot differentiate 'try'; do it outside of the differentiated code")]
    [InlineData("{|GRAD005:lock|} (s) { return x * y; }", "GradGen cannot differentiate 'lock'; do it outside of the differentiated code")]
    [InlineData("{|GRAD005:using|} (new System.IO.MemoryStream()) { return x * y; }", "GradGen cannot differentiate 'using'; do it outside of the differentiated code")]
    [InlineData("double z = x; {|GRAD005:again|}: z *= y; if (z < n) {|GRAD005:goto|} again; return z;", "GradGen cannot differentiate a label; use 'if', 'else' and 'return' instead", "GradGen cannot differentiate 'goto'; use 'if', 'else' and 'return' instead")]
    [InlineData("Func<double, double> f = {|GRAD005:z => z * x|}; return {|GRAD004:f(y)|};", "GradGen cannot differentiate a lambda over active values; write it as a local function and call it", "The derivative of 'Func<double, double>.Invoke(double)' is not known; it is a delegate, which may hold any method: call the method itself")]
    [InlineData("=> {|GRAD005:new { Z = x }|}.Z * y", "GradGen cannot differentiate an object that holds active values; structs and classes come in a later version: use locals or a tuple")]
    [InlineData("=> {|GRAD005:new System.Numerics.Complex(x, y)|}.Real", "GradGen cannot differentiate an object that holds active values; structs and classes come in a later version: use locals or a tuple")]
    [InlineData("dynamic d = s; return (double){|GRAD005:d.F(x)|} * y;", "GradGen cannot differentiate 'dynamic'; use static types")]
    public void Constructs(string body, params string[] messages) => Body.Reports(body, messages);

    [Fact]
    public void AReferenceToALocal_IsFollowed() => Body.Reports("ref double z = ref x; z *= y; return x;");

    [Fact]
    public void Recursion() => Body.ReportsWith(
        "static double Power(double z, int k) => k == 0 ? 1 : z * {|+:Power(z, k - 1)|};",
        "=> {|GRAD005:Power(x, n)|} * y");

    [Fact]
    public void AsyncHelpers() => Body.ReportsWith(
        "static async System.Threading.Tasks.Task<double> F(double z) { await System.Threading.Tasks.Task.Yield(); return z; }",
        "=> {|GRAD005:F(x)|}.Result * y");

    [Fact]
    public void Iterators() => Body.ReportsWith(
        "static IEnumerable<double> F(double z) { {|+:yield|} return z; }",
        "=> {|GRAD005:F(x)|}.First() * y");

    [Fact]
    public void InstanceState() => Body.ReportsWith("double rate = 2; double F(double z) => z * rate;", "=> {|GRAD004:new C().F(x)|} * y");

    [Fact]
    public void ThroughACall_TheCallIsMarked_AndThePlaceInTheCallee() => Body.ReportsWith(
        "static double F(double z) { {|+:try|} { return z * z; } finally { } }",
        "=> {|GRAD005:F(x)|} * y");

    [Fact]
    public void DerivativesThatGradGenGenerates() => Body.ReportsWith(
        "[Differentiable] static double F(double z) => z * z;",
        "=> {|GRAD005:FGradient(x)|} * y");

    [Fact]
    public void TheDerivativeOfTheMethodItself()
    {
        // Not there yet while it is being generated, so the compiler complains first.
        GeneratorRun run = GeneratorRun.Over("partial class C { [Differentiable] static double M(double x) => x * MGradient(x); }");
        Assert.Equal(["CS0103"], Compiled.Problems(run.Output).Select(problem => problem.Id));
        Assert.Empty(Verify.Reported(run));
    }
}
