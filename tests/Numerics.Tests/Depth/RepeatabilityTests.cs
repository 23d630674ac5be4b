using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>A derivative depends on its arguments alone: not on what was computed before, nor on what is computed beside.</summary>
public class RepeatabilityTests
{
    private const int Stride = 7; // a share of the zoo that takes from every file
    private const int Calls = 200;

    private static IEnumerable<string> Share => ZooBuild.Ids.Where((_, i) => i % Stride == 0);

    public static TheoryData<string> Methods() => [.. Share];

    [Theory]
    [MemberData(nameof(Methods))]
    public void SecondCall_AgreesToTheLastBit(string id)
    {
        foreach ((Invoker gradient, object?[] point) in Gradients(id)) Assert.Equal(Outcome(gradient, point), Outcome(gradient, point));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void TwoThreads_AgreeToTheLastBit(string id)
    {
        foreach ((Invoker gradient, object?[] point) in Gradients(id))
        {
            string want = Outcome(gradient, point);
            int different = 0;
            using var start = new Barrier(2);
            Thread[] threads = [new(CallOften), new(CallOften)];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            Assert.Equal(0, different);

            void CallOften()
            {
                object?[] own = [.. point];
                start.SignalAndWait();
                for (int i = 0; i < Calls; i++)
                {
                    if (Outcome(gradient, own) != want) Interlocked.Increment(ref different);
                }
            }
        }
    }

    [Fact]
    public void Methods_AreMany() => Assert.InRange(Share.SelectMany(Gradients).Count(), 40, int.MaxValue);

    private static IEnumerable<(Invoker Gradient, object?[] Point)> Gradients(string id) =>
        from subject in ZooBuild.Subjects(id)
        let gradient = subject.Product("ValueAndGradient")
        where gradient is not null
        from point in subject.Points.Take(2)
        let call = new Call(subject, "ValueAndGradient", point, 1, Filling.Plain).Arguments
        where Outcome(gradient, call).Length > 0
        select (gradient, call);

    /// <summary>The bits of every number; nothing where it throws.</summary>
    private static string Outcome(Invoker gradient, object?[] point)
    {
        try
        {
            object?[] own = Subject.Copied(point);
            return string.Join(" ", Bits(gradient(own)).Concat(own.Where(argument => argument is Array).SelectMany(Bits)));
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return "";
        }
    }

    private static IEnumerable<long> Bits(object? result) => result switch
    {
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Bits(tuple[i])),
        null => [],
        Array array => array.Cast<object?>().SelectMany(Bits),
        float number => [BitConverter.SingleToInt32Bits(number)],
        double number => [BitConverter.DoubleToInt64Bits(number)],
        _ => [],
    };
}
