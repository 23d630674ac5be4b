namespace GradGen.Numerics.Tests.StandIns;

/// <summary>Methods with their derivatives written by hand, in the shapes that the generator is to give them.</summary>
internal static class StandIn
{
    public const string Source = """
        namespace StandIns;

        // Derivatives.None: what is generated would be declared twice.
        static partial class Scalars
        {
            /// Scales x in place; its value is the sum of the squares of what is left there.
            [Differentiable(Derivatives.None), At(1.5, "1 -2 0.5"), At(0.5, "")]
            public static double Scale(double a, double[] x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++) { x[i] *= a; s += x[i] * x[i]; }
                return s;
            }

            static double ScaleGradient(double a, double[] x, Span<double> xGradient) => ScaleValueAndGradient(a, x, xGradient).Gradient;

            static (double Value, double Gradient) ScaleValueAndGradient(double a, double[] x, Span<double> xGradient)
            {
                double da = 0, s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    da += 2 * a * x[i] * x[i];
                    xGradient[i] = 2 * a * a * x[i];
                    x[i] *= a;
                    s += x[i] * x[i];
                }

                return (s, da);
            }

            static (double Value, double Tangent) ScalePushforward(double a, double[] x, double aTangent, ReadOnlySpan<double> xTangent)
            {
                double ds = 0;
                for (int i = 0; i < x.Length; i++) ds += 2 * a * x[i] * x[i] * aTangent + 2 * a * a * x[i] * xTangent[i];
                return (Scale(a, x), ds);
            }

            static double ScalePullback(double a, double[] x, double resultAdjoint, Span<double> xAdjoint)
            {
                double da = 0;
                for (int i = 0; i < x.Length; i++) { da += resultAdjoint * 2 * a * x[i] * x[i]; xAdjoint[i] += resultAdjoint * 2 * a * a * x[i]; }
                Scale(a, x);
                return da;
            }

            static void ScaleHessian(double a, double[] x, Span<double> hessian)
            {
                int n = x.Length + 1;
                hessian.Clear();
                for (int i = 0; i < x.Length; i++)
                {
                    hessian[0] += 2 * x[i] * x[i];
                    hessian[i + 1] = hessian[(i + 1) * n] = 4 * a * x[i];
                    hessian[(i + 1) * n + i + 1] = 2 * a * a;
                }

                Scale(a, x);
            }

            static double ScaleHessianVectorProduct(double a, double[] x, double aTangent, ReadOnlySpan<double> xTangent, Span<double> xGradient)
            {
                double da = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    da += 2 * x[i] * x[i] * aTangent + 4 * a * x[i] * xTangent[i];
                    xGradient[i] = 4 * a * x[i] * aTangent + 2 * a * a * xTangent[i];
                }

                Scale(a, x);
                return da;
            }

            [Differentiable(Derivatives.None), At("1 2; 3 4"), At("2x3"), At("")]
            public static double Frobenius(double[,] a) { double s = 0; foreach (double v in a) s += v * v; return s; }
            static void FrobeniusGradient(double[,] a, double[,] aGradient) { for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) aGradient[i, j] = 2 * a[i, j]; }
            static double FrobeniusValueAndGradient(double[,] a, double[,] aGradient) { FrobeniusGradient(a, aGradient); return Frobenius(a); }

            [Differentiable(Derivatives.None), At("1 2; 3 4 5; 6", "0.5")]
            public static double Rows(double[][] a, [NoGradient] double[] k) => a[0][1] * a[2][0] * k[0];
            static void RowsGradient(double[][] a, double[] k, double[][] aGradient)
            {
                foreach (double[] row in aGradient) Array.Clear(row);
                aGradient[0][1] = a[2][0] * k[0];
                aGradient[2][0] = a[0][1] * k[0];
            }
        }

        static partial class Vectors
        {
            [Differentiable(Derivatives.None), At(2.0, 0.5)]
            public static (double, double) Polar(double r, double t) => (r * Math.Cos(t), r * Math.Sin(t));
            static (double, double) PolarJacobian(double r, double t, Span<double> jacobian)
            {
                (jacobian[0], jacobian[1], jacobian[2], jacobian[3]) = (Math.Cos(t), -r * Math.Sin(t), Math.Sin(t), r * Math.Cos(t));
                return Polar(r, t);
            }

            static ((double, double) Value, (double, double) Tangent) PolarPushforward(double r, double t, double rTangent, double tTangent) =>
                (Polar(r, t), (Math.Cos(t) * rTangent - r * Math.Sin(t) * tTangent, Math.Sin(t) * rTangent + r * Math.Cos(t) * tTangent));
            static (double r, double t) PolarPullback(double r, double t, (double, double) resultAdjoint) =>
                (Math.Cos(t) * resultAdjoint.Item1 + Math.Sin(t) * resultAdjoint.Item2, r * (Math.Cos(t) * resultAdjoint.Item2 - Math.Sin(t) * resultAdjoint.Item1));

            [Differentiable(Derivatives.None), At(0.5, "1 2 3", 3)]
            public static void Times(double k, ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = k * x[i]; }
            static void TimesJacobian(double k, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
            {
                Times(k, x, y); jacobian.Clear();
                for (int i = 0; i < y.Length; i++) { jacobian[i * (x.Length + 1)] = x[i]; jacobian[i * (x.Length + 1) + i + 1] = k; }
            }

            static void TimesPushforward(double k, ReadOnlySpan<double> x, Span<double> y, double kTangent, ReadOnlySpan<double> xTangent, Span<double> yTangent)
            {
                for (int i = 0; i < y.Length; i++) yTangent[i] = k * xTangent[i] + x[i] * kTangent;
                Times(k, x, y);
            }

            static double TimesPullback(double k, ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint)
            {
                double dk = 0;
                for (int i = 0; i < y.Length; i++) { dk += yAdjoint[i] * x[i]; xAdjoint[i] += k * yAdjoint[i]; }
                return dk;
            }

            [Differentiable(Derivatives.None), At("1 2 3"), At("")]
            public static float[] Squares(float[] x) { var y = new float[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; }
            static float[] SquaresJacobian(float[] x, Span<float> jacobian) { jacobian.Clear(); for (int i = 0; i < x.Length; i++) jacobian[i * x.Length + i] = 2 * x[i]; return Squares(x); }
            static (float[] Value, float[] Tangent) SquaresPushforward(float[] x, ReadOnlySpan<float> xTangent) { var dy = new float[x.Length]; for (int i = 0; i < dy.Length; i++) dy[i] = 2 * x[i] * xTangent[i]; return (Squares(x), dy); }
            static void SquaresPullback(float[] x, ReadOnlySpan<float> resultAdjoint, Span<float> xAdjoint) { for (int i = 0; i < x.Length; i++) xAdjoint[i] += 2 * x[i] * resultAdjoint[i]; }
        }
        """;
}
