using GradGen.IR;

namespace GradGen.Tests.Lowering.Signatures;

public class SignatureTests
{
    [Theory]
    [InlineData("static partial class C", "partial class C")]
    [InlineData("partial class C<T>", "partial class C<T>")]
    [InlineData("abstract partial class C<T> where T : struct", "partial class C<T>")]
    [InlineData("sealed partial class @class<@if>", "partial class @class<@if>")]
    [InlineData("partial class @record<@where>", "partial class @record<@where>")]
    [InlineData("partial struct C", "partial struct C")]
    [InlineData("readonly partial struct C", "partial struct C")]
    [InlineData("ref partial struct C", "partial struct C")]
    [InlineData("readonly ref partial struct C", "partial struct C")]
    [InlineData("partial record C(int N)", "partial record C")]
    [InlineData("sealed partial record class C", "partial record C")]
    [InlineData("partial record struct C(int N)", "partial record struct C")]
    [InlineData("readonly partial record struct C", "partial record struct C")]
    [InlineData("partial interface C", "partial interface C")]
    [InlineData("partial interface C<in T, out U>", "partial interface C<in T, out U>")]
    [InlineData("unsafe partial class C", "partial class C")]
    public void AnyContainingType_IsReopened(string declared, string header)
    {
        string source = $"{declared} {{ [Differentiable] public static double M(double x) => x; }}";
        Assert.Equal([header], Only(source).ContainingTypes);
    }

    [Fact]
    public void NestedTypes_AreReopenedInOrder()
    {
        Signature signature = Only("""
            namespace Company.@namespace
            {
                partial class Outer<T> where T : class
                {
                    protected partial record Middle<U>
                    {
                        private partial struct Inner { [Differentiable] internal static double M(double x) => x; }
                    }
                }
            }
            """);

        Assert.Equal("Company.@namespace", signature.Namespace);
        Assert.Equal(["partial class Outer<T>", "partial record Middle<U>", "partial struct Inner"], signature.ContainingTypes);
    }

    [Fact]
    public void SeveralParts_AreOneType() =>
        SignatureProbe.Read(
            "namespace N; public partial class C { [Differentiable] public static double F(double x) => x; }",
            "namespace N; partial class C { [Differentiable] public static double G(double x) => x; }");

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    public void Accessibility_IsTheMethods(string accessibility) =>
        Assert.Equal(accessibility, Only($"public partial class C {{ [Differentiable] {accessibility} static double M(double x) => x; }}").Accessibility);

    [Fact]
    public void AMethodInAnInterface_IsPublic() =>
        Assert.Equal("public", Only("partial interface I { [Differentiable] static double M(double x) => x; }").Accessibility);

    [Theory]
    [InlineData("<T>", "")]
    [InlineData("<@int, where_>", "where where_ : @int")]
    [InlineData("<T>", "where T : class")]
    [InlineData("<T>", "where T : class?")]
    [InlineData("<T>", "where T : struct")]
    [InlineData("<T>", "where T : unmanaged")]
    [InlineData("<T>", "where T : notnull")]
    [InlineData("<T>", "where T : new()")]
    [InlineData("<T>", "where T : class, global::System.IDisposable, new()")]
    [InlineData("<T, U>", "where T : global::System.Collections.Generic.List<U?> where U : class")]
    [InlineData("<T>", "where T : global::System.IComparable<T>?")]
    [InlineData("<T>", "where T : struct, global::System.Enum")]
    [InlineData("<T>", "where T : allows ref struct")]
    public void TypeParameters_AreRepeated(string parameters, string constraints)
    {
        Signature signature = Only($"partial class C {{ [Differentiable] public static double M{parameters}(double x) {constraints} => x; }}");
        Assert.Equal(parameters, signature.TypeParameters);
        Assert.Equal(constraints, signature.Constraints);
    }

    [Theory]
    [InlineData("double x", "double")]
    [InlineData("in double x", "double")]
    [InlineData("string s", "string")]
    [InlineData("string? s", "string?")]
    [InlineData("int? n", "int?")]
    [InlineData("string[]? s", "string[]?")]
    [InlineData("string?[][,] s", "string?[][,]")]
    [InlineData("System.Collections.Generic.Dictionary<string, object?> d", "global::System.Collections.Generic.Dictionary<string, object?>")]
    [InlineData("System.Collections.Generic.Dictionary<int, string>.KeyCollection k", "global::System.Collections.Generic.Dictionary<int, string>.KeyCollection")]
    [InlineData("Func<double, double> f", "global::System.Func<double, double>")]
    [InlineData("(int A, string? B) t", "(int A, string? B)")]
    [InlineData("(int, string @class) t", "(int, string @class)")]
    [InlineData("(int, int, int, int, int, int, int, int) t", "(int, int, int, int, int, int, int, int)")]
    [InlineData("(int, int)? t", "(int, int)?")]
    [InlineData("dynamic d", "dynamic")]
    [InlineData("System.Collections.Generic.List<dynamic?> d", "global::System.Collections.Generic.List<dynamic?>")]
    [InlineData("object? o", "object?")]
    [InlineData("nint n", "nint")]
    [InlineData("ReadOnlySpan<char> s", "global::System.ReadOnlySpan<char>")]
    [InlineData("scoped ReadOnlySpan<char> s", "global::System.ReadOnlySpan<char>")]
    [InlineData("U u", "U")]
    [InlineData("U? u", "U?")]
    [InlineData("V v", "V")]
    [InlineData("V? v", "V?")]
    [InlineData("U[] us", "U[]")]
    [InlineData("System.Collections.Generic.List<V> vs", "global::System.Collections.Generic.List<V>")]
    [InlineData("Nested n", "global::N.@static<U>.Nested")]
    [InlineData("@static<V>.Nested n", "global::N.@static<V>.Nested")]
    [InlineData("Generic<V>.@record n", "global::N.@static<U>.Generic<V>.@record")]
    [InlineData("Derivatives d", "global::GradGen.Derivatives")]
    public void ParameterTypes_AreQualified_AndReferredTo(string parameter, string type)
    {
        Signature signature = Only($$"""
            namespace N { public partial class @static<U>
            {
                [Differentiable] public static double M<V>(double y, {{parameter}}) => y;
                public class Nested;
                public class Generic<W> { public class @record; }
            } }
            """);
        Assert.Equal(type, signature.Parameters[1].Type.Text);
    }

