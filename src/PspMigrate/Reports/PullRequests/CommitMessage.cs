using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The messages of the commits, one for each step.</summary>
public static class CommitMessage
{
    /// <summary>The trailer by which a later run knows the commits of an earlier one from those of people.</summary>
    public const string Trailer = "Pspmigrate-Step";

    /// <summary>Admission policies that keep what the labels lose: they come first, to be in force before labels change.</summary>
    public static string Kept() => $"Keep what Pod Security levels lose in admission policies\n\n{Trailer}: kept\n";

    /// <summary>Policies, and what grants only them.</summary>
    public static string Cleanup(RepositoryCleanup cleanup) => $"Remove PodSecurityPolicies and what grants only them\n\n"
        + string.Concat(cleanup.Plan.Items.Select(item => $"{Line(item.Kind, item.Name)}{(item.Goes ? "" : ": rules about policies")}\n"))
        + $"\n{Trailer}: cleanup\n";

    /// <summary>Annotations of pods that say nothing any more.</summary>
    public static string CleanupAnnotations(RepositoryCleanup cleanup) =>
        "Remove annotations of PodSecurityPolicy, seccomp and AppArmor that fields repeat\n\n"
        + string.Concat(cleanup.Plan.Annotations.Select(item => $"{Line(item.Kind, item.Name)}\n").Distinct(StringComparer.Ordinal))
        + $"\n{Trailer}: annotations\n";

    public static string Labels(IEnumerable<NamespaceChange> changes) =>
        Write("Label namespaces for Pod Security admission", changes.Where(change => change.Kind == ChangeKind.Edit), "labels");

    /// <summary>Manifests that weren't there.</summary>
    public static string NewManifests(IEnumerable<NamespaceChange> changes) =>
        Write("Add manifests of namespaces with Pod Security labels", changes.Where(change => change.Kind == ChangeKind.Create), "new-manifests");

    /// <summary>Workloads of one namespace.</summary>
    public static string Fixes(string ns, IReadOnlyCollection<Fix> fixes) =>
        (fixes.Any(fix => fix.AdmittedBy is not null)
            ? $"Say in workloads of {Printable.Escape(ns)} what their policy fills in"
            : $"Respell fields in workloads of {Printable.Escape(ns)} for their level")
        + $"\n\n{string.Concat(fixes.Select(fix => $"{Line(fix.Workload.Kind, fix.Workload.Name)}\n"))}\n{Trailer}: fixes\n";

    private static string Line(string kind, string name) => Printable.Escape($"{kind}/{name}");

    /// <summary>The part of the request's text that is too long for the request.</summary>
    public static string Rest() => $"Add the report of the migration to Pod Security labels\n\n{Trailer}: report\n";

    private static string Write(string subject, IEnumerable<NamespaceChange> changes, string step) =>
        $"{subject}\n\n{string.Concat(changes.Select(change => $"{Say(change)}\n"))}\n{Trailer}: {step}\n";

    private static string Say(NamespaceChange change) =>
        $"{Printable.Escape(change.Name)}: {string.Join(", ", change.Changed.Select(mode => $"{mode.Mode.Name()} {mode.Wanted}"))}";
}
