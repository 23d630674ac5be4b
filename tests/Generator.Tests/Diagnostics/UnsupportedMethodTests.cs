using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class UnsupportedMethodTests
{
    [Theory]
    [InlineData("double {|GRAD012:M|}(double x) => x;", "M", "it is an instance method; instance state comes in a later version: make it static and pass what it reads as parameters")]
    [InlineData("public static C operator {|GRAD012:+|}(C x, double y) => x;", "op_Addition", "it is an operator; move the formula to a static method")]
    [InlineData("public static implicit operator {|GRAD012:double|}(C x) => 1;", "op_Implicit", "it is an operator; move the formula to a static method")]
    [InlineData("double P { [Differentiable] {|GRAD012:get|} => 1; }", "get_P", "it is the accessor of a property; move the formula to a static method")]
    [InlineData("double P { [Differentiable] {|GRAD012:get|}; set; }", "get_P", "it is the accessor of a property; move the formula to a static method")]
    [InlineData("double this[double x] { [Differentiable] {|GRAD012:get|} => x; }", "get_Item", "it is the accessor of a property; move the formula to a static method")]
    [InlineData("event Action P { [Differentiable] {|GRAD012:add|} { } remove { } }", "add_P", "it is the accessor of an event; move the formula to a static method")]
    [InlineData("~{|GRAD012:C|}() { }", "Finalize", "it is a finalizer; move the formula to a static method")]
    [InlineData("static double I.{|GRAD012:M|}(double x) => x;", "I.M", "it implements an interface's member explicitly; move the formula to a static method")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"m\")] static extern double {|GRAD012:M|}(double x);", "M", "it is extern: its body is not C#; write the formula as a static method")]
    [InlineData("static async System.Threading.Tasks.Task<double> {|GRAD012:M|}(double x) { await System.Threading.Tasks.Task.Yield(); return x; }", "M", "it is async; differentiate a synchronous method and await around it")]
    [InlineData("static System.Collections.Generic.IEnumerable<double> {|GRAD012:M|}(double x) { if (x > 0) { yield return x; } }", "M", "it is an iterator; return one value as a double")]
    [InlineData("static ref readonly double {|GRAD012:M|}(in double x) => ref x;", "M", "it returns a reference; return the value itself")]
    [InlineData("static unsafe double {|GRAD012:M|}(double x) => x;", "M", "it is unsafe; remove 'unsafe': pointers have no derivatives")]
    [InlineData("static unsafe double {|GRAD012:M|}(double* x) => *x;", "M", "it is unsafe; remove 'unsafe': pointers have no derivatives")]
    [InlineData("static double {|GRAD012:M|}(double x, __arglist) => x;", "M", "it takes a variable argument list; take the numbers as parameters of their own")]
    [InlineData("static double M(ref double {|GRAD012:x|}) => x;", "M", "its parameter 'x' is passed as 'ref'; take it by value or as 'in', and return one result")]
    [InlineData("static double M(double y, [NoGradient] out double {|GRAD012:x|}) => x = y;", "M", "its parameter 'x' is passed as 'out'; take it by value or as 'in', and return one result")]
    [InlineData("static double M(ref readonly double {|GRAD012:x|}) => x;", "M", "its parameter 'x' is passed as 'ref readonly'; take it by value or as 'in', and return one result")]
    public void KindsOfMethods(string method, string name, string why)
    {
        string attributed = method.Contains("[Differentiable]") ? method : "[Differentiable] " + method;
        string bases = method.Contains("I.{|") ? ": I" : "";
        Verify.Analyzer(
            $"partial class C {bases} {{ {attributed} }} interface I {{ static abstract double M(double x); }}",
            $"'{name}' cannot receive derivatives because {why}");
    }

    [Theory]
    [InlineData("static abstract double {|GRAD012:M|}(double x);")]
    [InlineData("static virtual double {|GRAD012:M|}(double x) => x;")]
    public void InterfaceMembersThatTypesImplement(string method) => Verify.Analyzer(
        $"partial interface I {{ [Differentiable] {method} }}",
        "'M' cannot receive derivatives because each type that implements the interface may have its own; remove 'abstract' or 'virtual', or move the formula to a static method");

    [Fact]
    public void FileTypes_AreNamed() => Verify.Analyzer(
        "file static partial class {|+:C|} { internal partial struct D { [Differentiable] internal static double {|GRAD012:M|}(double x) => x; } }",
        "'M' cannot receive derivatives because 'C' is local to its file, which no other file can extend; remove 'file' from its declaration");

    [Fact]
    public void LocalFunctions() => Verify.Analyzer(
        "static class C { static double M(double x) { return F(x); [Differentiable] static double {|GRAD012:F|}(double x) => x; } }",
        "'F' cannot receive derivatives because it is a local function, which no other file can extend; make it a static method of a partial type");

    [Theory]
    [InlineData("[Differentiable] {|GRAD012:(double x)|} => x")]
    [InlineData("[Differentiable] static {|GRAD012:(x)|} => x")]
    public void Lambdas(string lambda) => Verify.Analyzer(
        $"static class C {{ public static Func<double, double> F = {lambda}; }}",
        "'lambda expression' cannot receive derivatives because no other file can extend it; make it a static method of a partial type");

    [Theory]
    [InlineData("Derivatives.None", "its attribute asks for Derivatives.None; name the derivatives to generate, or remove the attribute")]
    [InlineData("(Derivatives)192", "its attribute asks for derivatives that do not exist (192); combine the members of the enum Derivatives")]
    [InlineData("Derivatives.Gradient | (Derivatives)(-128)", "its attribute asks for derivatives that do not exist (-128); combine the members of the enum Derivatives")]
    public void WhatTheAttributeAsksFor(string derivatives, string why) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable({derivatives})] static double {{|GRAD012:M|}}(double x) => x; }}",
        $"'M' cannot receive derivatives because {why}");

    [Fact]
    public void APartialMethodThatNobodyImplements() => Verify.Analyzer(
        "partial class C { [Differentiable] static partial void {|GRAD012:M|}(double x); }",
        "'M' cannot receive derivatives because it has no body; implement the partial method in this project");

    [Theory]
    [InlineData("[Differentiable]", "")]
    [InlineData("", "[Differentiable]")]
    public void APartialMethod_IsReportedOnce(string definition, string implementation) => Verify.Analyzer(
        $"partial class C {{ {definition} internal static partial int M(double x); {implementation} internal static partial {{|GRAD003:int|}} M(double x) => 1; }}",
        "'M' returns 'int', which has no derivative; return a double or a float");

    [Fact]
    public void ExplicitDiagnosticsInGeneratedFiles_AreReported() => Verify.Analyzer(
        "// <auto-generated/>\npartial class C { [Differentiable] double {|GRAD012:M|}(double x) => x; }");
}
