using PspMigrate.Conversion.WhatIf;
using PspMigrate.Policies;

namespace PspMigrate.Cli.Input;

/// <summary>What every verb does with its input before it looks at it.</summary>
internal static class CheckedInput
{
    private const int Shown = 12;

    /// <summary>Reads, says what is wrong, and stops when that is an error.</summary>
    /// <exception cref="CommandException">Something is wrong, which has been told; or a namespace that was asked for isn't there.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static Given Read(Sources sources, Host host) => LeaveOut(
        sources.Input.Without,
        Check(InputReader.Read(sources, host), sources.Input.Selection, host, isOneOf: sources.Input.Trees.Cluster is not null));

    /// <summary>Says what is wrong with what was read, and stops when that is an error.</summary>
    /// <exception cref="CommandException">Something is wrong, which has been told; or a namespace that was asked for isn't there.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    /// <param name="isOneOf">Whether it is one of several clusters, which needn't have every namespace that was asked for.</param>
    public static Given Check(Given given, NamespaceSelection selection, Host host, int onError = ExitCode.BadInput, bool isOneOf = false)
    {
        Diagnostic[] diagnostics = [.. given.Manifests.Diagnostics, .. PolicyValidation.ValidateAll(given.Inventory.Policies)];
        ProblemWriter.Write(diagnostics, host);
        host.Stop.ThrowIfCancellationRequested();
        if (Array.Exists(diagnostics, diagnostic => diagnostic.Severity == Severity.Error))
            throw new CommandException([]) { Code = onError };
        if (given.ServerVersion is null && given.Inventory.IsEmpty)
            throw new CommandException("there is no Kubernetes object in the input", "give manifests: policies, RBAC, namespaces and workloads");
        RefuseUnknown(selection, given, isOneOf);
        if (given.ServerVersion is { Minor: >= AdmissionVersions.WithoutPolicies } version && !given.Inventory.Policies.IsEmpty)
        {
            ProblemWriter.Write(
                [
                    new Diagnostic(
                        Severity.Note, $"this cluster ({version}) has no PodSecurityPolicies any more: what is said of today is what those given did", default),
                ],
                host);
        }

        return given;
    }

    /// <exception cref="CommandException">Something that is to be left out isn't there.</exception>
    private static Given LeaveOut(Without without, Given given)
    {
        Problem[] problems =
        [
            .. without.Unknown(given.Inventory).Select(unknown => new Problem(
                $"--without-{unknown.Kind}: there is no {unknown.Kind} \"{unknown.Name}\" in the input",
                unknown.Known.IsEmpty ? $"it has no {unknown.Kind} at all" : $"it has: {Some(unknown.Known)}")),
        ];
        return problems.Length > 0
            ? throw new CommandException([.. problems])
            : given with { Manifests = given.Manifests with { Inventory = without.In(given.Inventory) }, Without = without };
    }

    private static string Some(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? $" and {names.Length - Shown} more" : "");

    private static void RefuseUnknown(NamespaceSelection selection, Given given, bool isOneOf)
    {
        var (unknown, known) = selection.In(given.Inventory);
        if (!unknown.IsEmpty && (!isOneOf || unknown.Length == selection.Names.Length))
        {
            var advice = known.IsEmpty ? "nothing in it names a namespace" : $"it has: {Some([.. known])}";
            throw new CommandException([.. unknown.Select(name => new Problem($"there is no namespace \"{name}\" in the input", advice))])
            {
                IsOfSelection = true,
            };
        }

        if (given.Scope.Names is { IsEmpty: true })
        {
            throw new CommandException(
                "no namespace is selected by --selector",
                given.ServerVersion is null
                    ? $"it looks at the labels of Namespace objects; the input has {given.Inventory.Namespaces.Length}"
                    : "see the labels with: kubectl get namespaces --show-labels")
            { IsOfSelection = true };
        }
    }
}
