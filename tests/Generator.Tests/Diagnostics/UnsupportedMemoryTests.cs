using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

/// <summary>What cannot be done with arrays, spans and sequences that hold active values.</summary>
public class UnsupportedMemoryTests
{
    private const string NotOfThisProject = "its body is not part of this project: write the formula with Math, or pass the call's result in as a parameter";
    private const string Tuples = "GradGen cannot differentiate an array of tuples that hold active values; use an array for each element of the tuple";
    private const string SeenElsewhere = "The derivative of this value is lost when it becomes an element of an array that other code sees; store it in a local array made with 'new'";

    private const string SeenTwice = "GradGen cannot differentiate a variable that is passed by reference twice; pass a copy";

    [Theory]
    [InlineData("return {|GRAD004:v.Sum()|};", "The derivative of 'Enumerable.Sum(IEnumerable<double>)' is not known; LINQ comes in a later version: write a loop")]
    [InlineData("return {|GRAD004:v.Select(e => 2 * e)|}.First();", "The derivative of 'Enumerable.Select<double, double>(IEnumerable<double>, Func<double, double>)' is not known; LINQ comes in a later version: write a loop")]
    [InlineData("var l = new List<double>(); {|GRAD004:l.Add(x)|}; return l[0];", "The derivative of 'List<double>.Add(double)' is not known; lists come in a later version: use an array")]
    [InlineData("List<double> l = {|GRAD005:[x]|}; return l[0];", "GradGen cannot differentiate a list that holds active values; lists come in a later version: use an array")]
    [InlineData("var l = {|GRAD005:new List<double>(v)|}; return l[0];", "GradGen cannot differentiate a list that holds active values; lists come in a later version: use an array")]
    [InlineData("{|GRAD004:Array.Sort(v)|}; return v[0];", "The derivative of 'Array.Sort<double>(double[])' is not known; " + NotOfThisProject)]
    [InlineData("{|GRAD004:v.AsSpan().Reverse()|}; return v[0];", "The derivative of 'MemoryExtensions.Reverse<double>(Span<double>)' is not known; " + NotOfThisProject)]
    [InlineData("return {|GRAD004:string.Join(s, v)|}.Length * x;", "The derivative of 'string.Join<double>(string?, IEnumerable<double>)' is not known; " + NotOfThisProject)]
    [InlineData("object o = {|GRAD006:v|}; return v[0];", "The derivative of this value is lost when it becomes a boxed 'object'; keep it a double or a float")]
    [InlineData("Func<double> f = {|GRAD005:() => v[0]|}; return x;", "GradGen cannot differentiate a lambda over active values; write it as a local function and call it")]
    [InlineData("{|GRAD006:a[0]|} = x; return a[0];", "The derivative of this value is lost when it becomes an element of a parameter that is held constant; store it in a local array made with 'new'")]
    [InlineData("{|GRAD006:Table[0]|} = x; return x;", SeenElsewhere)]
    [InlineData("double[] b = new List<double>().ToArray(); {|GRAD006:b[0]|} = x; return x;", SeenElsewhere)]
    [InlineData("{|GRAD004:System.Threading.Volatile.Write(ref v[0], 1)|}; return v[0];", "The derivative of 'Volatile.Write(ref double, double)' is not known; " + NotOfThisProject)]
    [InlineData("double[] b = Known(); {|GRAD006:b[0]|} = x; return x;", SeenElsewhere)]
    [InlineData("(double, int)[] b = new (double, int)[3]; {|GRAD005:b[0]|} = (x, 1); return x;", Tuples)]
    [InlineData("(double, int)[] b = [{|GRAD005:(x, 1)|}, (2, 3)]; return b[0].Item1;", Tuples)]
    [InlineData("Span<(double, int)> b = [(2, 3), {|GRAD005:(x, 1)|}]; return b[0].Item1;", Tuples)]
    [InlineData("foreach (var (e, i) in (ReadOnlySpan<(double, int)>)[{|GRAD005:(x, 1)|}]) x += e * i; return x;", Tuples)]
    [InlineData("Span<(double, int)> b = stackalloc (double, int)[2]; b[0].Item1 = {|GRAD006:x|}; return b[0].Item1;", "The derivative of this value is lost when it becomes the field 'Item1'; assign a local variable, or return it")]
    [InlineData("Span<(double, int)> b = stackalloc (double, int)[2]; ({|GRAD005:b[0]|}.Item1, n) = (x, 1); return b[0].Item1;", Tuples)]
    [InlineData("Span<(double, int)> b = stackalloc (double, int)[2]; ref var r = ref {|GRAD005:b[0]|}; r.Item1 = x; return b[0].Item1;", Tuples)]
    [InlineData("double[][] r = { new[] { x } }, q = [{|GRAD005:.. r|}]; return q[0][0];", "GradGen cannot differentiate a spread of rows; copy each row in a loop")]
    [InlineData("return {|GRAD005:Seen(in v[0], v)|};", SeenTwice)]
    [InlineData("return {|GRAD005:Seen(v[0], v)|};", SeenTwice)]
    [InlineData("ref double r = ref v[0]; return {|GRAD005:Seen(in r, v)|};", SeenTwice)]
    [InlineData("return {|GRAD005:Own(in v[0])|}; double Own(in double e) { v[0] *= 3; return e; }", SeenTwice)]
    [InlineData("return Seen(v[0] + 0, v) + Seen(x, v) + Seen(in w[0], v);")]
    public void Lost(string body, params string[] messages) => Reports(body, messages);

