namespace GradGen.Tests.Diagnostics;

public class PiecewiseConstantTests
{
    [Theory]
    [InlineData("=> {|GRAD009:Math.Floor(x)|} + x * y", "'Math.Floor' is piecewise constant: no derivative flows through it")]
    [InlineData("=> {|GRAD009:Math.Round(x, 2)|} + x * y", "'Math.Round' is piecewise constant: no derivative flows through it")]
    [InlineData("=> {|GRAD009:Math.Sign(x)|} + x * y", "'Math.Sign' is piecewise constant: no derivative flows through it")]
    [InlineData("=> {|GRAD009:(int)x|} + x * y", "The conversion to 'int' is piecewise constant: no derivative flows through it")]
    [InlineData("int k = {|GRAD009:(int)x|}; return k * x * y;", "The conversion to 'int' is piecewise constant: no derivative flows through it")]
    [InlineData("=> a[{|GRAD009:(int)x|}] * x * y", "The conversion to 'int' is piecewise constant: no derivative flows through it")]
    [InlineData("=> {|GRAD009:Math.ILogB(x)|} + x * y", "'Math.ILogB' is piecewise constant: no derivative flows through it")]
    public void Steps(string body, string message) => Body.Reports(body, message);

    [Theory]
    [InlineData("=> x > 0 ? x : y")]
    [InlineData("=> Math.Floor(2.5) * x + y")]
    [InlineData("=> Math.Floor(a[n]) * x + y")]
    [InlineData("=> double.IsNaN(x) ? y : x * y")]
    public void DecisionsAndConstants_AreNot(string body) => Body.Reports(body);

    [Fact]
    public void ThroughACall_TheCallIsMarked_AndThePlaceInTheCallee() => Body.ReportsWith(
        "static double F(double z) => z - {|+:Math.Floor(z)|};",
        "=> {|GRAD009:F(x)|} * y");
}
