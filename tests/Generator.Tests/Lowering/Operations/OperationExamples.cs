using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Lowering.Operations;

/// <summary>A body for each kind of operation; <c>x</c> and <c>y</c> are the inputs, everything else is inactive.</summary>
internal static class OperationExamples
{
    public static string Source(string body) => $$"""
        using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;
        static partial class C
        {
            [Differentiable]
            static double M<T>(double x, double y, int n, string s, object o, dynamic d, [NoGradient] double[] a, DateTime t, Func<int, int> f, Settings settings) where T : class, new()
            {{(body.StartsWith("=>") ? body + ";" : $"{{ {body} }}")}}

            static double Square(double z) => z * z;
            static void Split(double z, out double half, ref int calls) { half = z / 2; calls++; }
            static (double, double) Pair(double z) => (z, z * z);
            static int Count(ReadOnlySpan<char> text) => text.Length;
            static int Handle(Handler text) => text.Length;
            static event Action Changed = () => { };
            public static int Counter = 1;
            public static double Store = 1;
            public static double Property { get; set; }
            static void Raise() => Changed();
        }
        class Settings : IDisposable
        {
            public int Number { get; set; }
            public double Rate { get; set; }
            public List<int> Numbers { get; } = new();
            public Settings? Next { get; set; }
            public double Scale(double z) => 2 * z;
            public int this[int i] => i;
            public void Dispose() { }
        }
        record Point(int X, int Y);
        [System.Runtime.CompilerServices.InlineArray(4)] struct Buffer { public int First; }
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        ref struct Handler
        {
            public Handler(int literal, int holes) { }
            public Handler(int literal, int holes, int argument) { }
            public int Length => 0;
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }
        """;

#pragma warning disable format // columns carry meaning
    public static readonly (OperationKind Kind, string Body)[] Accepted =
    [
        (OperationKind.MethodBody,                  "return x * y;"),
        (OperationKind.Block,                       "{ return x * y; }"),
        (OperationKind.Return,                      "return x * y;"),
        (OperationKind.ExpressionStatement,         "x = x * y; return x;"),
        (OperationKind.Empty,                       "; return x * y;"),
        (OperationKind.VariableDeclarationGroup,    "double z = x, w = y; return z * w;"),
        (OperationKind.VariableDeclaration,         "double z = x; return z * y;"),
        (OperationKind.VariableDeclarator,          "double z = x; return z * y;"),
        (OperationKind.VariableInitializer,         "double z = x; return z * y;"),
        (OperationKind.LocalReference,              "var z = x; return z * y;"),
        (OperationKind.ParameterReference,          "=> x * y"),
        (OperationKind.Literal,                     "=> 2 * x * y"),
        (OperationKind.DefaultValue,                "double z = default; return z + x * y;"),
        (OperationKind.Unary,                       "=> -x * +y"),
        (OperationKind.Binary,                      "=> x * y - x / y + x % y"),
        (OperationKind.Conversion,                  "=> (float)x * y * n"),
        (OperationKind.SimpleAssignment,            "double z; z = x; return z * y;"),
        (OperationKind.CompoundAssignment,          "x *= y; x += 1; return x;"),
        (OperationKind.Increment,                   "x++; return x * y;"),
        (OperationKind.Decrement,                   "return x-- * y;"),
        (OperationKind.Conditional,                 "if (x > y) return x; return x * y;"),
        (OperationKind.Conditional,                 "=> x > y ? x : x * y"),
        (OperationKind.Switch,                      "switch (n) { case 0: return x; case > 5 when x > 0: return y; default: return x * y; }"),
        (OperationKind.SwitchCase,                  "switch (s) { case \"a\": case \"b\": return x; default: return x * y; }"),
        (OperationKind.CaseClause,                  "switch (n) { case 0: return x; default: return x * y; }"),
        (OperationKind.Branch,                      "double z = y; switch (n) { case 0: z = x; break; } return z * x;"),
        (OperationKind.SwitchExpression,            "=> n switch { 0 => x, _ => x * y }"),
        (OperationKind.SwitchExpressionArm,         "=> x switch { > 1 => x, _ => x * y }"),
        (OperationKind.DiscardPattern,              "=> n switch { 0 => x, _ => x * y }"),
        (OperationKind.ConstantPattern,             "=> n is 3 ? x : x * y"),
        (OperationKind.RelationalPattern,           "=> x is > 0 and < 1 ? x : x * y"),
        (OperationKind.BinaryPattern,               "=> n is 1 or 2 ? x : x * y"),
        (OperationKind.NegatedPattern,              "=> o is not null ? x : x * y"),
        (OperationKind.TypePattern,                 "=> o is string or int ? x : x * y"),
        (OperationKind.DeclarationPattern,          "=> o is int k ? k * x : x * y"),
        (OperationKind.RecursivePattern,            "=> settings is { Number: 3 } ? x : x * y"),
        (OperationKind.PropertySubpattern,          "=> settings is { Number: 3 } ? x : x * y"),
        (OperationKind.ListPattern,                 "=> s is ['a', ..] ? x : x * y"),
        (OperationKind.SlicePattern,                "=> s is ['a', ..] ? x : x * y"),
        (OperationKind.IsPattern,                   "=> s is \"a\" ? x : x * y"),
        (OperationKind.IsType,                      "=> o is string ? x : x * y"),
        (OperationKind.Coalesce,                    "=> (string)(o ?? s) == s ? x : x * y"),
        (OperationKind.ConditionalAccess,           "=> settings.Next?.Number == 3 ? x : x * y"),
        (OperationKind.ConditionalAccessInstance,   "=> s?.Length * n > 3 ? x : x * y"),
        (OperationKind.CoalesceAssignment,          "string? u = n > 0 ? s : null; u ??= s; return u.Length * x * y;"),
        (OperationKind.Throw,                       "if (x < 0) throw new ArgumentException(s); return x * y;"),
        (OperationKind.Throw,                       "=> x < 0 ? throw new ArgumentException(s) : x * y"),
        (OperationKind.Invocation,                  "=> Math.Sin(x) * Square(y)"),
        (OperationKind.Argument,                    "=> Math.Pow(y: y, x: x)"),
        (OperationKind.LocalFunction,               "return F(x); double F(double z) => z * y;"),
        (OperationKind.Tuple,                       "var (z, w) = (y, x); return z * w * w;"),
        (OperationKind.DeconstructionAssignment,    "(x, y) = (y, x); return x * x * y;"),
        (OperationKind.DeclarationExpression,       "int calls = 0; Split(x, out double half, ref calls); return half * y;"),
        (OperationKind.Discard,                     "_ = x; return x * y;"),
        (OperationKind.TupleBinary,                 "=> (n, s) == (3, \"a\") ? x : x * y"),
        (OperationKind.FieldReference,              "=> double.Epsilon * x + Math.PI * y"),
        (OperationKind.PropertyReference,           "=> s.Length * x * y"),
        (OperationKind.ArrayElementReference,       "=> a[n] * x * y"),
        (OperationKind.ImplicitIndexerReference,    "=> s[^1] * x * y"),
        (OperationKind.Range,                       "=> s[1..].Length * x * y"),
        (OperationKind.InterpolatedString,          "=> $\"{n}\".Length * x * y"),
        (OperationKind.InterpolatedStringText,      "=> $\"n is {n}\".Length * x * y"),
        (OperationKind.Interpolation,               "=> $\"{n,3:D2}\".Length * x * y"),
        (OperationKind.NameOf,                      "=> nameof(x).Length * x * y"),
        (OperationKind.TypeOf,                      "=> typeof(T).Name.Length * x * y"),
        (OperationKind.SizeOf,                      "=> sizeof(double) * x * y"),
        (OperationKind.ObjectCreation,              "=> new Random(n).Next() * x * y"),
        (OperationKind.ArrayCreation,               "=> new[] { 1, 2 }.Length * x * y"),
        (OperationKind.ArrayInitializer,            "=> new[] { 1, 2 }[n] * x * y"),
        (OperationKind.CollectionExpression,        "List<int> l = [1, 2]; return l.Count * x * y;"),
        (OperationKind.Spread,                      "int[] l = [1, .. f(n) > 0 ? new[] { 1 } : []]; return l.Length * x * y;"),
        (OperationKind.AnonymousFunction,           "return Enumerable.Range(0, n).Count(i => i > 2) * x * y;"),
        (OperationKind.DelegateCreation,            "return Enumerable.Range(0, n).Count(i => i > 2) * x * y;"),
        (OperationKind.EventReference,              "Changed += () => { }; return x * y;"),
        (OperationKind.EventAssignment,             "Changed += () => { }; return x * y;"),
        (OperationKind.Utf8String,                  "=> \"abc\"u8.Length * x * y"),
        (OperationKind.Loop,                         "double z = 1; for (int i = 0; i < 3; i++) z *= x; return z * y;"),
        (OperationKind.Loop,                         "double z = 1; while (z < 10) z *= x; return z * y;"),
        (OperationKind.Loop,                         "double z = 1; foreach (int i in new[] { 1, 2 }) z *= x; return z * y;"),
        (OperationKind.ArrayCreation,                "=> new[] { x, y }[n]"),
        (OperationKind.CollectionExpression,         "double[] l = [x, y]; return l[n];"),
        (OperationKind.Spread,                       "double[] l = [.. a, x]; return l[n] * y;"),
        (OperationKind.Loop,                         "double z = 1; do { z *= x; } while (z < 10); return z * y;"),
        (OperationKind.Branch,                       "double z = 1; for (int i = 0; i < n; i++) { if (i == 3) continue; if (z > 9) break; z *= x; } return z * y;"),
        (OperationKind.CompoundAssignment,           "double[] l = new double[3]; l[n] += x; return l[0] * y;"),
        (OperationKind.Increment,                    "int[] k = new int[3]; k[n]++; return k[0] * x * y;"),
        (OperationKind.Conditional,                  "Span<double> l = n > 5 ? stackalloc double[5] : new double[n]; l[0] = x; return l[0] * y;"),
        (OperationKind.None,                         "Span<double> l = stackalloc double[n]; l[0] = x; return l[0] * y;"),
        (OperationKind.ImplicitIndexerReference,     "Span<double> l = stackalloc[] { x, y }; return l[^1] * l[..1][0];"),
        (OperationKind.DeconstructionAssignment,     "double[] l = { x, y }; (l[0], l[1]) = (l[1], l[0]); return l[0] * l[0] * y;"),
    ];

