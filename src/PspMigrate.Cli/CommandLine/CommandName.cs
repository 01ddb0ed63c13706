using System.Reflection;

namespace PspMigrate.Cli.CommandLine;

/// <summary>What users call this program, and its version.</summary>
internal static class CommandName
{
    private const string Name = "pspmigrate";
    private const string PluginName = "kubectl-" + Name;

    /// <summary><c>1.2.3</c>.</summary>
    public static string Version { get; } =
        (Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];

    /// <summary><c>pspmigrate 1.2.3 (commit 0123456789ab of 2026-01-02)</c>; a build that isn't a release doesn't know its commit.</summary>
    public static string WithVersion { get; } = Metadata("Commit") is { Length: > 0 } commit
        ? $"{Name} {Version} (commit {commit} of {CommitDate})"
        : $"{Name} {Version}";

    /// <summary><c>2026-01-02</c>; empty for a build that isn't a release.</summary>
    public static string CommitDate => Metadata(nameof(CommitDate)) ?? "";

    private static Assembly Assembly => typeof(CommandName).Assembly;

    /// <summary><c>kubectl pspmigrate</c> for the plugin, else <c>pspmigrate</c>.</summary>
    /// <param name="invokedAs">The first word of the command line: the plugin may be a link to the plain command.</param>
    /// <param name="packagedAs">The command name it was packed under; under <c>dotnet</c> the first word is a .dll.</param>
    public static string Of(string invokedAs, string? packagedAs) =>
        IsPlugin(invokedAs) || (packagedAs is not null && IsPlugin(packagedAs)) ? $"kubectl {Name}" : Name;

    private static bool IsPlugin(string command) =>
        string.Equals(Path.GetFileNameWithoutExtension(command), PluginName, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the build wrote into the program under a key; null for nothing.</summary>
    public static string? Metadata(string key) =>
        Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(item => string.Equals(item.Key, key, StringComparison.Ordinal))?.Value;
}
