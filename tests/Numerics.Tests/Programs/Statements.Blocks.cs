namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Statements
{
    private void If(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        int arms = dice.Weighted((4, 1), (5, 2), (2, 3));
        for (int arm = 0; arm < arms; arm++)
        {
            bool isElse = arm > 0 && arm == arms - 1;
            Line(isElse ? "else" : $"{(arm == 0 ? "" : "else ")}if ({expressions.Boolean(scope, 2).Text})");
            Nested(scope, inner => Arm(inner, returns, nesting));
        }
    }

    private void Arm(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        _around.Push('B');
        for (int i = dice.Between(1, 3); i > 0; i--) One(scope, returns, nesting - 1);
        if (dice.Chance(25) && MayReturn(returns)) Line(Return(scope, returns));
        _around.Pop();
    }

    private void Switch(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        var (subject, labels) = dice.Next(4) switch
        {
            0 => (expressions.Text(scope).Text, new[] { "\"a\"", "\"bc\"", "\"\"" }),
            1 => (expressions.Real(scope, 1).Text, ["< -1", ">= 0 and < 1", "> 3"]),
            _ => (expressions.Integer(scope, 1).Text, ["0", "1", dice.Pick("> 2", "2", "< -1")]),
        };
        Line($"switch ({subject})");
        _around.Push('S');
        Nested(scope, inner =>
        {
            int sections = dice.Between(1, 3);
            for (int i = 0; i < sections; i++)
            {
                Line($"case {labels[i]}:");
                if (dice.Chance(15) && i < 2) { Line($"case {labels[++i]}:"); sections = Math.Max(sections, i + 1); }
                Section(inner, returns, nesting);
            }

            if (!dice.Chance(80)) return;
            Line("default:");
            Section(inner, returns, nesting);
        });
        _around.Pop();
    }

    private void Section(Scope scope, IReadOnlyList<Kind> returns, int nesting)
    {
        Nested(scope, inner =>
        {
            One(inner, returns, nesting - 1);
            Line(dice.Chance(20) && MayReturn(returns) ? Return(inner, returns) : "break;");
        });
    }

    /// <summary>A variable that is declared without a value and gets one in every arm.</summary>
    private void AssignInArms(Scope scope)
    {
        Kind kind = dice.Pick(Kind.Double, Kind.Float, Kind.Double);
        string name = Name(scope);
        scope.Reserve(name);
        Line($"{Keyword(kind)} {name};");
        Line($"if ({expressions.Boolean(scope, 1).Text}) {name} = {expressions.Assignable(scope, 2, kind).Text};");
        Line($"else {name} = {expressions.Assignable(scope, 2, kind).Text};");
        scope.Declare(new Variable(name, kind, true));
    }

    private void Deconstruct(Scope scope)
    {
        var targets = scope.Variables.Where(v => v is { IsWritable: true, Kind: Kind.Double }).ToList();
        if (targets.Count >= 2 && dice.Chance(60))
        {
            Variable a = dice.Pick(targets), b = dice.Pick(targets);
            if (a == b) Line($"{a.Name} = {expressions.Assignable(scope, 2, a.Kind).Text};");
            else if (dice.Chance(50)) Line($"({a.Name}, {b.Name}) = ({b.Name}, {a.Name});");
            else Line($"({a.Name}, {b.Name}) = ({expressions.Assignable(scope, 2, Kind.Double).Text}, {expressions.Assignable(scope, 2, Kind.Double).Text});");
            return;
        }

        string first = Name(scope), second;
        scope.Reserve(first);
        second = Name(scope);
        scope.Reserve(second);
        var tuples = scope.Callees.Concat(helpers).Where(c => c.Returns.Count == 2 && c.Arguments.All(a => a.Modifier.Length == 0)).ToList();
        if (tuples.Count > 0 && dice.Chance(60))
        {
            Callee callee = dice.Pick(tuples);
            string call = $"{callee.Name}({expressions.Arguments(scope, 2, callee)})";
            Line(dice.Chance(50) ? $"var ({first}, {second}) = {call};" : $"({Keyword(callee.Returns[0])} {first}, {Keyword(callee.Returns[1])} {second}) = {call};");
            scope.Declare(new Variable(first, callee.Returns[0], true));
            scope.Declare(new Variable(second, callee.Returns[1], true));
            return;
        }

        Line($"(double {first}, double {second}) = ({expressions.Assignable(scope, 2, Kind.Double).Text}, {expressions.Assignable(scope, 2, Kind.Double).Text});");
        scope.Declare(new Variable(first, Kind.Double, true));
        scope.Declare(new Variable(second, Kind.Double, true));
    }

    /// <summary>A call with <c>ref</c> or <c>out</c> arguments, or of something <c>void</c>.</summary>
    private void CallForEffect(Scope scope)
    {
        var callees = scope.Callees.Concat(helpers).Where(c => c.Returns.Count == 0 || c.Arguments.Any(a => a.Modifier.Length > 0)).ToList();
        if (callees.Count == 0) { Declare(scope); return; }
        Callee callee = dice.Pick(callees);
        var declared = new List<Variable>();
        var arguments = new List<string>();
        foreach (Argument argument in callee.Arguments)
        {
            // One variable by two references is refused.
            var targets = scope.Variables.Where(v => v.IsWritable && v.Kind == argument.Kind && !arguments.Contains("ref " + v.Name) && !arguments.Contains("out " + v.Name)).ToList();
            switch (argument.Modifier)
            {
                case "ref ":
                    if (targets.Count == 0) { Declare(scope); return; }
                    arguments.Add("ref " + dice.Pick(targets).Name);
                    break;
                case "out " when targets.Count > 0 && dice.Chance(40):
                    arguments.Add("out " + dice.Pick(targets).Name);
                    break;
                case "out ":
                    string name = Name(scope);
                    scope.Reserve(name);
                    declared.Add(new Variable(name, argument.Kind, true));
                    arguments.Add($"out {(dice.Chance(50) ? "var" : Keyword(argument.Kind))} {name}");
                    break;
                default:
                    arguments.Add(expressions.Value(scope, 2, argument.Kind).Text);
                    break;
            }
        }

        string call = $"{callee.Name}({string.Join(", ", arguments)})";
        if (callee.Returns.Count == 1 && callee.Returns[0] is Kind.Double or Kind.Float)
        {
            string name = Name(scope);
            scope.Reserve(name);
            declared.Add(new Variable(name, callee.Returns[0], true));
            call = $"{Keyword(callee.Returns[0])} {name} = {call}";
        }

        Line(call + ";");
        foreach (Variable variable in declared) scope.Declare(variable);
    }

    private void LocalFunction(Scope scope)
    {
        string name = Name(scope) is var chosen && chosen.StartsWith('@') ? "L" + dice.Next(10000) : "F" + chosen;
        if (!scope.CanDeclare(name)) { Declare(scope); return; }
        scope.Reserve(name);
        Kind kind = dice.Pick(Kind.Double, Kind.Double, Kind.Float);
        bool isVoid = dice.Chance(30), isStatic = dice.Chance(15) && !isVoid;
        var inner = isStatic ? new Scope(null) : new Scope(scope, isFunction: true);
        string parameter = Name(isStatic ? inner : new Scope(scope));
        inner.Declare(new Variable(parameter, kind, true));
        var callee = new Callee(name, [new Argument(parameter, kind, "")], isVoid ? [] : [dice.Pick(Kind.Double, Kind.Float)]);
        string result = isVoid ? "void" : Keyword(callee.Returns[0]);
        string head = $"{(isStatic ? "static " : "")}{result} {name}({Keyword(kind)} {parameter})";
        if (!isVoid && dice.Chance(40))
        {
            Line($"{head} => {expressions.Assignable(inner, 3, callee.Returns[0]).Text};");
        }
        else
        {
            Line(head);
            Line("{");
            _indent++;
            _around.Push('F');
            for (int i = dice.Between(1, 3); i > 0; i--) One(inner, callee.Returns, 1);
            if (!isVoid) Line(Return(inner, callee.Returns));
            _around.Pop();
            _indent--;
            Line("}");
        }

        scope.Declare(callee);
    }
}
