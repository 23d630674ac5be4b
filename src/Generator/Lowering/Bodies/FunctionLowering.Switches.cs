using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Switch statements, as the chain of ifs they are.</summary>
internal sealed partial class FunctionLowering
{
    private sealed record Section(ISwitchCaseOperation Case, Sequence? Body, Exit Exits);

    private Sequence? LowerSwitch(ISwitchOperation chosen, Sequence? rest, bool isTail, int end)
    {
        Operand? value = Lower(chosen.Value);
        List<Section> sections = [.. chosen.Cases.Select(SectionOf)];
        Section? fallback = sections.FirstOrDefault(IsDefault);
        if (fallback is not null && !ChecksNothingElse(fallback, sections))
        {
            RefuseUnsupported(fallback.Case, "patterns beside 'default'", "move 'default' to the end of the switch");
            return rest;
        }
        sections.RemoveAll(IsDefault);

        int here = chosen.Syntax.Span.End;
        Exit exits = _exits.Of(chosen);
        bool anyBreaksInside = sections.Append(fallback).Any(section => section is not null && (section.Exits & Exit.Breaks) != 0);
        int falling = sections.Append(fallback).Count(section => section is null || (section.Exits & Exit.Falls) != 0);

        // switch (k) { case 1: return a; default: b; break; } rest  →  the one section that goes on takes the rest
        if ((exits & (Exit.Returns | Exit.Continues)) != 0 && !anyBreaksInside && falling <= 1)
        {
            LowerSections(sections, fallback, value, 0, section => (section?.Exits ?? Exit.Falls) is var e && (e & Exit.Falls) != 0 ? rest : null, isTail, end);
            return null;
        }

        _frames.Push(new Frame(new Cell("", DataType.Boolean, here), null, null));
        LowerSections(sections, fallback, value, 0, _ => null, isTail: false, here);
        _frames.Pop().Left.LastUse = Cell.Never;
        exits &= Exit.Returns | Exit.Continues;
        if (exits == Exit.None) return rest;
        LowerUnlessLeft(exits, rest, isTail, end);
        return null;
    }

    private void LowerSections(
        List<Section> sections, Section? fallback, Operand? value, int index, Func<Section?, Sequence?> restOf, bool isTail, int end)
    {
        if (index == sections.Count)
        {
            LowerAll(Append(fallback?.Body, restOf(fallback)), isTail, end);
            return;
        }

        Section section = sections[index];
        Value condition = AnyOf(section.Case, value);
        Branch(
            condition,
            () => LowerAll(Append(section.Body, restOf(section)), isTail, end),
            () => LowerSections(sections, fallback, value, index + 1, restOf, isTail, end),
            isTail, end);
    }

    /// <summary>A section's statements; the <c>break</c> at its end says nothing.</summary>
    private Section SectionOf(ISwitchCaseOperation section)
    {
        List<IOperation> statements = [.. section.Body];
        while (statements is [IBlockOperation only]) statements = [.. only.Operations];
        if (statements.Count > 0 && statements[statements.Count - 1] is IBranchOperation { BranchKind: BranchKind.Break }) statements.RemoveAt(statements.Count - 1);
        Sequence? body = null;
        for (int i = statements.Count - 1; i >= 0; i--) body = new Sequence(statements[i], body);
        return new Section(section, body, _exits.Of(statements));
    }

    private static Sequence? Append(Sequence? first, Sequence? rest)
    {
        if (rest is null) return first;
        var heads = new Stack<IOperation>();
        for (; first is not null; first = first.Tail) heads.Push(first.Head);
        while (heads.Count > 0) rest = new Sequence(heads.Pop(), rest);
        return rest;
    }

    private static bool IsDefault(Section section) => section.Case.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);

    /// <summary>Constants exclude each other; only patterns care in which order they are tried.</summary>
    private static bool ChecksNothingElse(Section fallback, List<Section> sections) =>
        sections[sections.Count - 1] == fallback || !fallback.Case.Clauses.Any(clause => clause is IPatternCaseClauseOperation);

    private Value AnyOf(ISwitchCaseOperation section, Operand? value)
    {
        Value? any = null;
        foreach (ICaseClauseOperation clause in section.Clauses)
        {
            int end = section.Parent!.Syntax.SpanStart; // sections run in another order than they are written: 'default' last
            any = any is { } earlier
                ? Either(earlier, () => Matches(clause, value, end), end)
                : Matches(clause, value, end);
        }
        return any!;
    }

    private Value Matches(ICaseClauseOperation clause, Operand? value, int end)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation constant when value is not null:
                return IsEqual(value, constant.Value) ?? Truth(true);
            case IPatternCaseClauseOperation pattern when value is not null:
                return MatchesWhen(value, pattern.Pattern, pattern.Guard, end) ?? Truth(true);
            default:
                return Truth(true);
        }
    }
}
