using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.IR;

/// <summary>The IR is the cache key: equal for equal code, different for code that differs in any way.</summary>
public class EqualityTests
{
    [Fact]
    public void EqualFunctions_AreEqual() => Assert.Equal(Scaled(2), Scaled(2));

    [Fact]
    public void AnotherNumber_IsAnotherFunction() => Assert.NotEqual(Scaled(2), Scaled(3));

    [Fact]
    public void MinusZero_IsNotZero() => Assert.NotEqual(Scaled(0.0), Scaled(-0.0));

    [Fact]
    public void DeepFunctions_AreCompared_OnASmallStack()
    {
        bool equal = false;
        var thread = new Thread(() => equal = DeepStack.Run(() => Nested(20_000).Equals(Nested(20_000))), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.True(equal);
    }

    private static Function Scaled(double factor)
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        return sketch.Return("F", sketch.Apply("*", sketch.Number(factor), x));
    }

    private static Block Nested(int depth)
    {
        Value p = new(0, "p", DataType.Boolean);
        Block block = Block.Empty;
        for (int i = 0; i < depth; i++) block = new Block([new If([], p, Block.Empty, block)], []);
        return block;
    }
}
