namespace GradGen.Emission;

/// <summary>The small local functions that buffers need, under names that mean nothing else in the method.</summary>
internal sealed class BufferFunctions
{
    private const string Element = "TElement";
    private const string Pool = $"global::System.Buffers.ArrayPool<{Element}>.Shared";
    private const string Implementation = "global::System.Runtime.CompilerServices.MethodImpl";

    private readonly string _room, _grow, _size;
    private readonly SortedSet<int> _used = [];

    public BufferFunctions(IEnumerable<string> taken)
    {
        var names = new Names();
        foreach (string name in taken) names.Declare(name.TrimStart('@'));
        (_room, _grow, _size) = (names.Take("Room"), names.Take("Grow"), names.Take("Size"));
    }

    public IEnumerable<string> Names => [_room, _grow, _size];

    /// <summary>A rented array of at least this length: the one there is, if it will do.</summary>
    public string Room(string rented, string length) => Use(0, $"{_room}({rented}, {length})");

    /// <summary>A longer rented array that begins like the one there is.</summary>
    public string Grow(string rented) => Use(1, $"{_grow}({rented})");

    /// <summary>A number that the compiler does not see.</summary>
    public string Size(string length) => Use(2, $"{_size}({length})");

    /// <summary>The functions that were used.</summary>
    public IEnumerable<string[]> Declarations => _used.Select(function => function switch
    {
        0 => Rooms,
        1 => Grows,
        _ => Sizes,
    });

    private string[] Rooms =>
    [
        $"static {Element}[] {_room}<{Element}>({Element}[]? rented, int length)",
        "{",
        "    if (rented is not null && rented.Length >= length) return rented;",
        $"    {Element}[] longer = {Pool}.Rent(length);",
        $"    if (rented is not null) {Pool}.Return(rented);",
        "    return longer;",
        "}",
    ];

    private string[] Grows =>
    [
        $"static {Element}[] {_grow}<{Element}>({Element}[]? rented)",
        "{",
        $"    {Element}[] longer = {Pool}.Rent(rented is null ? 16 : checked(2 * rented.Length));",
        "    if (rented is not null)",
        "    {",
        "        global::System.Array.Copy(rented, longer, rented.Length);",
        $"        {Pool}.Return(rented);",
        "    }",
        "",
        "    return longer;",
        "}",
    ];

    private string[] Sizes =>
    [
        "// Stack memory of a size known to the compiler is zeroed in a way that makes Math functions slow on x64.",
        $"[{Implementation}({Implementation}Options.NoInlining)]",
        $"static int {_size}(int count) => count;",
    ];

    private string Use(int function, string call)
    {
        _used.Add(function);
        return call;
    }
}
