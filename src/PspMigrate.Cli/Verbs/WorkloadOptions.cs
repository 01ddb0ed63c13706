using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> and <c>fix</c> have in common: what to read, and the level to hold workloads to.</summary>
internal sealed record WorkloadOptions
{
    private static readonly Option FilenameOption = new("-f|--filename", "FILE", "Read this file, directory, or - for standard input") { IsRepeatable = true };
    private static readonly Option RecursiveOption = new("-R|--recursive", null, "Read the directories below those given, too");
    private static readonly Option NamespaceOption = new("-n|--namespace", "NAMESPACE", "Namespace of objects that name none (default default)");
    private static readonly Option LevelOption = new("--level", "privileged|baseline|restricted", "Level (default: the namespace's label, or what convert proposes)");
    private static readonly Option VersionOption = new("--version", "v1.N|latest", "Version of the standards (default: the namespace's label, or latest)");

    public static readonly OptionGroup Input = new("Input", FilenameOption, RecursiveOption, NamespaceOption);

    public static readonly OptionGroup Level = new("Level", LevelOption, VersionOption);

    /// <summary>Files and directories as typed: the arguments, then those of <c>--filename</c>.</summary>
    public required ImmutableArray<string> Files { get; init; }
    public bool Recursive { get; init; }
    /// <summary>The namespace of objects that name none; null when the user didn't say.</summary>
    public string? Namespace { get; init; }
    public CheckSettings Settings { get; init; }

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public static WorkloadOptions From(Values values)
    {
        var ns = values.Text(NamespaceOption);
        if (ns is not null && !ValueForms.IsNamespace(ns))
            throw new CommandException($"--namespace: \"{ns}\" can't be the name of a namespace", "use lower-case letters, digits and -");
        return new()
        {
            Files = [.. values.Arguments, .. values.All(FilenameOption)],
            Recursive = values.Has(RecursiveOption),
            Namespace = ns,
            Settings = new(
                values.Text(LevelOption) is { } level
                    ? Levels.Parse(level) ?? throw new CommandException($"--level: unknown value \"{level}\"", "use one of: privileged, baseline, restricted")
                    : null,
                values.Text(VersionOption) is { } version
                    ? KubernetesVersion.Parse(version) ?? throw new CommandException($"--version: unknown value \"{version}\"", "use latest or a minor version such as v1.25")
                    : null),
        };
    }
}
