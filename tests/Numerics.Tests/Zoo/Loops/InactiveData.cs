namespace Zoo.Loops;

// Arrays that no derivative flows through: ints, bools, texts, tables, and held numbers.

static partial class InactiveData
{
    static readonly double[] s_weights = [0.5, -1, 2, 0.25];
    static readonly int[][] s_edges = [[0, 1], [1, 2], [2, 0]];
    static ReadOnlySpan<double> Nodes => [-0.7745966692414834, 0, 0.7745966692414834];

    [Differentiable, At("1 2 3", "2 0 1"), At("1 2 3", "1 1"), At("1 2", "2")] public static double Permutation(double[] x, int[] order) { double s = 0; for (int i = 0; i < order.Length; i++) s = s * 0.5 + x[order[i]] * (i + 1); return s; }
    [Differentiable, At("1 2 3", "true false true")] public static double Mask(double[] x, bool[] use) { double s = 1; for (int i = 0; i < x.Length; i++) if (use[i]) s *= x[i]; return s; }
    [Differentiable, At("1 2 3")] public static double StaticTable(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += s_weights[i] * x[i] * x[i]; return s; }
    [Differentiable, At(0.7)] public static double StaticSpan(double x) { double s = 0; foreach (double node in Nodes) s += Math.Exp(x * node); return s; }
    [Differentiable, At("1 2 4")] public static double Edges(double[] x) { double s = 0; foreach (int[] edge in s_edges) { double d = x[edge[0]] - x[edge[1]]; s += d * d * edge.Length; } return s; }
    [Differentiable, At("1 2 3 4")] public static double CountsLocally(double[] x) { var seen = new int[3]; double s = 0; for (int i = 0; i < x.Length; i++) { int k = (int)x[i] % 3; seen[k]++; s += x[i] * seen[k]; } return s; }
    [MakesObjects, Differentiable, At("3 1 2"), At("2 1"), At("")] public static double SortedIndices(double[] x) { var order = new int[x.Length]; for (int i = 0; i < order.Length; i++) { int j = i; for (; j > 0 && x[order[j - 1]] > x[i]; j--) order[j] = order[j - 1]; order[j] = i; } double s = 0; for (int i = 0; i < order.Length; i++) s += x[order[i]] * (i + 1); return s; }
    [MakesObjects, Differentiable, At("1 2 3", "3 1 2")] public static double SortsInts(double[] x, int[] keys) { int[] order = [0, 1, 2]; Array.Sort((int[])keys.Clone(), order); Array.Reverse(order); double s = 0; foreach (int i in order) s = s * 0.5 + x[i]; return s; }
    [Differentiable, At("1 2 3 4 5 6 7")] public static double Sieve(double[] x) { var composite = new bool[x.Length]; double s = 0; for (int i = 2; i < x.Length; i++) { if (composite[i]) continue; s += x[i] * x[i]; for (int j = i * i; j < x.Length; j += i) composite[j] = true; } return s; }
    [Differentiable, At("1 2 3", "ab"), At("1 2 3", "")] public static double Letters(double[] x, string text) { double s = 0; foreach (char c in text) s += x[c - 'a'] * x[2]; return s; }
    [Differentiable, At("1 2 3", "0.5 2 1")] public static double HeldIsMutated(double[] x, [NoGradient] double[] k) { double s = 0; for (int i = 0; i < x.Length; i++) { k[i] *= 2; s += x[i] * k[i]; } return s; }
    [Differentiable, At("1 2 3", "3 1 2")] public static double HeldIsSorted(double[] x, [NoGradient] double[] k) { Array.Sort(k); double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * k[i] * (i + 1); return s; }
    [Differentiable, At("1 2 3", "0.5 2 1.5")] public static double HeldSearch(double[] x, [NoGradient] double[] grid) { int at = Array.IndexOf(grid, 2.0), near = 0; while (near < grid.Length && grid[near] < 1) near++; return x[at] * x[near] + grid[near]; }
    [Differentiable, At("1 2 3", 7)] public static double StackOfInts(double[] x, int bits) { Span<int> stack = stackalloc int[8]; int top = 0; double s = 0; stack[top++] = bits; while (top > 0) { int n = stack[--top]; if (n > 2) { stack[top++] = n / 2; stack[top++] = n - n / 2 - 1; } else s += x[n] * (top + 1); } return s; }
    [Differentiable, At("1 2 3", "2 1; 0 1")] public static double IntMatrix(double[] x, int[,] index) { double s = 0; for (int i = 0; i < index.GetLength(0); i++) s += x[index[i, 0]] * x[index[i, 1]]; return s; }
    [MakesObjects, Differentiable, At("1 2 3")] public static double ListOfInts(double[] x) { var list = new List<int> { 2, 0 }; list.Add(list.Count - 1); double s = 0; foreach (int i in list) s = s * 0.3 + x[i]; return s; }
    [Differentiable, MayBeRefused, At("1 2 3 4")] public static double LinqOverInts(double[] x) { double s = 0; foreach (int i in Enumerable.Range(0, x.Length).Where(i => i % 2 == 1)) s += x[i] * x[i]; return s; }
    [Differentiable, At("1 2 3", "0 2 2 1")] public static double Histogram(double[] p, int[] counts) { double s = 0; int total = counts.Sum(); for (int i = 0; i < p.Length; i++) s -= counts[i + 1] * Math.Log(p[i]) / total; return s; }
    [Differentiable, At("1 2 3", "10 20 30")] public static double LongsAndBytes(double[] x, long[] k) { byte[] b = [1, 2, 3]; double s = 0; for (int i = 0; i < 3; i++) s += x[i] * (k[i] % 7) * b[2 - i]; return s; }
    [Differentiable, At("1 2 3")] public static double TuplesOfInts(double[] x) { (int From, double By)[] moves = [(0, 2), (2, 0.5), (1, -1)]; double s = 0; foreach (var (from, by) in moves) s += x[from] * by * x[from]; return s; }
}
