namespace GradGen.Tests.Diagnostics;

public class InaccessibleTests
{
    [Theory]
    [InlineData("static class Stage { static readonly double gain = Math.Sqrt(2); public static double F(double z) => {|+:gain|} * z; }", "'gain' is used on the way to the derivative but is not accessible from 'C', where the generated code goes; make it internal or public")]
    [InlineData("static class Stage { static double Gain { get; } = 2; public static double F(double z) => {|+:Gain|} * z; }", "'Gain' is used on the way to the derivative but is not accessible from 'C', where the generated code goes; make it internal or public")]
    public void PrivateMembersOfOtherTypes(string type, string message) => Body.ReportsWith(type, "=> {|GRAD011:Stage.F(x)|} * y", message);

    [Fact]
    public void PrivateTypesOfOtherTypes() => Body.ReportsWith(
        "static class Stage { class Gain { public static int Size = 2; } public static double F(double z) => Gain.{|+:Size|} * z; }",
        "=> {|GRAD011:Stage.F(x)|} * y");

    [Fact]
    public void PrivateHelpersThatBecomePartOfTheDerivative_AreNot() => Body.ReportsWith(
        "static class Stage { const double Gain = 2; static double G(double z) => Gain * z; static double H() => 3; public static double F(double z) => G(z) * H(); }",
        "=> Stage.F(x) * y");

    [Fact]
    public void PrivateMembersOfTheTypeItself_AreNot() => Body.ReportsWith(
        "static readonly double gain = Math.Sqrt(2); static double F(double z) => gain * z;",
        "=> F(x) * y");
}
