using GradGen.Lowering;
using GradGen.Tests.Harness;

namespace GradGen.Tests.Lowering.Signatures;

public class HintNameTests
{
    [Theory]
    [InlineData("partial class C { [Differentiable] static double M(double x) => x; }", "C.M.g.cs")]
    [InlineData("namespace A.B { partial class C<T> { partial struct D<U, V> { [Differentiable] static double M<W>(double x) => x; } } }", "A.B.C-1.D-2.M.g.cs")]
    [InlineData("namespace @class { partial class @if { [Differentiable] static double @double(double x) => x; } }", "class.if.double.g.cs")]
    public void TheName_IsThePath(string source, string expected) => Assert.Equal([expected], Names(source));

    [Fact]
    public void Overloads_AreToldApart() => AllDiffer("""
        partial class C
        {
            [Differentiable] static double M(double x) => x;
            [Differentiable] static double M(in double x) => x;
            [Differentiable] static double M(float x) => x;
            [Differentiable] static double M<T>(double x) => x;
            [Differentiable] static double M<T>(double x, T y) => x;
            [Differentiable] static double M<T>(double x, T[] y) => x;
            [Differentiable] static double M(double x, (int, int) y) => x;
        }
        """);

    [Fact]
    public void NamesThatDifferOnlyInCase_AreToldApart() => AllDiffer("""
        #pragma warning disable CS8981 // lower-cased type names
        namespace N
        {
            partial class C
            {
                [Differentiable] static double M(double x) => x;
                [Differentiable] static double m(double x) => x;
                partial class D { [Differentiable] static double M(double x) => x; }
                partial class d { [Differentiable] static double M(double x) => x; }
            }
            partial class c { [Differentiable] static double M(double x) => x; }
            partial class c<T> { [Differentiable] static double M(double x) => x; }
        }
        namespace n { partial class C { [Differentiable] static double M(double x) => x; } }
        """);

    [Fact]
    public void PathsThatWouldReadAlike_AreToldApart() => AllDiffer("""
        partial class A { partial class B { [Differentiable] static double M(double x) => x; } }
        partial class A<T> { partial class B { [Differentiable] static double M(double x) => x; } }
        partial class A_B { [Differentiable] static double M(double x) => x; }
        """);

    [Fact]
    public void LongNames_AreCut()
    {
        string type = new('T', 150);
        string[] names = [.. Names($"partial class {type}A {{ [Differentiable] static double M(double x) => x; }} partial class {type}B {{ [Differentiable] static double M(double x) => x; }}")];
        Assert.All(names, name => Assert.InRange(name.Length, 10, 120));
        Assert.Equal(2, names.Distinct().Count());
    }

    [Fact]
    public void DeviceNames_AreAvoided() =>
        Assert.StartsWith("_con.C.M-", Assert.Single(Names("namespace con { partial class C { [Differentiable] static double M(double x) => x; } }")));

    [Fact]
    public void EditsElsewhere_LeaveTheNameAlone()
    {
        const string Edited = "partial class C { [Differentiable] static double M(double x) => x; static int m; ";
        Assert.Equal(
            Names("partial class C { [Differentiable] static double M(double x) => x; }"),
            Names(Edited + "static void Other() { } } namespace C2 { class M; }"));
    }

    private static IEnumerable<string> Names(string source) =>
        SignatureProbe.Attributed(TestCompilation.Create([source])).Select(SignatureReader.HintName);

    private static void AllDiffer(string source)
    {
        string[] names = [.. Names(source)];
        Assert.True(names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length, string.Join("\n", names));
        Assert.All(names, name => Assert.Matches(@"^[\w.-]+\.g\.cs$", name));
        SignatureProbe.Read(source);
    }
}
