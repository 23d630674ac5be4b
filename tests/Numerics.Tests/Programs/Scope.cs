namespace GradGen.Numerics.Tests.Programs;

/// <summary>What may be named at a place in a program, and what may still be declared there.</summary>
/// <param name="isFunction">Whether it is the body of a local function, which captures what it reads of the scopes around it.</param>
internal sealed class Scope(Scope? outer, bool isFunction = false)
{
    private readonly List<Variable> _variables = [];
    private readonly List<Callee> _callees = [];
    private readonly List<ArrayVariable> _arrays = [];
    private readonly List<TableVariable> _tables = [];
    private readonly List<LateVariable> _lates = [];
    private readonly HashSet<string> _own = [];
    private readonly HashSet<string> _inside = [];

    public IEnumerable<Variable> Variables => _variables.Concat((outer?.Variables ?? []).Where(v => !isFunction || !v.IsByReference));

    public IEnumerable<Callee> Callees => _callees.Concat(outer?.Callees ?? []);

    /// <summary>Local functions capture arrays, but no spans.</summary>
    public IEnumerable<ArrayVariable> Arrays => _arrays.Concat((outer?.Arrays ?? []).Where(a => !isFunction || a.Storage == Storage.Array));

    public IEnumerable<TableVariable> Tables => _tables.Concat(outer?.Tables ?? []);

    /// <summary>Whether they are null is not known in functions.</summary>
    public IEnumerable<LateVariable> Lates => _lates.Concat(isFunction ? [] : outer?.Lates ?? []);

    /// <summary>C# lets a name be declared where no enclosing block, and no block within, has it.</summary>
    public bool CanDeclare(string name) => !_inside.Contains(name) && !(outer?.Declares(name) ?? false);

    public void Declare(Variable variable)
    {
        Reserve(variable.Name);
        _variables.Add(variable);
    }

    public void Declare(Callee callee)
    {
        Reserve(callee.Name);
        _callees.Add(callee);
    }

    public void Declare(ArrayVariable array)
    {
        Reserve(array.Name);
        _arrays.Add(array);
    }

    public void Declare(TableVariable table)
    {
        Reserve(table.Name);
        _tables.Add(table);
    }

    public void Declare(LateVariable late)
    {
        Reserve(late.Name);
        _lates.Add(late);
    }

    /// <summary>A variable of an enclosing scope is an array here.</summary>
    public void Assume(ArrayVariable array) => _arrays.Add(array);

    /// <summary>Takes a name without making it readable.</summary>
    public void Reserve(string name)
    {
        _own.Add(name);
        for (Scope? scope = this; scope is not null; scope = scope.Outer) scope._inside.Add(name);
    }

    private Scope? Outer => outer;

    private bool Declares(string name) => _own.Contains(name) || (outer?.Declares(name) ?? false);
}
