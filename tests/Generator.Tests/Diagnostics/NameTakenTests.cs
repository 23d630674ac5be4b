using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class NameTakenTests
{
    [Theory]
    [InlineData("Gradient", "static double {|+:MGradient|}(double x, double y) => x;", "MGradient")]
    [InlineData("Gradient", "static double {|+:MValueAndGradient|}(double a, in double b) => a;", "MValueAndGradient")]
    [InlineData("Gradient", "double {|+:MGradient|}(double x, ref double y) => x;", "MGradient")]
    [InlineData("Pushforward", "static void {|+:MPushforward|}(double a, in double b, double c, double d) { }", "MPushforward")]
    [InlineData("Pullback", "static void {|+:MPullback|}(double a, in double b, double c) { }", "MPullback")]
    [InlineData("Hessian", "static void {|+:MHessian|}(double a, in double b, Span<double> c) { }", "MHessian")]
    [InlineData("HessianVectorProduct", "static void {|+:MHessianVectorProduct|}(double a, in double b, double c, double d) { }", "MHessianVectorProduct")]
    [InlineData("Gradient", "static int {|+:MGradient|} { get; }", "MGradient")]
    [InlineData("Gradient", "public const int {|+:MGradient|} = 1;", "MGradient")]
    [InlineData("Gradient", "class {|+:MGradient|};", "MGradient")]
    [InlineData("Gradient", "class {|+:MGradient|}<T>;", "MGradient")]
    public void AMemberOfThatName(string derivatives, string member, string name)
    {
        string parameter = member.Contains("in double") || member.Contains("ref double") ? "in double" : "double";
        Verify.Analyzer(
            $"partial class C {{ [Differentiable(Derivatives.{derivatives})] static double {{|GRAD007:M|}}(double x, {parameter} y) => x * y; {member} }}",
            $"'{name}' cannot be generated because 'C' already declares a member with that name and parameter types");
    }

    [Theory]
    [InlineData("static double MGradient(double x) => x;")]
    [InlineData("static double MGradient(double x, float y) => x;")]
    [InlineData("static double MGradient(double x, in double y) => x;")]
    [InlineData("static double MGradient<T>(double x, double y) => x;")]
    [InlineData("static double MHessian(double x, double y, Span<double> z) => x;")]
    [InlineData("static double mGradient(double x, double y) => x;")]
    [InlineData("static double MGradient2(double x, double y) => x;")]
    public void OtherMembers_DoNotCollide(string member) => Verify.Analyzer(
        $"partial class C {{ [Differentiable] static double M(double x, double y) => x * y; {member} }}");

    [Theory]
    [InlineData("Gradient", "double M(double[] x)", "void MGradient(double[] x, Span<double> g)")]
    [InlineData("Gradient", "double M(ReadOnlySpan<double> x, double[,] y)", "void MValueAndGradient(ReadOnlySpan<double> x, double[,] y, Span<double> g, double[,] h)")]
    [InlineData("Pushforward", "double M(float[] x)", "void MPushforward(float[] x, ReadOnlySpan<float> t)")]
    [InlineData("Pullback", "double M(double[] x, double y)", "void MPullback(double[] x, double y, double r, Span<double> a)")]
    [InlineData("Jacobian", "double[] M(double x)", "void MJacobian(double x, Span<double> j)")]
    [InlineData("Jacobian", "(float, float) M(float[] x)", "void MJacobian(float[] x, Span<float> j)")]
    [InlineData("Pullback", "double[] M(double x)", "void MPullback(double x, ReadOnlySpan<double> r)")]
    public void ProductsOfArrays_AreCompared(string derivatives, string method, string member)
    {
        GeneratorRun run = GeneratorRun.Over($"static partial class C {{ [Differentiable(Derivatives.{derivatives})] static {method} => throw new Exception(); static {member} {{ }} }}");
        Assert.Contains("GRAD007", Verify.Reported(run).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void AMemberInAnotherPart() => Verify.Analyzer(
        [
            "static partial class C { [Differentiable] static double {|GRAD007:M|}(double x) => x; }",
            "static partial class C { public static double {|+:MGradient|}(double x) => x; }",
        ]);

    [Fact]
    public void TheTypeItself() => Verify.Analyzer(
        "static partial class {|+:MGradient|} { [Differentiable] static double {|GRAD007:M|}(double x) => x; }");

    [Fact]
    public void ATypeParameter() => Verify.Analyzer(
        "static partial class C<{|+:MGradient|}> { [Differentiable] static double {|GRAD007:M|}(double x) => x; }");

    [Fact]
    public void GenericMethods_CompareByPosition() => Verify.Analyzer(
        "static partial class C { [Differentiable] static double {|GRAD007:M|}<T>(double x, T y) => x; static void {|+:MGradient|}<U>(double a, U b) { } }");

    [Fact]
    public void EveryProduct_IsReported() => Verify.Analyzer(
        """
        static partial class C
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Pullback)]
            static float {|GRAD007:M|}(float x) => x;
            static float {|+:MGradient|}(float x) => x;
            static float {|+:MValueAndGradient|}(float x) => x;
            static float {|+:MPullback|}(float x, float y) => x;
        }
        """,
        "'MGradient' cannot be generated because 'C' already declares a member with that name and parameter types",
        "'MPullback' cannot be generated because 'C' already declares a member with that name and parameter types",
        "'MValueAndGradient' cannot be generated because 'C' already declares a member with that name and parameter types");

    [Fact]
    public void AHessianOfFloats_TakesASpanOfFloats() => Verify.Analyzer(
        """
        static partial class C
        {
            [Differentiable(Derivatives.Hessian)] static float {|GRAD007:F|}(float x, [NoGradient] double y) => x * x;
            static void {|+:FHessian|}(float x, double y, Span<float> z) { }
            [Differentiable(Derivatives.Hessian)] static float {|GRAD007:G|}(float x, double y) => (float)(x * y);
            static void {|+:GHessian|}(float x, double y, Span<double> z) { }
        }
        """);

    [Fact]
    public void WhatIsGeneratedForAnEarlierMethod() => Verify.Analyzer("""
        static partial class C
        {
            [Differentiable(Derivatives.Pushforward)] static double {|+:F|}(double x, double y) => x * y;
            [Differentiable(Derivatives.Pushforward)] static double {|GRAD007:F|}(double x, [NoGradient] double y, [NoGradient] double z) => x * y * z;
            [Differentiable] static double {|+:GValueAnd|}(double x) => x * x;
            [Differentiable] static double {|GRAD007:G|}(double x) => x * x;
        }
        """);
}
