using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Loops over arrays and spans, and over text.</summary>
internal sealed partial class FunctionLowering
{
    private Round? RoundOf(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true, Operand: var inner }) collection = inner;
        if (!loop.IsAsynchronous && Memories.ElementOf(collection.Type) is { } element) return RoundOf(loop, collection, element);
        if (collection.Type?.SpecialType == SpecialType.System_String) return OverText(loop, collection);
        return OverCopy(loop, collection);
    }

    // foreach (double v in a) b  →  for i = 0; < length a; 1 { v = a[i]; b }
    private Round? RoundOf(IForEachLoopOperation loop, IOperation collection, ITypeSymbol element)
    {
        if (LowerMemory(collection) is not { } memory) return null;
        if (memory.Type.Rank > 1) return OverRows(loop, memory, element);
        return Over(loop, LengthOf(memory), index => Take(loop, memory, [index], element));
    }

    /// <summary>Row by row: the number of the element tells where it is.</summary>
    private Round? OverRows(IForEachLoopOperation loop, Value memory, ITypeSymbol element)
    {
        Value[] lengths = [.. Enumerable.Range(0, memory.Type.Rank).Select(dimension => LengthOf(memory, dimension))];
        return Over(loop, LengthOf(memory), index =>
        {
            var indices = new Value[lengths.Length];
            for (int i = lengths.Length - 1; i >= 0; i--)
            {
                indices[i] = i == 0 ? index : Quotient(index, "%", lengths[i]);
                if (i > 0) index = Quotient(index, "/", lengths[i]);
            }
            Take(loop, memory, indices, element);
        });
    }

    /// <summary>The divisor is a length of an array that has elements, and so not 0.</summary>
    private Value Quotient(Value number, string symbol, Value divisor) =>
        Verbatim(new FragmentList().Use(number).Add($" {symbol} ").Use(divisor), DataType.Int32, isPrimary: false, isPure: true);

    private void Take(IForEachLoopOperation loop, Value memory, Value[] indices, ITypeSymbol element)
    {
        var place = new ElementPlace(memory, [.. indices], element, loop);
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { IsRef: true } alias }) _places[alias] = place;
        else Begin(loop, Read(place), element);
    }

    private void Begin(IForEachLoopOperation loop, Operand element, ITypeSymbol type)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable }) Assign(Declare(variable), ConvertTo(element, type, variable.Type, loop));
        else if (!IsTarget(loop.LoopControlVariable)) RefuseUnsupported(loop.LoopControlVariable, "this deconstruction", "take the parts one by one");
        else if (_types.Resolve(type).IsTupleType) AssignAll(loop.LoopControlVariable, element, type, loop, []);
        else if (Deconstruction(loop) is { } method && Reaches(method, loop.LoopControlVariable.Syntax))
        {
            AssignEach(loop.LoopControlVariable, Deconstruct(((Operand.Scalar)element).Value, method), Outs(method), loop, []);
        }
    }

    private Round? OverText(IForEachLoopOperation loop, IOperation collection)
    {
        if (LowerValue(collection) is not { } text) return null;
        Value length = Verbatim(new FragmentList().Use(text).Add(".Length"), DataType.Int32, isPrimary: true, isPure: false);
        ITypeSymbol letter = _module.Compilation.GetSpecialType(SpecialType.System_Char);
        return Over(loop, length, index => Begin(loop, Verbatim(new FragmentList().Use(text).Add("[").Use(index).Add("]"), _types.Of(letter), isPrimary: true, isPure: true), letter));
    }

    private Round Over(IForEachLoopOperation loop, Value length, Action<Value> begin)
    {
        IEnumerable<ILocalSymbol> variables = loop.Locals.Where(local => !local.IsRef);
        return new Round(loop, null, false, [], new Count(Whole(0), "<", length, 1, IndexOf(loop.Syntax), [.. variables.SelectMany(local => Declare(local).Cells)]), begin);
    }

    /// <summary>What a person would call the index: not what a loop around it, or a parameter, is called.</summary>
    private string IndexOf(SyntaxNode loop)
    {
        string name = "i";
        HashSet<string> taken = [.. _method.Parameters.Select(parameter => parameter.Name)];
        foreach (SyntaxNode outer in loop.AncestorsAndSelf().Reverse())
        {
            if (outer is ForStatementSyntax { Declaration.Variables: var variables }) taken.UnionWith(variables.Select(variable => variable.Identifier.ValueText));
            if (outer is CommonForEachStatementSyntax) taken.Add(name = new[] { "i", "j", "k", "l", "m" }.FirstOrDefault(free => !taken.Contains(free)) ?? "i");
        }

        return name;
    }
}
