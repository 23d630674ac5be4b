namespace GradGen.Tests.Diagnostics;

public class DerivativeLostTests
{
    [Theory]
    [InlineData("=> (double)(decimal){|GRAD006:x|} * y", "The derivative of this value is lost when it becomes a decimal; keep it a double or a float")]
    [InlineData("=> {|GRAD006:x|}.ToString().Length * y", "The derivative of this value is lost when it becomes text; leave it out of the differentiated code")]
    [InlineData("=> $\"{{|GRAD006:x|}}\".Length * y", "The derivative of this value is lost when it becomes text; leave it out of the differentiated code")]
    [InlineData("=> (s + {|GRAD006:x|}).Length * y", "The derivative of this value is lost when it becomes text; leave it out of the differentiated code")]
    [InlineData("object o = {|GRAD006:x|}; return (double)o * y;", "The derivative of this value is lost when it becomes a boxed 'object'; keep it a double or a float")]
    [InlineData("IComparable o = {|GRAD006:x|}; return (double)o * y;", "The derivative of this value is lost when it becomes a boxed 'IComparable'; keep it a double or a float")]
    [InlineData("double? z = {|GRAD006:x|}; return z.Value * y;", "The derivative of this value is lost when it becomes a nullable 'double?'; keep it a double or a float")]
    [InlineData("Half z = (Half){|GRAD006:x|}; return (double)z * y;", "The derivative of this value is lost when it becomes a 'Half'; keep it a double or a float")]
    [InlineData("=> double.Parse(string.Format(s, {|GRAD006:x|})) * y", "The derivative of this value is lost when it becomes a boxed 'object'; keep it a double or a float")]
    [InlineData("=> string.Concat(s, {|GRAD006:x|}).Length * y", "The derivative of this value is lost when it becomes a boxed 'object'; keep it a double or a float")]
    public void Conversions(string body, string message) => Body.Reports(body, message);

    [Theory]
    [InlineData("static double store = 1;", "store = {|GRAD006:x|}; return store * y;", "The derivative of this value is lost when it becomes the field 'store'; assign a local variable, or return it")]
    [InlineData("static double Store { get; set; }", "Store = {|GRAD006:x|}; return Store * y;", "The derivative of this value is lost when it becomes the property 'Store'; assign a local variable, or return it")]
    [InlineData("static float store = 1;", "store += {|GRAD006:(float)x|}; return store * y;", "The derivative of this value is lost when it becomes the field 'store'; assign a local variable, or return it")]
    public void Assignments(string member, string body, string message) => Body.ReportsWith(member, body, message);

    [Fact]
    public void ThroughACall_TheCallIsMarked_AndThePlaceInTheCallee() => Body.ReportsWith(
        "static double store = 1; static double F(double z) { store = {|+:z|}; return store; }",
        "=> {|GRAD006:F(x)|} * y");
}
