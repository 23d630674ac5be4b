using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>The instructions that expressions and statements are made of.</summary>
internal sealed partial class FunctionLowering
{
    private Value Apply(string function, DataType type, params Value[] arguments)
    {
        FunctionRow? row = Functions.Find(function, arguments.Length);
        Value result = NewValue("", type);
        _block.Add(new Apply(result, function, arguments.ToEquatableArray(), row?.MayThrow ?? false));
        if (type.IsReal && row?.Nature == Nature.Smooth && arguments.Any(IsVaried)) _varied.Add(result.Label);
        return result;
    }

    private Value Convert(Value operand, DataType type)
    {
        if (operand.Type.Kind == type.Kind && type.IsReal) return operand;
        Value result = NewValue("", type);
        _block.Add(new IR.Convert(result, operand));
        if (type.IsReal && IsVaried(operand)) _varied.Add(result.Label);
        return result;
    }

    private Value Number(double number, DataType type, string? text = null)
    {
        Value result = NewValue("", type);
        _block.Add(Constant.Of(result, number, text));
        return result;
    }

    private Value Literal(string text, DataType type)
    {
        Value result = NewValue("", type);
        _block.Add(new Constant(result, 0, text));
        if (type.IsMemory) NewRoot(result, result); // null: nobody else's
        return result;
    }

    private Value Truth(bool truth)
    {
        Value result = Literal(truth ? "true" : "false", DataType.Boolean);
        _truths[result.Label] = truth;
        return result;
    }

    /// <summary>What a variable holds where nothing was assigned and nothing is read.</summary>
    private Value Default(DataType type) => type switch
    {
        { IsReal: true } => Number(0, type),
        { Kind: IR.TypeKind.Boolean } => Truth(false),
        _ => Literal($"default({type.Text})", type),
    };

    private Value Verbatim(FragmentList fragments, DataType type, bool isPrimary, bool isPure)
    {
        Value result = NewValue("", type);
        AddVerbatim(new Verbatim(result, fragments.ToArray(), isPrimary, isPure));
        return result;
    }

    private void AddVerbatim(Verbatim verbatim)
    {
        Expose(verbatim.Fragments);
        _block.Add(verbatim);
    }

    private void Throw(FragmentList exception) => _block.Add(new Throw(exception.ToArray()), ends: true);

    /// <summary>The elements of a tuple that is one value: <c>{t}.Item1</c>, <c>{t}.Item2</c>.</summary>
    private Operand Explode(Value value, ITypeSymbol type)
    {
        if (_types.Resolve(type) is not INamedTypeSymbol { IsTupleType: true } tuple) return value;
        return new Operand.Parts([.. tuple.TupleElements.Select((element, i) => Explode(
            Verbatim(new FragmentList().Use(value).Add($".Item{i + 1}"), _types.Of(element.Type), isPrimary: true, isPure: true),
            element.Type))]);
    }

    private Operand? Read(Place place)
    {
        if (place is Cell cell) return cell.Value is { } value ? value : null;
        if (place is ElementPlace single) return Read(single);
        if (place is PartPlace part) return (Read(part.Tuple) as Operand.Parts)?.Elements[part.Index];
        ImmutableArray<Operand?> elements = [.. ((TuplePlace)place).Elements.Select(Read)];
        return elements.Contains(null) ? null : new Operand.Parts(elements!);
    }

    /// <summary>Assigns without a copy: from here on the variable is the value, which takes its name if it has none.</summary>
    private Operand? Assign(Place place, Operand? operand)
    {
        if (place is Cell cell)
        {
            if (operand is Operand.Parts) throw new InvalidOperationException($"'{cell.Name}' would be assigned a tuple");
            Value? value = (operand as Operand.Scalar)?.Value;
            if (value is { Name: "" } && cell.Name.Length > 0) value = _block.Rename(value, cell.Name);
            _environment.Set(cell, value);
            return value;
        }
        if (place is ElementPlace single) return Write(single, operand);
        if (place is PartPlace part) return AssignPart(part, operand);
        var tuple = (TuplePlace)place;
        if (operand is Operand.Scalar whole) operand = Explode(whole.Value, tuple.Type);
        ImmutableArray<Operand?> elements = [.. tuple.Elements.Select((element, i) => Assign(element, (operand as Operand.Parts)?.Elements[i]))];
        return elements.Contains(null) ? null : new Operand.Parts(elements!);
    }

    // a[i].B = b  →  t = a[i]; a[i] = (t.A, b)
    private Operand? AssignPart(PartPlace part, Operand? operand) =>
        operand is not null && Read(part.Tuple) is Operand.Parts whole && Assign(part.Tuple, new Operand.Parts(whole.Elements.SetItem(part.Index, operand))) is not null ? operand : null;
}
