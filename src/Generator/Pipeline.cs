using GradGen.Analysis;
using GradGen.Differentiation;
using GradGen.Emission;
using GradGen.IR;
using GradGen.Simplification;
using GradGen.Support;

namespace GradGen;

/// <summary>The compiler: each line is a folder.</summary>
internal static class Pipeline
{
    public static string Compile(Request request) => DeepStack.Run(() =>
    {
        Request inlined = request with { Primal = Normal(request) };
        return CSharpEmitter.Emit(inlined, Products(inlined));
    });

    /// <summary>What the loops of the source keep in the code that is generated.</summary>
    public static IReadOnlyList<LoopCost> LoopCosts(Request request) => DeepStack.Run(() =>
        LoopCost.Of(request.Signature.Name, Products(request with { Primal = Normal(request) })).ToList());

    private static EquatableArray<Product> Products(Request inlined) => ProductList.Of(inlined).Select(Simplify).ToEquatableArray();

    /// <summary>The form that is differentiated, and that comments quote.</summary>
    private static Module Normal(Request request) => Through(
        InPlace(request),
        SwappedLengths.Replace,
        ScalarReplacement.Replace,
        KnownConditions.Answer,
        Threading.Thread,
        KnownConditions.Answer,
        DeadCode.Remove,
        Invariants.Hoist,
        Increments.Find,
        Sharing.Share,
        LocalMemory.Sink);

    /// <summary>One body for all that writes to memory, and each array where it was made.</summary>
    private static Module InPlace(Request request) =>
        Through(CarriedArrays.Copy(Through(request.Primal, Inlining.Inline, Views.Collapse, RowTables.Join, RowSwaps.Find, SwapsLeftOut.Complete, CarriedViews.Number, OwnMatrices.Copy), request.Signature.Inputs), LocalBuffers.Use);

    /// <summary>The array variables for which that does not succeed.</summary>
    public static IReadOnlyList<string> Unplaced(Request request) => DeepStack.Run(() => CarriedArrays.Left(InPlace(request), request.Signature.Inputs).Distinct().ToArray());

    private static Product Simplify(Product product) => product with
    {
        Code = Through(
            product.Code,
            FlatMatrices.Flatten,
            Sharing.Share,
            ScalarReplacement.Replace,
            BranchFusion.Fuse,
            KnownConditions.Answer,
            Sharing.Share,
            DeadCode.Remove,
            Zeroing.Save,
            BuffersInLoops.Hoist,
            DeadCode.Remove),
    };

    private static Module Through(Module module, params Func<Module, Module>[] stages) => Checked(stages.Aggregate(module, (current, stage) => stage(current)));

    private static Module Checked(Module module)
    {
#if DEBUG
        Verifier.Check(module);
#endif
        return module;
    }
}
