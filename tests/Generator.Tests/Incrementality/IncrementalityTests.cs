using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Incrementality;

/// <summary>What an edit runs again; the tests are named for what the user did.</summary>
public class IncrementalityTests
{
    private const string Multiply = "Demo.Circuit.Multiply.g.cs";
    private const string Neuron = "Demo.Circuit.Neuron.g.cs";

    [Fact]
    public void AddedComment_RunsNothing() =>
        Edit.Replacing("=> x * y;", "=> x * /* times */ y; // the gate").RunsNothingAfterTheModel();

    [Fact]
    public void AddedDocumentation_RunsNothing() =>
        Edit.Replacing("    [Differentiable]\n    public static double Neuron", "    /// <summary>A neuron.</summary>\n    [Differentiable]\n    public static double Neuron").RunsNothingAfterTheModel();

    [Fact]
    public void AddedBlankLine_RunsNothing() =>
        Edit.Replacing("static partial class Circuit\n{", "static partial class Circuit\n{\n\n").RunsNothingAfterTheModel();

    [Fact]
    public void ReformattedBody_RunsNothing() =>
        Edit.Replacing("Helpers.Sigmoid(w * x);", "\n        Helpers.Sigmoid(\n            w*x);").RunsNothingAfterTheModel();

    [Fact]
    public void CommentInCalledHelper_RunsNothing() =>
        Edit.Replacing("One / (One", "One / /* one */ (One").RunsNothingAfterTheModel();

    [Fact]
    public void EditedMethodWithoutAttribute_RunsNothing() =>
        Edit.Replacing("=> x + 1;", "=> x + 2;").RunsNothingAfterTheModel();

    [Fact]
    public void EditedHelperThatIsNotCalled_RunsNothing() =>
        Edit.Replacing("=> z * z;", "=> z * z * z;").RunsNothingAfterTheModel();

    [Fact]
    public void AddedUnrelatedFile_RunsNothing() =>
        Edit.AddingFile("namespace Other; class Unrelated { static double Neuron(double w) => w; }").RunsNothingAfterTheModel();

    [Fact]
    public void AddedMember_RunsNothing() =>
        Edit.Replacing("public static double Unrelated", "public static double Added(double x) => x;\n\n    public static double Unrelated").RunsNothingAfterTheModel();

    [Fact]
    public void AddedUsing_RunsNothing() =>
        Edit.Replacing("namespace Demo;\n\nstatic partial class", "using System.Text;\nnamespace Demo;\n\nstatic partial class").RunsNothingAfterTheModel();

    [Fact]
    public void EditedBody_RunsThatMethodOnly() =>
        Edit.Replacing("=> x * y;", "=> x * y * y;").Emits(Multiply);

    [Fact]
    public void RenamedParameter_RunsThatMethodOnly() =>
        Edit.Replacing("Multiply(double x, double y) => x * y;", "Multiply(double x, double z) => x * z;").Emits(Multiply);

    [Fact]
    public void AskedForAnotherDerivative_RunsThatMethodOnly() =>
        Edit.Replacing("[Differentiable]\n    public static double Neuron", "[Differentiable(Derivatives.Pullback)]\n    public static double Neuron").Emits(Neuron);

    [Fact]
    public void EditedHelperInAnotherFile_RunsTheMethodThatCallsItOnly() =>
        Edit.Replacing("Math.Exp(-z)", "Math.Exp(-2 * z)").Emits(Neuron);

    [Fact]
    public void EditedConstantInAnotherFile_RunsTheMethodThatReachesItOnly() =>
        Edit.Replacing("One = 1;", "One = 2;").Emits(Neuron);

    [Fact]
    public void AddedMethod_RunsThatMethodOnly() =>
        Edit.Replacing("public static double Unrelated", "[Differentiable]\n    public static double Unrelated").Emits("Demo.Circuit.Unrelated.g.cs");

    [Fact]
    public void RemovedAttribute_RemovesThatFileOnly()
    {
        Edit edit = Edit.Replacing("[Differentiable]\n    public static double Neuron", "public static double Neuron");
        edit.Emits();
        Assert.Equal([Multiply], edit.After.Files.Keys);
    }

    [Fact]
    public void BrokenMethod_LeavesTheOtherAlone()
    {
        Edit edit = Edit.Replacing("=> x * y;", "=> x * ;");
        Assert.Contains(edit.Outputs(Steps.Emit), output => output.Reason == IncrementalStepRunReason.Cached);
        Assert.Equal([Neuron], edit.After.Files.Keys);
    }
}
