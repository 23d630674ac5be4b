using System.Globalization;

namespace GradGen.Emission;

/// <summary>
/// Gives out the names of a method's variables. The user's come first; a name is numbered only where it would clash with
/// one of this scope, of those around it, or (C# forbids that too) of those inside it.
/// </summary>
internal sealed class Names
{
    private readonly HashSet<string> _reserved = ["", "_"];
    private readonly HashSet<string> _visible = [];
    private readonly HashSet<string> _ever = [];
    private readonly Stack<Scope> _scopes = new([new Scope()]);
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Keeps every identifier in a piece of C# from being given out, members aside: <c>n.Length</c> keeps <c>n</c>.</summary>
    public void Reserve(string code)
    {
        for (int i = 0; i < code.Length; i++)
        {
            if (!IsStart(code[i])) continue;
            int start = i;
            while (i + 1 < code.Length && IsPart(code[i + 1])) i++;
            bool isMember = start > 0 && code[start - 1] is '.' or ':';
            if (!isMember) _reserved.Add(code.Substring(start, i + 1 - start));
        }
    }

    public void Open() => _scopes.Push(new Scope());

    /// <summary>Closes a scope; returns the names it declared, those of the scopes in it included.</summary>
    public HashSet<string> Close()
    {
        Scope closed = _scopes.Pop();
        _visible.ExceptWith(closed.Declared);
        HashSet<string> names = Union(closed.Inside, closed.Declared);
        _scopes.Peek().Inside = Union(_scopes.Peek().Inside, names);
        return names;
    }

    /// <summary>Declares a name given from outside.</summary>
    public string Declare(string name)
    {
        _visible.Add(name);
        _ever.Add(name);
        _scopes.Peek().Declared.Add(name);
        return Keywords.Escape(name);
    }

    /// <summary>Declares a name for the outermost scope from inside another one: no scope has it, or will have it.</summary>
    public string TakeEverywhere(string wanted)
    {
        string name = wanted;
        for (int number = 1; _reserved.Contains(name) || _ever.Contains(name); number++) name = wanted + number.ToString(CultureInfo.InvariantCulture);
        _reserved.Add(name);
        return name;
    }

    /// <summary>Declares <paramref name="wanted"/>, numbered if it must be.</summary>
    public string Take(string wanted)
    {
        wanted = wanted.Trim('_', '@') == "" ? "value" : wanted;
        if (IsFree(wanted)) return Declare(wanted);

        string separator = char.IsDigit(wanted[^1]) ? "_" : "";
        _numbers.TryGetValue(wanted, out int last);
        for (int number = 1; ; number = number == 3 ? Math.Max(4, last + 1) : number + 1)
        {
            string numbered = wanted + separator + number.ToString(CultureInfo.InvariantCulture);
            if (!IsFree(numbered)) continue;
            _numbers[wanted] = Math.Max(last, number);
            return Declare(numbered);
        }
    }

    private bool IsFree(string name) => !_reserved.Contains(name) && !_visible.Contains(name) && !_scopes.Peek().Inside.Contains(name);

    private static bool IsStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static HashSet<string> Union(HashSet<string> one, HashSet<string> other)
    {
        (HashSet<string> small, HashSet<string> large) = one.Count < other.Count ? (one, other) : (other, one);
        large.UnionWith(small);
        return large;
    }

    private sealed class Scope
    {
        public HashSet<string> Declared { get; } = [];

        /// <summary>What closed scopes inside this one declared.</summary>
        public HashSet<string> Inside { get; set; } = [];
    }
}
