using GradGen.Support;

namespace GradGen.IR;

/// <summary>States what holds of every function after every stage; a violation is a bug in the stage before.</summary>
internal static class Verifier
{
    public static Module Check(Module module)
    {
        foreach (Function function in module.Functions) new Walk(module, function).Check();
        return module;
    }

    private sealed class Walk(Module module, Function function)
    {
        private readonly HashSet<int> _defined = [];
        private readonly Dictionary<int, Value> _visible = [];

        public void Check()
        {
            foreach (Value parameter in function.Parameters) Define(parameter);
            Check(function.Body);
        }

        private void Check(Block block)
        {
            DeepStack.Check();
            var defined = new List<Value>();
            for (int i = 0; i < block.Instructions.Count; i++)
            {
                Instruction instruction = block.Instructions[i];
                Check(instruction);
                foreach (Value result in instruction.Results) Define(result);
                defined.AddRange(instruction.Results);
                if (instruction is Throw) Require(i == block.Instructions.Count - 1, "code follows a throw");
            }

            foreach (Value yielded in block.Yields) Use(yielded);
            Require(!block.EndsInThrow || block.Yields.Count == 0, "a block that throws yields values");
            foreach (Value value in defined) _visible.Remove(value.Label);
        }

        private void Check(Instruction instruction)
        {
            foreach (Value operand in Operands.Of(instruction)) Use(operand);
            switch (instruction)
            {
                case Apply { Function: "+" or "-" or "*" or "/" or "%" or "<" or "<=" or ">" or ">=" or "==" or "!=" } apply when apply.Arguments.Count == 2:
                    Require(apply.Arguments[0].Type.Kind == apply.Arguments[1].Type.Kind, $"the operands of '{apply.Function}' differ in type");
                    break;
                case Apply apply:
                    Require(Functions.Find(apply.Function, apply.Arguments.Count) is not null, $"'{apply.Function}' of {apply.Arguments.Count} arguments is unknown");
                    break;
                case Select select:
                    Require(select.Condition.Type.Kind == TypeKind.Boolean, "a choice needs a bool");
                    Require(select.WhenTrue.Type == select.Result.Type && select.WhenFalse.Type == select.Result.Type, "a choice mixes types");
                    break;
                case If branch:
                    Require(branch.Condition.Type.Kind == TypeKind.Boolean, "a branch needs a bool");
                    CheckArm(branch, branch.Then);
                    CheckArm(branch, branch.Else);
                    break;
                case Call call:
                    Function callee = module[call.Function];
                    Require(callee.Parameters.Count == call.Arguments.Count, $"'{call.Function}' takes {callee.Parameters.Count} arguments");
                    Require(callee.Body.EndsInThrow || callee.Body.Yields.Count == call.Outputs.Count, $"'{call.Function}' yields {callee.Body.Yields.Count} values");
                    break;
            }
        }

        private void CheckArm(If branch, Block arm)
        {
            Check(arm);
            if (arm.EndsInThrow)
            {
                Require(arm.Yields.Count == 0, "an arm that throws yields values");
                return;
            }

            Require(arm.Yields.Count == branch.Outputs.Count, "an arm does not yield every output");
            for (int i = 0; i < arm.Yields.Count; i++)
            {
                Require(arm.Yields[i].Type.Kind == branch.Outputs[i].Type.Kind, $"an arm yields {arm.Yields[i].Type} for {branch.Outputs[i].Type}");
            }
        }

        private void Define(Value value)
        {
            Require(_defined.Add(value.Label), $"{Printer.Name(value)} is defined twice");
            Require(value.Label < function.LabelCount, $"{Printer.Name(value)} is beyond the label count");
            _visible.Add(value.Label, value);
        }

        private void Use(Value value) =>
            Require(_visible.TryGetValue(value.Label, out Value defined) && defined == value, $"{Printer.Name(value)} is not defined here as it is used");

        private void Require(bool holds, string otherwise)
        {
            if (!holds) throw new InvalidOperationException($"{otherwise}, in\n{Printer.Print(function)}");
        }
    }
}
