using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>However long a loop is: the numbers are right, nothing is allocated, the stack is not used up, and what is rented goes back.</summary>
public class LongLoopTests
{
    private const int SmallStack = 1 << 18;
    private const int Often = 32; // longer loops are run less often
    private const int Attempts = 4;

    private static readonly int[] s_sizes = [0, 1, 10, 128, 129, 1_000, 100_000, 1_000_000];

    public static TheoryData<string, int> Loops()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in LongLoops.Names)
        {
            foreach (int size in s_sizes) data.Add(name, size);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Loops))]
    public void NothingIsAllocated_AndTheStackIsEnough(string name, int size)
    {
        Subject subject = LongLoops.Of(name);
        object?[] point = LongLoops.Point(subject, size);
        int measured = 0;
        foreach (string product in LongLoops.Products(subject, point))
        {
            object?[] arguments = new Call(subject, product, point, subject.Results(point), Filling.Plain).Arguments;
            Meter meter = Meters.Of(subject.Find(product)!, size < 10_000 ? Often : 2);
            Assert.Equal((product, 0), (product, Stack.On(SmallStack, () => Least(meter, arguments))));
            measured++;
        }

        Assert.InRange(measured, 2, int.MaxValue);
    }

    /// <summary>The oracle is asked for every pair of inputs: where they are as many as the loop is long, for fewer.</summary>
    public static TheoryData<string, int> OracleLoops()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in LongLoops.Names)
        {
            bool hasElements = LongLoops.Of(name).Parameters.Any(parameter => parameter.ParameterType.IsByRefLike);
            foreach (int size in hasElements ? (int[])[0, 1, 2, 10] : [0, 1, 2, 10, 128, 129, 300]) data.Add(name, size);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(OracleLoops))]
    public void Derivatives_AreTheOracles(string name, int size)
    {
        Subject subject = LongLoops.Of(name);
        Assert.Empty(Comparison.Of(subject, LongLoops.Point(subject, size)));
    }

    /// <summary>A call that ends in an exception allocates that, and no new buffers.</summary>
    [Theory]
    [InlineData("Guarded", typeof(ArgumentException))]
    [InlineData("OutOfRange", typeof(IndexOutOfRangeException))]
    [InlineData("GuardedWhile", typeof(ArgumentException))]
    [InlineData("GuardedPowers", typeof(ArgumentException))]
    public void AfterAnException_WhatWasRentedIsRentedAgain(string name, Type exception)
    {
        const int Size = 100_000, OfAnException = 20_000;
        Subject subject = LongLoops.Of(name);
        object?[] point = LongLoops.Point(subject, name == "GuardedPowers" ? Size / 100 : Size);
        var x = (double[])point[0]!;
        x[^1] = -1;
        foreach (string product in LongLoops.Products(subject, point))
        {
            object?[] arguments = new Call(subject, product, point, 1, Filling.Plain).Arguments;
            Invoker invoker = subject.Product(product)!;
            Assert.True(Throws() < OfAnException, product);

            long Throws() => Enumerable.Range(0, Attempts).Min(_ =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Assert.IsType(exception, Record.Exception(() => invoker(arguments)));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    [Theory]
    [InlineData("Endless", 65_536, 65_536)] // 2³², which is 0 when it overflows
    [InlineData("Endless", 100_000, 50_000)]
    [InlineData("EndlessCube", 1_625, 1_626)]
    [InlineData("EndlessCube", 65_535, 65_536)]
    [InlineData("FarApart", -2_000_000_000, 2_000_000_000)]
    [InlineData("FarApart", int.MinValue, 0)]
    public void MoreIterationsThanABufferHasElements_AreRefusedAtOnce(string name, int n, int m)
    {
        Subject subject = LongLoops.Of(name);
        object?[] point = [0.5, 0.25, n, m];
        foreach (string product in (string[])["Gradient", "ValueAndGradient", "Pullback", "HessianVectorProduct", "Hessian"])
        {
            object?[] arguments = new Call(subject, product, point, 1, Filling.Plain).Arguments;
            Assert.IsType<OverflowException>(Record.Exception(() => subject.Product(product)!(arguments)));
        }
    }

    [Theory]
    [InlineData("FarApart", 2_000_000_000, -2_000_000_000)]
    [InlineData("Endless", -65_536, 65_536)]
    [InlineData("Endless", 65_536, -65_536)]
    [InlineData("Endless", 0, int.MaxValue)]
    [InlineData("EndlessCube", -1, int.MaxValue)]
    public void NoIterations_AreNotTooMany(string name, int n, int m)
    {
        Subject subject = LongLoops.Of(name);
        Assert.Empty(Comparison.Of(subject, [0.5, 0.25, n, m]));
    }

    /// <summary>What the pool gives up in between, for lack of memory elsewhere, is not allocated each time.</summary>
    private static long Least(Meter meter, object?[] arguments)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Attempts && least > 0; i++) least = Math.Min(least, meter(arguments));
        return least;
    }
}
