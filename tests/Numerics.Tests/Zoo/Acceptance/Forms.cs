namespace Zoo.Acceptance;

// Ways to write loops, buffers and helpers.

static partial class Forms
{
    static void Exchange(ref double a, ref double b) => (a, b) = (b, a);

    static void Exchange(ref double[] a, ref double[] b)
    {
        double[] t = a;
        a = b;
        b = t;
    }

    [Differentiable, At("3 1 2 5 4"), At("1"), At("")]
    public static double ShellSort(double[] x)
    {
        for (int gap = x.Length / 2; gap > 0; gap /= 2)
            for (int i = gap; i < x.Length; i++)
                for (int j = i - gap; j >= 0 && x[j] > x[j + gap]; j -= gap)
                    Exchange(ref x[j], ref x[j + gap]);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Math.Log(i + 1.5) * x[i] * x[i];
        return s;
    }

    [Differentiable, At("0.5 1 0.2 0.1", 0.3, 3), At("0.5", 0.3, 2), At("", 0.3, 2)]
    public static double BuffersByReference(double[] u, double k, int steps)
    {
        double[] now = (double[])u.Clone(), then = new double[u.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < now.Length; i++) then[i] = now[i] * (1 - k * now[(i + 1) % now.Length]);
            Exchange(ref now, ref then);
        }

