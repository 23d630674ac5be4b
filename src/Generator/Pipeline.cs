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
    private static Module Normal(Request request) =>
        Checked(LocalMemory.Sink(Increments.Find(DeadCode.Remove(KnownConditions.Answer(Threading.Thread(KnownConditions.Answer(Checked(ScalarReplacement.Replace(InPlace(request))))))))));

    /// <summary>One body for all that writes to memory, and each array where it was made.</summary>
    private static Module InPlace(Request request) => CarriedArrays.Copy(CarriedViews.Number(RowSwaps.Find(Views.Collapse(Inlining.Inline(request.Primal)))), request.Signature.Inputs);

    /// <summary>The array variables for which that does not succeed.</summary>
    public static IReadOnlyList<string> Unplaced(Request request) => DeepStack.Run(() => CarriedArrays.Left(InPlace(request), request.Signature.Inputs).Distinct().ToArray());

    private static Product Simplify(Product product) =>
        product with { Code = Checked(DeadCode.Remove(BuffersInLoops.Hoist(Sharing.Share(KnownConditions.Answer(BranchFusion.Fuse(ScalarReplacement.Replace(Sharing.Share(product.Code)))))))) };

    private static Module Checked(Module module)
    {
#if DEBUG
        Verifier.Check(module);
#endif
        return module;
    }
}