    public static readonly (OperationKind Kind, string Body)[] Refused =
    [
        (OperationKind.None,                        "unsafe { double* p = &x; return *p * y; }"),
        (OperationKind.AddressOf,                   "unsafe { double* p = &x; return *p * y; }"),
        (OperationKind.FunctionPointerInvocation,   "unsafe { delegate*<double, double> p = &Square; return p(x) * y; }"),
        (OperationKind.Labeled,                     "double z = x; again: z *= y; if (z < n) goto again; return z;"),
        (OperationKind.Branch,                      "double z = x; again: z *= y; if (z < n) goto again; return z;"),
        (OperationKind.Lock,                        "lock (o) { return x * y; }"),
        (OperationKind.Try,                         "try { return x * y; } finally { Raise(); }"),
        (OperationKind.CatchClause,                 "try { return x * y; } catch (Exception) { return x; }"),
        (OperationKind.Using,                       "using (settings) { return x * y; }"),
        (OperationKind.UsingDeclaration,            "using var u = settings; return x * y;"),
        (OperationKind.YieldReturn,                 "return F().Sum() * y; IEnumerable<double> F() { yield return x; }"),
        (OperationKind.YieldBreak,                  "return F().Sum() * y; IEnumerable<double> F() { if (x > 0) yield break; yield return x; }"),
        (OperationKind.Await,                       "Func<Task<double>> g = async () => { await Task.Yield(); return x; }; return g().Result * y;"),
        (OperationKind.AnonymousFunction,           "Func<double, double> g = z => z * x; return g(y);"),
        (OperationKind.DelegateCreation,            "Func<double, double> g = Square; return g(x) * y;"),
        (OperationKind.MethodReference,             "Func<double, double> g = Square; return g(x) * y;"),
        (OperationKind.SimpleAssignment,            "Store = x; return Store * y;"),
        (OperationKind.SimpleAssignment,            "Property = x; return Property * y;"),
        (OperationKind.CompoundAssignment,          "a[0] += x; return a[0] * y;"),
        (OperationKind.FieldReference,              "Store = x * y; return x;"),
        (OperationKind.ArrayInitializer,            "=> new[] { x, y }.Max()"),
        (OperationKind.ObjectCreation,              "=> new Settings { Rate = x }.Rate * y"),
        (OperationKind.ObjectOrCollectionInitializer, "=> new Settings { Rate = x }.Rate * y"),
        (OperationKind.MemberInitializer,           "=> new Settings { Numbers = { 1 }, Rate = x }.Rate * y"),
        (OperationKind.AnonymousObjectCreation,     "=> new { Z = x }.Z * y"),
        (OperationKind.TypeParameterObjectCreation, "T u = new(); return u.GetHashCode() * x * y + new T[] { new T() }.Length * Use(x); double Use(object z) => 1;"),
        (OperationKind.With,                        "Point p = new Point(1, 2) with { X = (int)x }; object q = x; return y;"),
        (OperationKind.DynamicInvocation,           "return (double)d.Method(x) * y;"),
        (OperationKind.DynamicMemberReference,      "return (double)d.Rate(x) * y;"),
        (OperationKind.DynamicIndexerAccess,        "return (double)d[x] * y;"),
        (OperationKind.DynamicObjectCreation,       "return new List<double>(d).Count * x + (double)(object)y;"),
        (OperationKind.TranslatedQuery,             "return (from i in a select i * x).Sum() * y;"),
        (OperationKind.Conversion,                  "object boxed = x; return (double)boxed * y;"),
        (OperationKind.Conversion,                  "return (double)(decimal)x * y;"),
        (OperationKind.InterpolatedString,          "return double.Parse($\"{x}\") * y;"),
        (OperationKind.InterpolatedStringHandlerCreation, "return Handle($\"{x}\") * y;"),
        (OperationKind.InterpolatedStringAppendLiteral, "return Handle($\"x is {x}\") * y;"),
        (OperationKind.InterpolatedStringAppendFormatted, "return Handle($\"{x}\") * y;"),
        (OperationKind.InterpolatedStringAddition,  "return Handle($\"{x}\" + $\"{n}\") * y;"),
        (OperationKind.InlineArrayAccess,           "Buffer b = default; b[0] = n; Store = x; return b[0] * y;"),
        (OperationKind.InstanceReference,           "=> new Settings { Rate = x }.Rate * y"),
        (OperationKind.Invocation,                  "=> settings.Scale(x) * y"),
        (OperationKind.Invocation,                  "=> BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x)) * y"),
        (OperationKind.Invocation,                  "=> M<T>(x - 1, y, n, s, o, (object)d, a, t, f, settings)"),
    ];
#pragma warning restore format

    /// <summary>Visual Basic's, flow graphs', those of initialisers outside methods, and those of code that does not compile.</summary>
    public static readonly OperationKind[] NotInMethodBodies =
    [
        OperationKind.Invalid, OperationKind.Stop, OperationKind.End, OperationKind.RaiseEvent, OperationKind.Parenthesized,
        OperationKind.OmittedArgument, OperationKind.ReDim, OperationKind.ReDimClause, OperationKind.FlowCapture,
        OperationKind.FlowCaptureReference, OperationKind.IsNull, OperationKind.CaughtException,
        OperationKind.StaticLocalInitializationSemaphore, OperationKind.FlowAnonymousFunction, OperationKind.FieldInitializer,
        OperationKind.PropertyInitializer, OperationKind.ParameterInitializer, OperationKind.ConstructorBody,
        OperationKind.Attribute, OperationKind.InterpolatedStringAppendInvalid,
        OperationKind.InterpolatedStringHandlerArgumentPlaceholder,
    ];
}
