using System.Diagnostics;
using System.Text;

namespace GradGen.Package.Tests.Harness;

/// <summary>The <c>dotnet</c> command, run as a user would: without what this process has inherited from its own build.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs the command and returns what it printed; fails the test if the command fails.</summary>
    public static string Run(string directory, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        (int exitCode, string output) = TryRun(directory, arguments, environment);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode} in {directory}:\n{output}");
        return output;
    }

    public static (int ExitCode, string Output) TryRun(
        string directory, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = new Process { StartInfo = Command(directory, arguments, environment) };
        var output = new StringBuilder();
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} has not ended after {Patience}:\n{output}");
        }
        process.WaitForExit(); // for the rest of the output
        return (process.ExitCode, output.ToString());

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output) output.AppendLine(line.Data);
        }
    }

    private static ProcessStartInfo Command(
        string directory, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var command = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string name in command.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            command.Environment.Remove(name);
        }

        // Servers that outlive the command would keep its output open.
        command.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        command.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        command.Environment["UseSharedCompilation"] = "false";
        foreach ((string name, string value) in environment) command.Environment[name] = value;
        return command;
    }
}
