using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class ThreeWaysUp
{
    private const int Steps = 10;

    public static void Print()
    {
        Page.Heading("Three ways to raise an output");
        Page.Say($"""
            The multiply gate at (-2, 3) says -6. Which change of its inputs raises that?
              random      try {RandomSearch.Tries} nearby points, up to {RandomSearch.Reach} away each way, and keep the best;
              numerical   wiggle each input by {Differences.Step}, see what the output does, and step {Ascent.Rate} of the slope;
              generated   ask MultiplyGradient for the slope, and step {Ascent.Rate} of it.
            """);

        Climber[] climbers =
        [
            new("random", new RandomSearch(seed: 1).Step, Evaluations: RandomSearch.Tries),
            new("forward", Ascent.Along(Differences.Forward), Evaluations: 3),
            new("backward", Ascent.Along(Differences.Backward), Evaluations: 3),
            new("central", Ascent.Along(Differences.Central), Evaluations: 4),
            new("generated", Ascent.AlongGradient, Evaluations: 1),
        ];
        double[][] outputs = [.. climbers.Select(climber => climber.Climb(from: (-2, 3), Steps))];

        Table table = new(["step", .. climbers.Select(climber => climber.Name)]);
        for (int step = 0; step <= Steps; step++) table.Row([$"{step}", .. outputs.Select(climb => $"{climb[step]:F6}")]);
        table.Rule()
            .Row(["gain, first step", .. outputs.Select(climb => $"{climb[1] - climb[0]:F6}")])
            .Row(["gain per step", .. outputs.Select(climb => $"{(climb[Steps] - climb[0]) / Steps:F6}")])
            .Row(["gain per evaluation", .. climbers.Zip(outputs, (climber, climb) => $"{(climb[Steps] - climb[0]) / Steps / climber.Evaluations:F6}")])
            .Row(["evaluations per step", .. climbers.Select(climber => $"{climber.Evaluations}")])
            .Row(["evaluations in all", .. climbers.Select(climber => $"{climber.Evaluations * Steps}")])
            .Print();
        Page.Say("An evaluation is one call of Multiply, or, in the last column, of MultiplyGradient.");
    }
}
