namespace GradGen.Tests.Diagnostics;

public class UnknownDerivativeTests
{
    [Theory]
    [InlineData("=> {|GRAD004:BitConverter.DoubleToInt64Bits(x)|} * y", "The derivative of 'BitConverter.DoubleToInt64Bits(double)' is not known; its body is not part of this project: write the formula with Math, or pass the call's result in as a parameter")]
    [InlineData("Func<double, double> f = Math.Sin; return {|GRAD004:f(x)|} * y;", "The derivative of 'Func<double, double>.Invoke(double)' is not known; it is a delegate, which may hold any method: call the method itself")]
    [InlineData("=> {|GRAD004:x.GetHashCode()|} * y", "The derivative of 'double.GetHashCode()' is not known; its body is not part of this project: write the formula with Math, or pass the call's result in as a parameter")]
    public void Calls(string body, string message) => Body.Reports(body, message);

    [Theory]
    [InlineData("public virtual double F(double z) => z;", "=> {|GRAD004:new C().F(x)|} * y", "The derivative of 'C.F(double)' is not known; it may be overridden: call a static method")]
    [InlineData("double F(double z) => z;", "=> {|GRAD004:new C().F(x)|} * y", "The derivative of 'C.F(double)' is not known; instance state comes in a later version: make it static and pass what it reads as parameters")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"m\")] static extern double F(double z);", "=> {|GRAD004:F(x)|} * y", "The derivative of 'C.F(double)' is not known; its body is not C#: write the formula as a static method")]
    [InlineData("interface I { double F(double z); } static I i = null!;", "=> {|GRAD004:i.F(x)|} * y", "The derivative of 'C.I.F(double)' is not known; it is an interface's, which any type may implement: call a static method")]
    [InlineData("public static C operator +(C c, double z) => c; static double F(C c) => 1;", "=> F({|GRAD004:new C() + x|}) * y", "The derivative of 'C.operator +(C, double)' is not known; compute with double or float")]
    [InlineData("double this[double z] => z;", "=> {|GRAD004:new C()[x]|} * y", "The derivative of 'C.this[double]' is not known; write the formula in a static method")]
    public void CallsOfMembers(string member, string body, string message) => Body.ReportsWith(member, body, message);

    [Fact]
    public void ThroughACall_TheCallIsMarked_AndThePlaceInTheCallee() => Body.ReportsWith(
        "static double F(double z) => 2 * G(z); static double G(double z) => BitConverter.Int64BitsToDouble({|+:BitConverter.DoubleToInt64Bits(z)|});",
        "=> {|GRAD004:F(x)|} * y");
}
