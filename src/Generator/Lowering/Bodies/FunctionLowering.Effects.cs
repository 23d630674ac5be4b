using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Expressions that stand as statements.</summary>
internal sealed partial class FunctionLowering
{
    private void LowerEffect(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                LowerCall(call, isUsed: false);
                break;
            case IDeconstructionAssignmentOperation:
                Lower(operation);
                break;
            case IAssignmentOperation assignment when IsVariable(assignment.Target):
                Lower(operation);
                break;
            case IIncrementOrDecrementOperation increment when IsVariable(increment.Target):
                Lower(operation);
                break;
            case IThrowOperation thrown:
                LowerThrow(thrown);
                break;
            default:
                CarryStatement(operation);
                break;
        }
    }
}
