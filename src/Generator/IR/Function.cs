using GradGen.Support;

namespace GradGen.IR;

/// <summary>A function: parameters in, <c>Body.Yields</c> out. Labels are unique in it and below <see cref="LabelCount"/>.</summary>
internal sealed record Function(string Name, EquatableArray<Value> Parameters, Block Body, int LabelCount);

/// <summary>A method and the functions it calls, the method itself first. Calls name their callee.</summary>
internal sealed record Module(EquatableArray<Function> Functions)
{
    public Function Main => Functions[0];

    public Function this[string name] => Functions.First(function => function.Name == name);
}
