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
                    Require(select.WhenTrue.Type.Kind == select.Result.Type.Kind && select.WhenFalse.Type.Kind == select.Result.Type.Kind, "a choice mixes types");
                    break;
                case If branch:
                    Require(branch.Condition.Type.Kind == TypeKind.Boolean, "a branch needs a bool");
                    CheckArm(branch, branch.Then);
                    CheckArm(branch, branch.Else);
                    break;
                case For loop:
                    Require(loop.Index.Type.Kind == TypeKind.Integer && loop.From.Type == loop.Index.Type && loop.To.Type == loop.Index.Type, "a loop counts in one integer type");
                    Require(loop.Step > 0 ? loop.Relation is "<" or "<=" : loop.Step < 0 && loop.Relation is ">" or ">=", "a loop that goes the wrong way");
                    CheckBody(loop);
                    break;
                case While loop:
                    CheckInside(loop, loop.Test);
                    Require(loop.Test.Yields is [{ Type.Kind: TypeKind.Boolean }], "a loop tests a bool");
                    CheckBody(loop);
                    break;
                case NewArray array:
                    Require(array.Result.Type.IsMemory && array.Lengths.Count == array.Result.Type.Rank, "an array needs a length for each dimension");
                    break;
                case Load load:
                    CheckElement(load.Memory, load.Indices, load.Result);
                    break;
                case Store store:
                    CheckElement(store.Memory, store.Indices, store.Operand);
                    break;
                case Accumulate accumulate:
                    CheckElement(accumulate.Memory, accumulate.Indices, accumulate.Operand);
                    break;
                case Call call:
                    Function callee = module[call.Function];
                    Require(callee.Parameters.Count == call.Arguments.Count, $"'{call.Function}' takes {callee.Parameters.Count} arguments");
                    Require(callee.Body.EndsInThrow || callee.Body.Yields.Count == call.Outputs.Count, $"'{call.Function}' yields {callee.Body.Yields.Count} values");
                    break;
            }
        }

        private void CheckBody(Loop loop)
        {
            Require(loop.Inits.Count == loop.Carried.Count && loop.Outputs.Count == loop.Carried.Count, "a loop does not carry what it begins with");
            CheckInside(loop, loop.Body);
            int count = loop.Carried.Count + (loop.HasExit ? 1 : 0);
            Require(loop.Body.EndsInThrow || loop.Body.Yields.Count == count, "a loop does not yield what it carries");
            if (loop.HasExit && !loop.Body.EndsInThrow) Require(loop.Body.Yields[count - 1].Type.Kind == TypeKind.Boolean, "a loop needs a bool to be left");
            for (int i = 0; i < loop.Carried.Count; i++)
            {
                TypeKind kind = loop.Carried[i].Type.Kind;
                bool isSame = loop.Inits[i].Type.Kind == kind && loop.Outputs[i].Type.Kind == kind && (loop.Body.EndsInThrow || loop.Body.Yields[i].Type.Kind == kind);
                Require(isSame, $"a loop carries {Printer.Name(loop.Carried[i])} in several types");
            }
        }

        private void CheckInside(Loop loop, Block block)
        {
            Value[] parameters = [.. Nested.Parameters(loop)];
            foreach (Value parameter in parameters)
            {
                if (ReferenceEquals(block, loop.Body)) Define(parameter);
                else _visible.Add(parameter.Label, parameter);
            }

            Check(block);
            foreach (Value parameter in parameters) _visible.Remove(parameter.Label);
        }

        private void CheckElement(Value memory, EquatableArray<Value> indices, Value element)
        {
            Require(memory.Type.IsMemory && memory.Type.Rank == indices.Count, $"{Printer.Name(memory)} takes {memory.Type.Rank} indices");
            Require(memory.Type.Element!.Kind == element.Type.Kind, $"{Printer.Name(memory)} holds {memory.Type.Element}, not {element.Type}");
            Require(indices.All(index => index.Type.Kind == TypeKind.Integer), "an index that is no integer");
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
