using System.Text;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>Fragments of verbatim C# as they come.</summary>
internal sealed class FragmentList
{
    private readonly List<Fragment> _fragments = [];
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _fragments.Count == 0 && _text.Length == 0;

    /// <summary>Whether it defines variables.</summary>
    public bool Defines => _fragments.Any(fragment => fragment is Fragment.Define);

    public FragmentList Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public FragmentList Use(Value value)
    {
        Flush();
        _fragments.Add(new Fragment.Use(value));
        return this;
    }

    /// <summary>A tuple is put together again: <c>(a, b)</c>.</summary>
    public FragmentList Use(Operand operand)
    {
        if (operand is Operand.Scalar scalar) return Use(scalar.Value);
        string separator = "(";
        foreach (Operand element in ((Operand.Parts)operand).Elements)
        {
            Add(separator).Use(element);
            separator = ", ";
        }
        return Add(")");
    }

    public FragmentList Define(Value value, Value? initial = null)
    {
        Flush();
        _fragments.Add(new Fragment.Define(value, initial));
        return this;
    }

    public FragmentList Add(FragmentList other)
    {
        foreach (Fragment fragment in other.ToArray())
        {
            if (fragment is Fragment.Text text)
            {
                Add(text.Code);
                continue;
            }
            Flush();
            _fragments.Add(fragment);
        }
        return this;
    }

    public EquatableArray<Fragment> ToArray()
    {
        Flush();
        return _fragments.ToEquatableArray();
    }

    private void Flush()
    {
        if (_text.Length == 0) return;
        _fragments.Add(new Fragment.Text(_text.ToString()));
        _text.Clear();
    }
}
