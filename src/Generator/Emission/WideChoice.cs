namespace GradGen.Emission;

/// <summary>A statement <c>y = c ? a : b;</c> that is too wide for one line, cut in three.</summary>
internal static class WideChoice
{
    /// <summary>The parts before <c>?</c>, before <c>:</c> and after it; <see langword="null"/> if there is no choice, or text that could hide one.</summary>
    public static (string Condition, string WhenTrue, string WhenFalse)? Split(string statement)
    {
        if (statement.IndexOfAny(['"', '\'', '\n']) >= 0) return null;
        int question = Find(statement, " ? ", 0), colon = question < 0 ? -1 : Find(statement, " : ", question);
        return colon < 0 ? null : (statement.Substring(0, question), statement.Substring(question + 3, colon - question - 3), statement.Substring(colon + 3));
    }

    private static int Find(string statement, string sign, int start)
    {
        int depth = 0, choices = 0;
        for (int i = start; i + sign.Length <= statement.Length; i++)
        {
            depth += statement[i] is '(' or '[' ? 1 : statement[i] is ')' or ']' ? -1 : 0;
            if (depth != 0) continue;
            if (sign == " : " && string.CompareOrdinal(statement, i, " ? ", 0, 3) == 0) choices++;
            if (string.CompareOrdinal(statement, i, sign, 0, sign.Length) == 0 && (sign == " ? " || --choices == 0)) return i;
        }

        return -1;
    }
}
