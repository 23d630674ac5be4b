using GradGen.IR;

namespace GradGen.Emission;

/// <summary>A C# variable, and which value it holds at the moment.</summary>
/// <param name="depth">How many scopes are around its declaration.</param>
internal sealed class Variable(string identifier, DataType type, bool isAssignable, int depth)
{
    public string Identifier { get; } = identifier;

    public DataType Type { get; } = type;

    public int Depth { get; } = depth;

    public bool IsAssignable { get; set; } = isAssignable;

    public Value? Current { get; set; }
}

/// <summary>The variables in scope. Values of one name share a variable as long as none is needed after the next is assigned.</summary>
internal sealed class Variables(Names names, Uses uses, Liveness liveness)
{
    private readonly Dictionary<int, Variable> _holders = [];
    private readonly Dictionary<string, List<Variable>> _byName = [];
    private readonly Stack<List<string>> _scopes = new([[]]);
    private readonly List<(Variable Variable, Value? Held, int Label, Variable? Holder)> _changes = [];

    /// <summary>How many scopes are open.</summary>
    public int Depth => _scopes.Count;

    public Variable this[Value value] => _holders[value.Label];

    public Variable? Find(Value value) => _holders.TryGetValue(value.Label, out Variable found) ? found : null;

    /// <summary>Declares a parameter, under the very name it has. It stays what it is: readers look for it.</summary>
    public void Declare(Value parameter, string name) =>
        Hold(Add(new Variable(names.Declare(name), parameter.Type, isAssignable: false, Depth), parameter.Name), parameter);

    /// <summary>Declares a variable for values called <paramref name="name"/>.</summary>
    public Variable Declare(string name, DataType type) => Add(new Variable(names.Take(name), type, isAssignable: true, Depth), name);

    /// <summary>A name for what is declared outside, before all that there is.</summary>
    public string DeclareEverywhere(string name) => names.TakeEverywhere(name);

    /// <summary>The variable <paramref name="name"/> that may be overwritten, given that nothing behind <paramref name="position"/> needs what it holds.</summary>
    public Variable? Reusable(string name, DataType type, int position)
    {
        if (name == "" || !_byName.TryGetValue(name, out List<Variable> variables)) return null;
        for (int i = variables.Count - 1; i >= Math.Max(0, variables.Count - 4); i--)
        {
            if (variables[i].Type == type && IsFree(variables[i], position)) return variables[i];
        }

        return null;
    }

    public bool IsFree(Variable variable, int position) =>
        variable.IsAssignable && (variable.Current is not { } held || !liveness.IsReadBehind(held, position));

    public bool Holds(Variable variable, Value value) => variable.Current?.Label == value.Label;

    /// <summary>From here on <paramref name="variable"/> holds <paramref name="value"/>.</summary>
    public void Hold(Variable variable, Value value)
    {
        _changes.Add((variable, variable.Current, value.Label, Find(value)));
        variable.Current = value;
        _holders[value.Label] = variable;
        if (uses.IsCaptured(value)) variable.IsAssignable = false;
    }

    /// <summary>What <paramref name="variable"/> held is gone.</summary>
    public void Overwrite(Variable variable)
    {
        _changes.Add((variable, variable.Current, Instruction.None, null));
        variable.Current = null;
    }

    /// <summary>Enters an arm; returns what <see cref="Leave"/> needs to restore what the variables hold.</summary>
    public int Enter() => _changes.Count;

    /// <summary>Leaves an arm: the other one starts from where this one did.</summary>
    public void Leave(int mark)
    {
        for (int i = _changes.Count - 1; i >= mark; i--)
        {
            (Variable variable, Value? held, int label, Variable? holder) = _changes[i];
            variable.Current = held;
            if (holder is not null) _holders[label] = holder;
        }

        _changes.RemoveRange(mark, _changes.Count - mark);
    }

    public void Open()
    {
        names.Open();
        _scopes.Push([]);
    }

    public HashSet<string> Close()
    {
        foreach (string name in _scopes.Pop()) _byName[name].RemoveAt(_byName[name].Count - 1);
        return names.Close();
    }

    private Variable Add(Variable variable, string name)
    {
        if (!_byName.TryGetValue(name, out List<Variable> variables)) _byName.Add(name, variables = []);
        variables.Add(variable);
        _scopes.Peek().Add(name);
        return variable;
    }
}
