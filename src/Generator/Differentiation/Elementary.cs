namespace GradGen.Differentiation;

/// <summary>The functions the rules are written in.</summary>
internal static class Elementary
{
    public static Term Cos(Term x) => x.Apply("Cos");
    public static Term Sin(Term x) => x.Apply("Sin");
}
