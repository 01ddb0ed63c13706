using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Policies;

namespace PspMigrate.Cli.Verbs;

/// <summary>Reads manifests and checks their workloads.</summary>
internal static class WorkloadInput
{
    /// <summary>The checks; null when the input is wrong, which has been said then.</summary>
    /// <exception cref="CommandException">There is nothing to read, or no workload in it.</exception>
    public static ImmutableArray<NamespaceCheck>? Check(WorkloadOptions options, Host host, bool noColour)
    {
        var files = InputFiles.Expand(options.Files, options.Recursive, host);
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = options.Namespace });
        ManifestInput.Read(files, reader, host.Stop);
        var input = reader.Finish();
        Diagnostic[] diagnostics = [.. input.Diagnostics, .. input.Inventory.Policies.SelectMany(policy => PolicyValidation.Validate(policy))];
        ProblemWriter.Write(diagnostics, host, noColour);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return null;
        if (input.Inventory.Workloads.IsEmpty)
            throw new CommandException("there is no workload in the input", "give the manifests of pods, Deployments and so on along with policies and RBAC");
        host.Stop.ThrowIfCancellationRequested();
        return Checker.Check(input.Inventory, options.Settings);
    }
}
