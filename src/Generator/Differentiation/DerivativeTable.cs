using System.Collections;
using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Rules by function and number of arguments; its <c>Add</c> methods let the table be written as one.</summary>
internal sealed class DerivativeTable : IEnumerable<(string Function, int Arity)>
{
    private readonly Dictionary<(string Function, int Arity), Func<Term[], Term, Term[]>> _rules = [];

    public void Add(string function, Func<Term, Term, Term> rule) =>
        _rules.Add((function, 1), (x, f) => [rule(x[0], f)]);

    public void Add(string function, Func<Term, Term, Term, (Term, Term)> rule) =>
        _rules.Add((function, 2), (x, f) =>
        {
            (Term dx, Term dy) = rule(x[0], x[1], f);
            return [dx, dy];
        });

    public void Add(string function, Func<Term, Term, Term, Term, (Term, Term, Term)> rule) =>
        _rules.Add((function, 3), (x, f) =>
        {
            (Term dx, Term dy, Term dz) = rule(x[0], x[1], x[2], f);
            return [dx, dy, dz];
        });

    public Func<Term[], Term, Term[]>? Find(string function, int arity) =>
        _rules.TryGetValue((function, arity), out Func<Term[], Term, Term[]> rule) ? rule : null;

    public IEnumerator<(string Function, int Arity)> GetEnumerator() => _rules.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
