using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

internal sealed partial class Comparison
{
    private void Curvature()
    {
        bool square = _subject.Product("Hessian") is not null, product = _subject.Product("HessianVectorProduct") is not null;
        if (!square && !product) return;
        var want = new Part[Inputs, Inputs];
        for (int i = 0; i < Inputs; i++)
        {
            for (int j = i; j < Inputs; j++) want[i, j] = want[j, i] = _subject.Evaluate(_point, i, j).Result.Jet.Mixed;
        }

        if (square) Hessian(want);
        if (product) HessianVectorProduct(want);
    }

    private void Hessian(Part[,] want)
    {
        if (Run("Hessian", Filling.Plain) is not var (call, _)) return;
        double[] hessian = call.Written(Role.Square);
        Close("Hessian", [.. want.Cast<Part>()], hessian, Second);
        for (int i = 0; i < Inputs; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int here = i * Inputs + j, mirror = j * Inputs + i;
                if (double.IsNaN(hessian[mirror]) && _value.Any(double.IsNaN)) continue; // as healthy as the value is
                Close($"Hessian[{i},{j}] against [{j},{i}]", [want[i, j] with { Value = hessian[mirror] }], [hessian[here]], Second);
            }
        }
    }

    private void HessianVectorProduct(Part[,] hessian)
    {
        foreach (double[] tangents in Directions(Inputs))
        {
            if (Run("HessianVectorProduct", Filling.Plain with { Tangent = i => tangents[i] }) is not var (call, returned)) return;
            Part[] want = [.. Enumerable.Range(0, Inputs).Select(i => Along(Row(hessian, i), tangents))];
            Close($"HessianVectorProduct along ({Text(tangents)})", want, call.Gradient(Shape.Numbers(returned)), Second);
        }
    }
}
