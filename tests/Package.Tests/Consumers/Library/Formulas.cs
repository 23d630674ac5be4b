using System;
using GradGen;

namespace Consumer
{
    /// <summary>Formulas for a framework that knows neither Span nor MathF, in C# 9.</summary>
    public static partial class Formulas
    {
        /// <summary>The distance from the origin.</summary>
        [Differentiable]
        public static double Norm(double x, double y) => Math.Sqrt(x * x + y * y);

        /// <summary>A decay.</summary>
        [Differentiable(Derivatives.Pushforward | Derivatives.Pullback | Derivatives.HessianVectorProduct)]
        public static double Decay(double time, double rate, [NoGradient] double scale = 1)
        {
            if (rate < 0) throw new ArgumentOutOfRangeException(nameof(rate));
            return scale * Math.Exp(-rate * time);
        }

#if SPANS
        /// <summary>A product, whose Hessian fills a span.</summary>
        [Differentiable(Derivatives.Hessian)]
        public static double Product(double x, double y) => x * y;
#endif
    }
}
