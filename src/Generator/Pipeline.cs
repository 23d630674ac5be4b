using GradGen.IR;

namespace GradGen;

/// <summary>The compiler: each line is a folder.</summary>
internal static class Pipeline
{
    public static string Compile(Request request) => throw new NotSupportedException(request.HintName);
}
