using static System.Math;

namespace Zoo.Memory;

// Arrays and spans of inactive tuples, structs, texts and optional numbers: tables that a method writes down.

readonly record struct Spring(int From, int To, double Rest);

record Bond(int From, int To, double Rest);

record struct Node(int Id, double Weight)
{
    public readonly double Half => Weight / 2;
}

class Pairs
{
    public (int A, int B) Pair = (0, 1);
}

static partial class Tuples
{
    static readonly Spring[] s_springs = [new(0, 1, 0.5), new(1, 2, 0.25)];
    static readonly Bond[] s_bonds = [new(0, 1, 0.5), new(1, 2, 0.25)];
    static double Weighed(ReadOnlySpan<(int, double)> weights, double[] x) { double s = 0; foreach (var (i, weight) in weights) s += weight * x[i] * x[i]; return s; }
    static double Doubled((int At, double By)[] weights, double[] x) { double s = 0; for (int i = 0; i < weights.Length; i++) { ref var weight = ref weights[i]; weight.By *= 2; s += x[weight.At] * x[weight.At] * weight.By; } return s; }

    // Collection expressions.
    [Differentiable, At("0.1 0.4", 0.7)] public static double TakenApart(double[] x, double c) { double s = 0; Span<(int A, double B)> table = [(0, 1.5), (1, 0.5)]; foreach ((int a, double b) in table) s += Exp(c * b) * x[a]; return s; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double Quadrature(double[] x, double c) { double s = 0; ReadOnlySpan<(double X, double W)> rule = [(-0.577, 1), (0.577, 1)]; for (int i = 0; i < rule.Length; i++) s += rule[i].W * Exp(c * rule[i].X) * x[0]; return s; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double WithoutName(double[] x, double c) { double s = 0; foreach (var (node, weight) in (ReadOnlySpan<(double, double)>)[(0.5, 1.0), (0.7, 2.0)]) s += weight * Exp(c * node) * x[0]; return s; }
    [Differentiable, At("0 1 1 0", "0.1 0.4", 0.7)] public static double Counts(int[] labels, double[] x, double c) { double s = 0; int[] n = new int[2]; Span<(int A, int B)> steps = [(0, 1), (1, 0)]; for (int y = 0; y < 3; y++) { foreach (var step in steps) n[labels[y + step.A]]++; s += Exp(c * n[0]) * x[1]; } return s; }
    [Differentiable, At("0 1 1 0", "0.1 0.4", 0.7)] public static double CountsAnew(int[] labels, double[] x, double c) { double s = 0; Span<(int A, int B)> steps = [(0, 1), (1, 0)]; for (int y = 0; y < 3; y++) { int n = 0; foreach ((int a, int b) in steps) n += labels[y + a]; s += Exp(c * n) * x[1]; } return s; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double Spread(double[] x, double c) { double s = 0; (int A, double B)[] more = [(1, 2.5)]; Span<(int A, double B)> table = [(0, 1.5), .. more, (1, x.Length)]; foreach ((int a, double b) in table) s += Exp(c * b) * x[a]; return s; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double Argument(double[] x, double c) => Weighed([(0, 0.5), (1, 2)], x) * c;
    [Differentiable, At("1 2 4", 0.3)] public static double MadeInALoop(double[] x, double k) { double e = 1; for (int i = 0; i < 3; i++) { Span<(int A, int B)> table = [(i, 1), (2 - i, i)]; foreach (var (a, b) in table) e = e * k + x[a] * x[b] * e; } return e; }
    [Differentiable, At("1 2 4", 0.3, 2), At("1 2 4", 0.3, 1)] public static double Chosen(double[] x, double k, int n) { double e = 1; Span<(int A, int B)> table = n > 1 ? [(0, 1), (1, 2)] : [(2, 2)]; foreach (var (a, b) in table) e = e * k + x[a] * x[b] * e; return e; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double Texts(double[] x, double c) { double s = 0; ReadOnlySpan<string> texts = ["a", "bcd"]; foreach (string text in texts) s += c * x[0] * text.Length; return s; }
    [MakesObjects, Differentiable, At("1 2 4", 0.3)] public static double TextsInALoop(double[] x, double k) { double e = 1; for (int i = 0; i < 3; i++) { ReadOnlySpan<string> texts = ["a", i == 0 ? "" : "bb"]; foreach (string text in texts) e = e * k + x[text.Length] * e; } return e; }
    [Differentiable, At("0.1 0.4", 0.7)] public static double Optional(double[] x, double c) { double s = 0; ReadOnlySpan<int?> places = [0, null, 1]; foreach (int? place in places) s = s * c + (place is int i ? x[i] : 1); return s; }
    [MakesObjects, Differentiable, At("0.1 0.4", 0.7)] public static double Objects(double[] x, double c) { double s = 0; ReadOnlySpan<object> things = [0, "a", 1]; foreach (object thing in things) s = s * c + (thing is int i ? x[i] : 1); return s; }

    // Stack memory.
    [Differentiable, At("0.1 0.4", 0.7)] public static double OnStack(double[] x, double c) { double s = 0; Span<(int A, int B)> table = stackalloc (int, int)[2]; table[0] = (0, 1); table[1] = (1, 2); for (int i = 0; i < table.Length; i++) s += Exp(c * table[i].B) * x[table[i].A]; return s; }
    [Differentiable, At("1 2 4", 0.3, 3), At("1 2 4", 0.3, 1)] public static double OnStackOfAnyLength(double[] x, double k, int n) { double e = 1; Span<(int A, int B)> table = stackalloc (int, int)[n]; for (int i = 0; i < n; i++) { table[i].A = i; table[i].B += i; } table = table[1..]; foreach (var (a, b) in table) e = e * k + x[a] * x[b] * e; return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double StructsOnStack(double[] x, double k) { double e = 1; Span<Node> nodes = stackalloc Node[2]; nodes[0].Id = 1; nodes[1] = new(2, 0.5); for (int i = 0; i < 2; i++) e = e * k + x[nodes[i].Id] * e * (1 + nodes[i].Half); return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double LettersOnStack(double[] x, double k) { double e = 1; Span<char> letters = stackalloc char[2]; letters[0] = 'a'; foreach (char letter in letters) e = e * k + x[letter == 'a' ? 1 : 0] * e; return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double DatesOnStack(double[] x, double k) { double e = 1; Span<DateTime> dates = stackalloc DateTime[2]; dates[0] = new DateTime(2020, 1, 2); foreach (DateTime date in dates) e = e * k + x[date.Day] * e; return e; }

    // Elements that change in place.
    [Differentiable, At("0.1 0.4", 0.7)] public static double PartsOfElements(double[] x, double c) { double s = 0; Span<(int A, int B)> table = new (int, int)[] { (0, 1), (1, 0) }; table[0].B = 3; table[^1].B += 2; table[1].B--; foreach (var pair in table) s += x[pair.A] * Exp(c * pair.B); return s; }
    [Differentiable, At("1 2 4", 0.3)] public static double PartsExchanged(double[] x, double k) { double e = 1; (int A, int B)[] table = [(0, 1), (1, 2)]; table[0].B++; (table[0].A, table[1].B) = (table[1].B, table[0].A); table[1].A += 1; foreach (var pair in table) e = e * k + x[pair.A] * x[pair.B] * e; return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double ElementsExchanged(double[] x, double k) { double e = 1; Span<(int A, int B)> table = stackalloc (int, int)[] { (1, 2), (0, 1) }; (table[0], table[1].B) = (table[1], table[0].B); (table[0].A, _) = (2, 3); foreach (var (a, b) in table) e = e * k + x[a] * b; return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double PartsOfParts(double[] x, double k) { double e = 1; Span<(int, (int A, double B) P)> table = [(1, (2, 0.5)), (0, (1, 2))]; table[0].P.A = 0; (table[1].P.B, table[1].Item1) = (3, 2); foreach (var (i, (a, b)) in table) e = e * k + x[i] * x[a] * b; return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double References(double[] x, double k) { double e = 1; (int A, int B)[] table = [(1, 2), (0, 1)]; ref var first = ref table[0]; first.A = 2; first.B++; for (int i = 0; i < 2; i++) { ref (int A, int B) pair = ref table[i]; pair.A = 2 - pair.A; e = e * k + x[pair.A] * pair.B; } return e * x[table[0].A]; }
    [MakesObjects, Differentiable, At("0.1 0.4", 0.7)] public static double ReferencesInALoop(double[] x, double c) { double s = 0; Span<(string Name, int At)> table = [("a", 0), ("bc", 1)]; foreach (ref var entry in table) { entry.Name += "x"; entry.At = 1 - entry.At; s = s * c + x[entry.At] * entry.Name.Length * s + x[1]; } table[0].At++; return s * x[table[0].At - 1]; }
    [Differentiable, At("1 2 4", 0.3)] public static double ReferencesInACall(double[] x, double k) { (int, double)[] weights = [(0, 0.5), (2, 1.5)]; double s = Doubled(weights, x); return s * k + Doubled(weights, x); }
    [Differentiable, At("1 2 4", 0.3)] public static double StructsByReference(double[] x, double k) { double e = 1; Span<Node> nodes = [new(1, 2), new(0, 1)]; ref Node first = ref nodes[0]; first.Id = 2; nodes[^1].Weight = 3; foreach (ref var node in nodes) { node.Weight++; e = e * k + x[node.Id] * node.Weight; } return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double PartOfAField(double[] x, double k) { var pairs = new Pairs(); pairs.Pair.A = 2; pairs.Pair.B++; return x[pairs.Pair.A] * x[pairs.Pair.B] * k; }

    // What has a Deconstruct.
    [Differentiable, At("1 2 4", 0.3)] public static double RecordStructs(double[] x, double k) { double e = 0; foreach (var (from, to, rest) in s_springs) { double d = x[to] - x[from] - rest; e += k * d * d * d; } return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double Records(double[] x, double k) { double e = 0; foreach ((int from, int to, double rest) in s_bonds) { double d = x[to] - x[from] - rest; e += k * d * d * d; } return e; }
    [Differentiable, At("1 2 4", 0.3)] public static double RecordsToWiderNumbers(double[] x, double k) { double e = 1; foreach ((double from, _, var rest) in s_bonds) e = e * k + x[(int)from] * rest * from * e; (double last, _, double by) = s_bonds[1]; return e * last * by; }
    [MakesObjects, Differentiable, At("1 2 4", 0.3)] public static double Entries(double[] x, double k) { double e = 1; var counts = new Dictionary<int, int>(); for (int i = 0; i < 5; i++) { counts[i % 3] = counts.GetValueOrDefault(i % 3) + 1; e = e * k + x[i % 3] * counts[i % 3]; } foreach (var (key, n) in counts) e += x[key] * n * e; return e; }

    // What is thrown.
    [Differentiable, At("1 2 4", 0.3)] public static double ThrowsTheElements(double[] x, double k) { if (x[0] > 0) { if (x[1] > 100) throw new ArgumentException(string.Join(",", x)); } return x[0] * k; }
}
