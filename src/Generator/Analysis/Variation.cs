using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Which values vary: depend on a differentiable input through functions whose derivative is not zero everywhere.</summary>
internal sealed class Variation(Module module)
{
    private readonly Dictionary<(string, EquatableArray<bool>), EquatableArray<bool>> _yields = [];

    /// <summary>The labels of the values of <paramref name="function"/> that vary with the marked parameters.</summary>
    public HashSet<int> Of(Function function, EquatableArray<bool> inputs)
    {
        var varied = new HashSet<int>();
        for (int i = 0; i < inputs.Count; i++)
        {
            if (inputs[i]) varied.Add(function.Parameters[i].Label);
        }

        Walk(function.Body, varied);
        return varied;
    }

    /// <summary>Which results of a call vary when the marked arguments do.</summary>
    public EquatableArray<bool> OfCall(string function, EquatableArray<bool> arguments)
    {
        if (_yields.TryGetValue((function, arguments), out EquatableArray<bool> known)) return known;
        Function callee = module[function];
        HashSet<int> varied = Of(callee, arguments);
        EquatableArray<bool> yields = callee.Body.Yields.Select(value => varied.Contains(value.Label)).ToEquatableArray();
        _yields.Add((function, arguments), yields);
        return yields;
    }

    private void Walk(Block block, HashSet<int> varied)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Walk(instruction, varied);
    }

    private void Walk(Instruction instruction, HashSet<int> varied)
    {
        switch (instruction)
        {
            case Constant or Verbatim or Throw:
                break;
            case Apply apply:
                if (Functions.Find(apply.Function, apply.Arguments.Count) is not { Nature: Nature.PiecewiseConstant } && apply.Arguments.Any(Varies)) varied.Add(apply.Result.Label);
                break;
            case Select select:
                if (Varies(select.WhenTrue) || Varies(select.WhenFalse)) varied.Add(select.Result.Label);
                break;
            case IR.Convert convert:
                if (convert.Result.Type.IsReal && Varies(convert.Operand)) varied.Add(convert.Result.Label);
                break;
            case If branch:
                Walk(branch.Then, varied);
                Walk(branch.Else, varied);
                for (int i = 0; i < branch.Outputs.Count; i++)
                {
                    if (Yields(branch.Then, i) || Yields(branch.Else, i)) varied.Add(branch.Outputs[i].Label);
                }

                break;
            case Call call:
                EquatableArray<bool> yields = OfCall(call.Function, call.Arguments.Select(Varies).ToEquatableArray());
                for (int i = 0; i < yields.Count; i++)
                {
                    if (yields[i]) varied.Add(call.Outputs[i].Label);
                }

                break;
            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }

        bool Varies(Value value) => varied.Contains(value.Label);
        bool Yields(Block arm, int i) => i < arm.Yields.Count && Varies(arm.Yields[i]);
    }
}