        double s = 0;
        foreach (double v in now) s = 0.7 * s + v;
        return s;
    }

    [Differentiable, At("0.5 1 0.2 0.1", 3), At("0.5", 2), At("", 1)]
    public static double SpansByTuple(ReadOnlySpan<double> u, int steps)
    {
        Span<double> source = stackalloc double[u.Length], target = stackalloc double[u.Length];
        u.CopyTo(source);
        for (var left = steps; left != 0; left--)
        {
            target.Clear();
            for (var i = 0; i < source.Length; i++)
            {
                target[i] += 0.6 * source[i] * source[i];
                target[^(i + 1)] += 0.4 * Math.Sin(source[i]);
            }

            var swap = source;
            source = target;
            target = swap;
        }

        var total = 0.0;
        foreach (ref readonly double v in source) total += v;
        return total;
    }

    [Differentiable, At("1 2; 3 4; 5 6"), At("2")]
    public static double FirstNegativeRow(double[,] a)
    {
        double s = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            double row = 0;
            for (int j = 0; ; j++)
            {
                if (j == a.GetLength(1)) break;
                row += a[i, j] * a[i, j];
                if (row > 30) return s * row;
            }

            if (row < 1) continue;
            s += Math.Sqrt(row);
        }

        return s;
    }

    [Differentiable, At("1 -2 0.5 3 -1 0.2"), At("1"), At("")]
    public static double KadaneWithBounds(ReadOnlySpan<double> x)
    {
        double best = 0, current = 0;
        int start = 0, from = 0, to = 0, i = 0;
        while (i < x.Length)
        {
            current += x[i++];
            if (current <= 0)
            {
                current = 0;
                start = i;
            }
            else if (current > best)
            {
                best = current;
                (from, to) = (start, i);
            }
        }

        double squares = 0;
        foreach (double v in x[from..to]) squares += v * v;
        return best + 0.1 * squares;
    }

    [Differentiable, At("1 2 3 4 5"), At("1 2"), At("1")]
    public static double EndsInward(double[] x)
    {
        double s = 0;
        for (int i = 0, j = x.Length - 1; i <= j; i++, j--)
        {
            ref double left = ref x[i];
            ref double right = ref x[j];
            left += 0.5 * right;
            right *= left;
            s += left * right;
        }

        return s + x[^1];
    }

    [Differentiable, At("1 2 3 4 5 6 7"), At("1"), At("")]
    public static double PairwiseSummation(ReadOnlySpan<double> x)
    {
        double[] partial = x.ToArray();
        int n = partial.Length;
        while (n > 1)
        {
            int half = n / 2;
            for (int i = 0; i < half; i++) partial[i] = partial[2 * i] + partial[2 * i + 1];
            if (n % 2 == 1) partial[half++] = partial[n - 1];
            n = half;
        }

        return n == 0 ? 0 : partial[0] * partial[0];
    }

    [Differentiable, At("1 2 3", 0.5), At("1", 0.5), At("", 0.5)]
    public static double KahanSum(ReadOnlySpan<double> x, double scale)
    {
        double sum = 0, compensation = 0;
        foreach (double v in x)
        {
            double y = scale * v * v - compensation, t = sum + y;
            compensation = t - sum - y;
            sum = t;
        }

        return sum;
    }

    [Differentiable, At("1 0 2 1", "0.5 1 2 -1", 3), At("0", "1", 1)]
    public static double GatherScatter(int[] index, double[] values, int buckets)
    {
        Span<double> sums = stackalloc double[buckets];
        Span<int> counts = stackalloc int[buckets];
        for (int i = 0; i < index.Length; i++)
        {
            sums[index[i]] += values[i] * values[i];
            counts[index[i]]++;
        }

        double result = 1;
        for (int b = 0; b < buckets; b++)
        {
            if (counts[b] == 0) continue;
            result *= 1 + sums[b] / counts[b];
        }

        return result;
    }

    [Differentiable, At("0 1 0 1 1 0 0 0 1", "0.5 1 2", 3), At("0", "1", 1)]
    public static double BreadthFirstDecay(int[] adjacency, double[] weights, int n)
    {
        bool[] visited = new bool[n];
        int[] queue = new int[n];
        double[] reach = new double[n];
        int head = 0, tail = 0;
        queue[tail++] = 0;
        visited[0] = true;
        reach[0] = weights[0];
        while (head < tail)
        {
            int node = queue[head++];
            for (int next = 0; next < n; next++)
            {
                if (adjacency[node * n + next] == 0 || visited[next]) continue;
                visited[next] = true;
                queue[tail++] = next;
                reach[next] = 0.5 * reach[node] * weights[next];
            }
        }

        double s = 0;
        for (int i = 0; i < n; i++) s += reach[i] * reach[i];
        return s;
    }

    [Differentiable, At("0.5 0.2", "1 2 1 0 3"), At("0.5 0.2", "")]
    public static double OperatorsOnStack(double[] x, int[] program)
    {
        Span<double> stack = stackalloc double[8];
        int top = 0;
        stack[top++] = x[0];
        stack[top++] = x[1];
        foreach (int code in program)
        {
            switch (code)
            {
                case 0:
                    stack[top] = stack[top - 1] + 1;
                    top++;
                    break;
                case 1:
                    top--;
                    stack[top - 1] = stack[top - 1] * stack[top] + 0.1;
                    stack[top] = x[0];
                    top++;
                    break;
                case 2:
                    stack[top - 1] = Math.Exp(-stack[top - 1]);
                    break;
                default:
                    (stack[0], stack[1]) = (stack[1], stack[0]);
                    break;
            }
        }

        return stack[0] * stack[1] + stack[top - 1];
    }

    [Differentiable, At("1; 2 3; 4 5 6", 0.5), At("2", 0.5)]
    public static double TriangleDynamicProgram(double[][] triangle, double sharpness)
    {
        double[] best = triangle[^1][..];
        for (int row = triangle.Length - 2; row >= 0; row--)
        {
            for (int i = 0; i <= row; i++)
            {
                double a = best[i], b = best[i + 1], m = Math.Max(a, b);
                best[i] = triangle[row][i] + m + Math.Log(Math.Exp(sharpness * (a - m)) + Math.Exp(sharpness * (b - m))) / sharpness;
            }
        }

        return best[0];
    }

    [Differentiable, At("1 0.5 0.25"), At("0.3"), At("")]
    public static double ProductsExceptSelf(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        double[] left = new double[n + 1], right = new double[n + 1];
        left[0] = right[n] = 1;
        for (int i = 0; i < n; i++) left[i + 1] = left[i] * x[i];
        for (int i = n; i-- > 0;) right[i] = right[i + 1] * x[i];
        double s = 0;
        for (int i = 0; i < n; i++) s += left[i] * right[i + 1] * (i + 1);
        return s;
    }

    [Differentiable, At("1 2 3 4", 2), At("1 2", 1), At("1", 0)]
    public static double RotatedBySlices(double[] x, int by)
    {
        double[] rotated = [.. x[by..], .. x[..by]];
        Span<double> head = rotated.AsSpan()[..^1];
        for (int i = 0; i < head.Length; i++) head[i] *= rotated[i + 1];
        double s = 0;
        for (int i = 0; i < rotated.Length; i++) s += rotated[i] * (i + 1);
        return s;
    }

    [Differentiable, At(1.0, 0.1, 0.5), At(0.0, 0.3, 0.5), At(3.0, 0.5, 2.0)]
    public static double QuadratureWithRealCounter(double end, double step, double k)
    {
        double area = 0;
        for (double t = 0; t < end; t += step)
        {
            double width = Math.Min(step, end - t);
            area += width * Math.Exp(-k * (t + width / 2));
        }

        return area;
    }

    [Differentiable, At("1 2 3 4 5 6", 6, 2), At("1", 1, 1)]
    public static void TransposeInto(ReadOnlySpan<double> a, Span<double> at, [NoGradient] int rows)
    {
        int columns = a.Length / Math.Max(1, rows);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                if (j * rows + i < at.Length) at[j * rows + i] = a[i * columns + j] * a[0];
    }
}