    [Theory]
    [InlineData("double @class = 1", "@class")]
    [InlineData("double record = 1", "record")]
    [InlineData("double @value = 1", "value")]
    [InlineData("double _ = 1", "_")]
    [InlineData("double π = 1", "π")]
    public void ParameterNames_AreEscaped(string parameter, string name) =>
        Assert.Equal(name, Only($"partial class C {{ [Differentiable] static double M({parameter}) => 1; }}").Parameters[0].Name);

    [Theory]
    [InlineData("double x", "", true)]
    [InlineData("float x", "", true)]
    [InlineData("in double x", "in ", true)]
    [InlineData("[NoGradient] double x", "", false)]
    [InlineData("[NoGradient] in float x", "in ", false)]
    [InlineData("int x", "", false)]
    [InlineData("params int[] x", "params ", false)]
    [InlineData("params ReadOnlySpan<int> x", "params ", false)]
    [InlineData("[NoGradient] params double[] x", "params ", false)]
    [InlineData("[NoGradient] double[] x", "", false)]
    [InlineData("[NoGradient] decimal x", "", false)]
    [InlineData("[NoGradient] (double, int) x", "", false)]
    public void Inputs_AreRealParametersWithoutNoGradient(string parameter, string modifier, bool isInput)
    {
        Parameter read = Only($"partial class C {{ [Differentiable] static double M(double y, {parameter}) => y; }}").Parameters[1];
        Assert.Equal((modifier, isInput), (read.Modifier, read.IsDifferentiable));
    }

    [Fact]
    public void AnExtensionMethod_StaysOne()
    {
        Signature signature = Only("static partial class C { [Differentiable] public static double M(this in double x, double y) => x; }");
        Assert.Equal("this in ", signature.Parameters[0].Modifier);
        Assert.Equal("M(in double, double)", signature.Cref);
    }

    [Fact]
    public void APartialMethod_HasTheNamesOfItsBodyAndTheDefaultsOfItsDefinition()
    {
        Signature signature = Only(
            "static partial class C { [Differentiable(Derivatives.Hessian)] internal static partial double M(double x, [NoGradient] double y = 2); }",
            "static partial class C { internal static partial double M(double x, double y) => x * y; }");
        Assert.Equal(
            [new Parameter("x", DataType.Double, "", null, true), new Parameter("y", DataType.Double, "", "2", false)],
            signature.Parameters);
    }

    [Fact]
    public void AnAttributeOnTheBodyOfAPartialMethod_Counts() =>
        SignatureProbe.Read(
            "static partial class C { internal static partial double M(double x); }",
            "static partial class C { [Differentiable] internal static partial double M(double x) => x; }");

    [Fact]
    public void CodeWithoutNullableAnnotations_IsRepeatedWithoutWarnings() =>
        Assert.Equal(["null", "default"], SignatureProbe.Read("""
            #nullable disable
            partial class C { [Differentiable] static double M<T>(double x, string s = null, T t = default) => x; }
            """)[0].Parameters.Select(p => p.Default).Skip(1));

    [Fact]
    public void MethodsNamedLikeKeywords_AreReferredTo()
    {
        Signature signature = Only("partial class C { [Differentiable] static double @double<@if>(@if x, double @in) => @in; }");
        Assert.Equal("@double", signature.Name);
        Assert.Equal("@double{@if}(@if, double)", signature.Cref);
    }

    [Theory]
    [InlineData("[GradGen.DifferentiableAttribute]")]
    [InlineData("[global::GradGen.Differentiable()]")]
    [InlineData("[method: Differentiable]")]
    [InlineData("[Obsolete, Gradient(derivatives: Derivatives.Pullback)]")]
    public void TheAttribute_IsFoundHoweverItIsWritten(string attribute) =>
        SignatureProbe.Read($"using Gradient = GradGen.DifferentiableAttribute; partial class C {{ {attribute} static double M(double x) => x; }}");

    [Fact]
    public void DerivativesThatHideThoseOfABaseType_AreGeneratedWithoutWarnings() => SignatureProbe.Read("""
        public partial class Base { [Differentiable] public static double M(double x) => x; }
        public partial class Derived : Base { [Differentiable] public static new double M(double x) => 2 * x; }
        """);

    private static Signature Only(params string[] sources) => Assert.Single(SignatureProbe.Read(sources));
}
