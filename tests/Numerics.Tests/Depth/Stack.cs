using System.Runtime.ExceptionServices;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Runs code on a stack of a given size, whatever the stack of this thread is.</summary>
internal static class Stack
{
    /// <summary>What threads have in the compiler's server, in editors and on Windows.</summary>
    public const int Small = 1 << 20;

    /// <summary>For what is not tested: the compiler's own walks over deep code.</summary>
    public const int Large = 1 << 28;

    public static T On<T>(int size, Func<T> run)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Guarded, size);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;

        void Guarded()
        {
            try
            {
                result = run();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
