using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Cli.Verbs;

/// <summary>Reads manifests and checks their workloads.</summary>
internal static class WorkloadInput
{
    /// <summary>The checks, and the workloads that stand in the input once more; null when the input is wrong, which has been said then.</summary>
    /// <exception cref="CommandException">There is nothing to read, or no workload in it.</exception>
    public static (ImmutableArray<NamespaceCheck> Checks, ImmutableArray<Workload> Copies)? Check(WorkloadOptions options, Host host, bool noColour)
    {
        var sources = Sources.From(options.Files, options.Recursive, options.Namespaces, options.Cluster, host) with { AreWorkloadsEssential = true };
        var (input, serverVersion) = InputReader.Read(sources, host);
        Diagnostic[] diagnostics = [.. input.Diagnostics, .. PolicyValidation.ValidateAll(input.Inventory.Policies)];
        ProblemWriter.Write(diagnostics, host, noColour);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return null;
        if (input.Inventory.Workloads.IsEmpty)
            throw new CommandException("there is no workload in the input", "give the manifests of pods, Deployments and so on along with policies and RBAC");
        host.Stop.ThrowIfCancellationRequested();
        var settings = options.Settings with { Default = serverVersion ?? KubernetesVersion.Latest };
        return (Checker.Check(input.Inventory, settings), input.Inventory.WorkloadCopies);
    }
}
