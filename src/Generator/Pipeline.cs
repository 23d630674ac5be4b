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
        Request inlined = request with { Primal = Normal(request.Primal) };
        EquatableArray<Product> products = ProductList.Of(inlined).Select(Simplify).ToEquatableArray();
        return CSharpEmitter.Emit(inlined, products);
    });

    /// <summary>The form that is differentiated, and that comments quote.</summary>
    private static Module Normal(Module primal) =>
        Checked(LocalMemory.Sink(Increments.Find(DeadCode.Remove(KnownConditions.Answer(Threading.Thread(KnownConditions.Answer(Checked(ScalarReplacement.Replace(Views.Collapse(Inlining.Inline(primal)))))))))));

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
