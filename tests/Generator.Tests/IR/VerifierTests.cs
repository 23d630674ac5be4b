using GradGen.IR;

namespace GradGen.Tests.IR;

public class VerifierTests
{
    [Fact]
    public void AValueReadOutsideItsBlock_IsRefused()
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        Value inner = x;
        sketch.If("y", sketch.Compare("<", x, sketch.Number(0)), () => inner = sketch.Apply("Exp", x), () => x);
        Refused(sketch.Return("F", inner), "is not defined here");
    }

    [Fact]
    public void AValueDefinedTwice_IsRefused()
    {
        var x = new Value(0, "x", DataType.Double);
        Refused(new Function("F", [x], new Block([Constant.Of(x, 1)], [x]), 1), "is defined twice");
    }

    [Fact]
    public void OperandsOfDifferentTypes_AreRefused()
    {
        var sketch = new Sketch();
        Refused(sketch.Return("F", sketch.Apply("+", sketch.Parameter("x"), sketch.Parameter("y", DataType.Float))), "differ in type");
    }

    [Fact]
    public void AnArmThatDoesNotYieldEveryOutput_IsRefused()
    {
        Value p = new(0, "p", DataType.Boolean), y = new(1, "y", DataType.Double);
        Refused(new Function("F", [p], new Block([new If([y], p, Block.Empty, Block.Empty)], [y]), 2), "does not yield every output");
    }

    [Fact]
    public void ALoopThatGoesTheWrongWay_IsRefused()
    {
        Emission.Sketch f = new();
        Value n = f.Parameter("n", DataType.Int32);
        f.For("i", n, "<", n, -1, [], (_, _) => []);
        Refused(f.Returning(n), "the wrong way");
    }

    [Fact]
    public void ALoopThatYieldsLessThanItCarries_IsRefused()
    {
        Emission.Sketch f = new();
        Value n = f.Parameter("n", DataType.Int32), x = f.Parameter("x");
        f.Count("i", n, [("x", x)], (_, _) => []);
        Refused(f.Returning(n), "does not yield what it carries");
    }

    [Fact]
    public void ACarriedValueReadBehindItsLoop_IsRefused()
    {
        Emission.Sketch f = new();
        Value n = f.Parameter("n", DataType.Int32), x = f.Parameter("x"), inner = x;
        f.Count("i", n, "x", x, (_, carried) => inner = carried);
        Refused(f.Returning(inner), "is not defined here");
    }

    [Fact]
    public void AnIndexThatIsNoInteger_IsRefused()
    {
        Emission.Sketch f = new();
        Value a = f.Parameter("a", Emission.Sketch.Doubles), x = f.Parameter("x");
        Refused(f.Returning(f.Load(a, x)), "no integer");
    }

    private static void Refused(Function function, string because)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Verifier.Check(Sketch.Alone(function)));
        Assert.Contains(because, exception.Message);
    }
}
