using System.Reflection;

namespace PspMigrate.Cli.CommandLine;

/// <summary>What users call this program, and its version.</summary>
internal static class CommandName
{
    private const string Name = "pspmigrate";
    private const string PluginName = "kubectl-" + Name;

    /// <summary><c>pspmigrate 1.2.3</c>.</summary>
    public static string WithVersion { get; } = $"{Name} {Version()}";

    /// <summary><c>kubectl pspmigrate</c> for the plugin, else <c>pspmigrate</c>.</summary>
    /// <param name="invokedAs">The first word of the command line: the plugin may be a link to the plain command.</param>
    /// <param name="packagedAs">The command name it was packed under; under <c>dotnet</c> the first word is a .dll.</param>
    public static string Of(string invokedAs, string? packagedAs) =>
        IsPlugin(invokedAs) || (packagedAs is not null && IsPlugin(packagedAs)) ? $"kubectl {Name}" : Name;

    private static bool IsPlugin(string command) =>
        string.Equals(Path.GetFileNameWithoutExtension(command), PluginName, StringComparison.OrdinalIgnoreCase);

    private static string Version()
    {
        var version = typeof(CommandName).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return version.Split('+')[0];
    }
}
