using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The messages of the commits, one for each step.</summary>
public static class CommitMessage
{
    /// <summary>The trailer by which a later run knows the commits of an earlier one from those of people.</summary>
    public const string Trailer = "Pspmigrate-Step";

    /// <summary>Admission policies that keep what the labels lose: they come first, to be in force before labels change.</summary>
    public static string Kept() => Write("Keep what Pod Security levels lose in admission policies", "kept");

    /// <summary>Policies, and what grants only them.</summary>
    public static string Cleanup(RepositoryCleanup cleanup) => Write(
        "Remove PodSecurityPolicies and what grants only them", "cleanup",
        cleanup.Plan.Items.Select(item => Line(item.Kind, item.Name) + (item.Goes ? "" : ": rules about policies")));

    /// <summary>Annotations of pods that say nothing any more.</summary>
    public static string CleanupAnnotations(RepositoryCleanup cleanup) => Write(
        "Remove annotations of PodSecurityPolicy, seccomp and AppArmor that fields repeat", "annotations",
        cleanup.Plan.Annotations.Select(item => Line(item.Kind, item.Name)).Distinct(StringComparer.Ordinal));

    public static string Labels(IEnumerable<NamespaceChange> changes) =>
        Write("Label namespaces for Pod Security admission", "labels", changes.Where(change => change.Kind == ChangeKind.Edit).Select(Say));

    /// <summary>Manifests that weren't there.</summary>
    public static string NewManifests(IEnumerable<NamespaceChange> changes) => Write(
        "Add manifests of namespaces with Pod Security labels", "new-manifests", changes.Where(change => change.Kind == ChangeKind.Create).Select(Say));

    /// <summary>Workloads of one namespace.</summary>
    public static string Fixes(string ns, IReadOnlyCollection<Fix> fixes) => Write(
        fixes.Any(fix => fix.AdmittedBy is not null)
            ? $"Say in workloads of {Printable.Escape(ns)} what their policy fills in"
            : $"Respell fields in workloads of {Printable.Escape(ns)} for their level",
        "fixes", fixes.Select(fix => Line(fix.Workload.Kind, fix.Workload.Name)));

    /// <summary>The part of the request's text that is too long for the request.</summary>
    public static string Rest() => Write("Add the report of the migration to Pod Security labels", "report");

    private static string Line(string kind, string name) => Printable.Escape($"{kind}/{name}");

    private static string Write(string subject, string step, params IEnumerable<string> lines) =>
        $"{subject}\n\n{(string.Join('\n', lines) is { Length: > 0 } body ? body + "\n\n" : "")}{Trailer}: {step}\n";

    private static string Say(NamespaceChange change) =>
        $"{Printable.Escape(change.Name)}: {string.Join(", ", change.Changed.Select(mode => $"{mode.Mode.Name()} {mode.Wanted}"))}";
}
