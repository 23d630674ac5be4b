using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace GradGen.Support;

/// <summary>
/// Lets deep code be walked by plain recursion: a walk that runs out of stack starts again on a thread with a large one.
/// A stack overflow would take the compiler and the editor down with it.
/// </summary>
internal static class DeepStack
{
    private const int LargeStack = 512 * 1024 * 1024; // reserved, not committed: only what is used costs memory

    [ThreadStatic]
    private static bool t_isLarge;

    /// <summary>Runs <paramref name="walk"/>, which must call <see cref="Check"/> at every level and be repeatable.</summary>
    public static T Run<T>(Func<T> walk)
    {
        try
        {
            return walk();
        }
        catch (InsufficientExecutionStackException)
        {
            return RunOnLargeStack(walk);
        }
    }

    /// <summary>Throws when the stack is nearly used up; <see cref="Run"/> catches that.</summary>
    public static void Check() => RuntimeHelpers.EnsureSufficientExecutionStack();

    /// <summary>Asks for the large stack beforehand, for a walk that is not ours and does not check.</summary>
    public static void Demand()
    {
        if (!t_isLarge) throw new InsufficientExecutionStackException();
    }

    private static T RunOnLargeStack<T>(Func<T> walk)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                t_isLarge = true;
                try
                {
                    result = walk();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            LargeStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