    [Theory]
    [InlineData("double[] b = n > 0 ? v : w; return b[0] * x;", null)]
    [InlineData("double[] b = v; if (n > 0) b = w; return b[0] * x;", null)]
    [InlineData("{|GRAD005:double[] b = n > 0 ? v : a;|} return b[0];", "GradGen cannot differentiate a choice between an active array and one that is held constant; copy what is chosen into a local array")]
    [InlineData("double y = 0; for (int i = 0; i < n; i++) { {|GRAD005:double[] b = i > 0 ? v : new[] { x, y };|} y += b[0]; } return y;", "GradGen cannot differentiate an active array that depends on a condition in a loop; choose between arrays made before the loop, or copy the elements into one of them")]
    [InlineData("double[] b = v; for (int i = 0; i < n; i++) b = w; return b[0] * x;", null)]
    [InlineData("double[] b = v; {|GRAD005:for|} (int i = 0; i < n; i++) { b[0] *= x; b = new double[b.Length]; } return b[0];", "GradGen cannot differentiate an array variable that is assigned anew in a loop, where its length cannot be known before the loop or others see what is written to it; copy the elements into 'b'")]
    [InlineData("double[] b = { x }; {|GRAD005:while|} (b[0] < n) { var c = new double[b.Length + 1]; c[0] = b[0] + x; b = c; } return b[0];", "GradGen cannot differentiate an array variable that is assigned anew in a loop, where its length cannot be known before the loop or others see what is written to it; copy the elements into 'b'")]
    [InlineData("Span<double> b = v; while (b.Length > n) b = b[1..]; return b[0] * x;", null)]
    [InlineData("double[][] r = { {|GRAD005:v|}, {|GRAD005:w|} }; return r[0][0];", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("var r = new double[n][]; double[] c = { x }; for (int i = 0; i < n; i++) { {|GRAD005:r[i]|} = c; c = v; } return r[0][0];", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("var r = new double[n][]; for (int i = 0; i < n; i++) r[i] = new double[1]; {|GRAD005:Put(0, v)|}; return r[0][0]; void Put(int i, double[] b) => r[i] = b;", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("double[][] r = { new double[2], new double[2] }; double[] c = v, d = w; for (int i = 0; i < n; i++) (c, d) = (d, c); {|GRAD005:Put(r, d)|}; return r[0][0]; static void Put(double[][] r, double[] b) { double[] c = b; r[0] = c; }", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("var r = {|GRAD005:Two(new[] { x, 1 }, v)|}; return r[0][0]; static double[][] Two(double[] a, double[] b) => new[] { a, b };", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("double[][] r = { new[] { x } }; {|GRAD005:r[0]|} = Same(v, 1); return r[0][0]; static double[] Same(double[] a, int k) { a[k] *= 2; return a; }", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("double[][] r = { {|GRAD005:n > 0 ? v : w|} }; return r[0][0];", "GradGen cannot differentiate a parameter that becomes a row of an array of arrays; make the row a copy of it")]
    [InlineData("if (v == null || w is null || s == null) throw new ArgumentException(nameof(v)); return x * v[0];", null)]
    [InlineData("double[][] r = { new double[2], new double[2] }; r[0][0] = x; (r[0], r[1]) = (r[1], r[0]); return r[0][0];", null)]
    [InlineData("int[] b = n > 0 ? new[] { 1 } : new[] { 2 }; for (int i = 0; i < n; i++) b = new[] { i }; return b[0] * x;", null)]
    public void WhichArray(string body, string? message) =>
        Reports(body, [.. Enumerable.Repeat(message!, message is null ? 0 : body.Split("{|GRAD005").Length - 1)]);

    [Theory]
    [InlineData("{|GRAD005:foreach|} (double e in a.Select(q => q)) { a = new double[0]; } return x;")]
    [InlineData("{|GRAD005:foreach|} (var e in new System.Collections.ArrayList()) { } return x;")]
    public void OtherSequences_ThatCannotBeCopied(string body) => Reports(
        body, "GradGen cannot differentiate a 'foreach' loop over something other than an array, a span or text; copy it to an array before, or use 'for'");

    [Fact]
    public void ElementsThatAreTakenApart_AreNotTakenApartFurther() => Reports(
        "foreach ({|GRAD005:var (k, (i, e))|} in new Dictionary<int, KeyValuePair<int, double>>()) x *= k * i * e; return x;",
        "GradGen cannot differentiate this deconstruction; take the parts one by one");

    [Theory]
    [InlineData("Span<(int A, int B)> b = stackalloc (int, int)[2]; Step(ref {|GRAD005:b[0].A|}); return x * v[b[0].A]; static void Step(ref int i) => i++;")]
    [InlineData("(int A, int B)[] b = [(0, 1)]; ref var r = ref b[0]; Step(ref {|GRAD005:r.A|}); return x * v[b[0].A]; static void Step(ref int i) => i++;")]
    public void PartsOfElements_ArePassedByValue(string body) => Reports(
        body, "GradGen cannot differentiate a reference to something other than a local variable; pass a local variable and assign it afterwards");

    [Theory]
    [InlineData("void M(double[] v, Span<double> y) { for (int i = 0; i < y.Length; i++) {|GRAD005:y[i]|} += v[i]; }")]
    [InlineData("void M(double[] v, Span<double> y) { for (int i = 1; i < y.Length; i++) y[i] = v[i] + {|GRAD005:y[i - 1]|}; }")]
    [InlineData("void M(double[] v, Span<double> y) { if (v[0] > 0) y[0] = 1; y[1] = {|GRAD005:y[0]|} * v[1]; }")]
    [InlineData("void M(double[] v, Span<double> y) { for (int i = 0; i < v.Length; i++) { if (i == 3) break; y[i] = v[i]; } y[0] = 2 * {|GRAD005:y[0]|}; }")]
    [InlineData("void M(double[] v, Span<double> {|GRAD005:y|}) { Add(v, y); } static void Add(double[] v, Span<double> y) { y[0] += v[0]; }")]
    public void AResult_ThatIsReadBeforeItIsWritten(string method) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable] static {method} }}",
        "GradGen cannot differentiate 'y', a result that may be read before it is written; assign each element before, or take what it holds as a parameter of its own");

    [Theory]
    [InlineData("[Differentiable(Derivatives.Gradient)] static double[] {|GRAD012:M|}(double x) => [x];", "gradient")]
    [InlineData("[Differentiable(Derivatives.Jacobian | Derivatives.Hessian)] static (double, double) {|GRAD012:M|}(double x) => (x, x);", "Hessian")]
    [InlineData("[Differentiable(Derivatives.HessianVectorProduct)] static void {|GRAD012:M|}(double x, Span<double> y) { y[0] = x; }", "Hessian")]
    public void SeveralResults_HaveNoGradient(string method, string what) => Verify.Analyzer(
        $"static partial class C {{ {method} }}",
        $"'M' cannot receive derivatives because it has several results, which have no {what}; ask for Derivatives.Jacobian, Pushforward or Pullback");

    private static void Reports(string body, params string[] messages) => Verify.Analyzer(
        $$"""
        using System.Collections.Generic; using System.Linq;
        static partial class C
        {
            [Differentiable] static double M(double x, double[] v, double[] w, int n, string s, [NoGradient] double[] a)
            { x += v[0] * w[0]; {{body}} }
            static double[] Table = { 1, 2 };
            static double[] Known() => Table;
            static double Seen(in double e, double[] all) { all[0] *= 2; return e; }
        }
        """,
        messages);
}
