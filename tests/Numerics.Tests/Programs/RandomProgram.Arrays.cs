namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class RandomProgram
{
    private enum Result { Scalar, Tuple, Array, Span }

    /// <summary>Arrays among the parameters; at each point, they are all of one length.</summary>
    private void Arrays(Statements statements, Scope scope, List<string> parameters)
    {
        for (int i = _dice.Next(3); i > 0; i--)
        {
            Kind element = _dice.Chance(85) ? Kind.Double : Kind.Float;
            if (_dice.Chance(25))
            {
                var table = new TableVariable(statements.Name(scope), element, _dice.Chance(50), "n", 3, _dice.Chance(10));
                scope.Declare(table);
                parameters.Add($"{(table.IsHeld ? "[NoGradient] " : "")}{table.Type} {table.Name}");
                continue;
            }

            bool isHeld = _dice.Chance(10); // nothing that varies may be written to it
            Storage storage = isHeld ? Storage.ReadOnlySpan : _dice.Pick(Storage.Array, Storage.Span, Storage.ReadOnlySpan, Storage.Array);
            var array = new ArrayVariable(statements.Name(scope), element, storage, "n", 3);
            scope.Declare(array);
            parameters.Add($"{(isHeld ? "[NoGradient] " : "")}{array.Type} {array.Name}");
        }
    }

    /// <summary>In a <c>void</c> method all spans that can be written are results: they are written before they are anything else.</summary>
    private void Fill(Statements statements, Scope scope)
    {
        foreach (ArrayVariable span in scope.Arrays.Where(a => a.Storage == Storage.Span))
        {
            statements.Line($"{span.Name}.{_dice.Pick("Clear()", span.Element == Kind.Float ? "Fill(0.5f)" : "Fill(0.5)")};");
        }
    }

    /// <summary>A helper that reads the elements of a span, or writes them.</summary>
    private void Spans()
    {
        var scope = new Scope(null);
        var statements = new Statements(_dice, new Expressions(_dice, _helpers, [.. _spanHelpers]), _helpers, [.. _spanHelpers], _text, hasLoops: true);
        var helper = new SpanHelper($"S{_spanHelpers.Count}", _dice.Chance(80) ? Kind.Double : Kind.Float, _dice.Chance(50));
        var span = new ArrayVariable(statements.Name(scope), helper.Element, helper.Writes ? Storage.Span : Storage.ReadOnlySpan, "x", 1);
        scope.Declare(span);
        string number = statements.Name(scope), type = Statements.Keyword(helper.Element);
        scope.Declare(new Variable(number, helper.Element, true));
        Line($"\n    static {(helper.Writes ? "void" : type)} {helper.Name}({span.Type} {span.Name}, {type} {number})");
        Line("    {");
        statements.Body(scope, helper.Writes ? [] : [helper.Element], _dice.Between(1, 3));
        Line("    }");
        MayBeRefused |= statements.MayBeRefused;
        _spanHelpers.Add(helper);
    }

    /// <summary>A helper that makes an array of another.</summary>
    private void Makes()
    {
        var scope = new Scope(null);
        var expressions = new Expressions(_dice, _helpers, [.. _spanHelpers]);
        var statements = new Statements(_dice, expressions, _helpers, [.. _spanHelpers], _text, hasLoops: true) { Makers = [.. _makers] };
        var maker = new Maker($"A{_makers.Count}", _dice.Chance(80) ? Kind.Double : Kind.Float);
        string type = Statements.Keyword(maker.Element), number = statements.Name(scope);
        scope.Declare(new Variable(number, maker.Element, true));
        var array = new ArrayVariable(statements.Name(scope), maker.Element, _dice.Chance(70) ? Storage.Array : Storage.ReadOnlySpan, "x", 1);
        scope.Declare(array);
        Line($"\n    static {type}[] {maker.Name}({array.Type} {array.Name}, {type} {number})");
        Line("    {");
        statements.Maker(scope, array, _dice.Next(3));
        Line("    }");
        MayBeRefused |= statements.MayBeRefused;
        _makers.Add(maker);
    }
}
