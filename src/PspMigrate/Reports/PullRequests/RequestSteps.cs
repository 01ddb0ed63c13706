using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.PullRequests;

/// <summary>How a reviewer verifies a request before it is merged, and takes it back afterwards.</summary>
internal static class RequestSteps
{
    public static IEnumerable<Block> Of(ImmutableArray<NamespaceChange> changed)
    {
        if (changed.IsEmpty)
            yield break;
        yield return new Heading("How to verify");
        yield return new Paragraph("Before merging, let the API server name the running pods that the new level would refuse, without changing anything:");
        yield return new Commands([.. changed.Select(change => LabelForms.Command(change.Plan, change.Labels, "--dry-run=server "))]);
        yield return new Paragraph("Afterwards, see what is set:");
        yield return new Commands(["kubectl get namespaces -L pod-security.kubernetes.io/enforce,pod-security.kubernetes.io/warn"]);
        yield return new Heading("How to roll back");
        yield return new Paragraph(changed.Any(change => change.Kind == ChangeKind.Create)
            ? "Remove the labels. Don't revert this request: it adds manifests of namespaces, and a tool that prunes would delete each namespace, with "
                + "everything in it, once its manifest goes."
            : "Remove the labels from the manifests, or by hand where the tool that applies the manifests doesn't remove labels:");
        yield return new Commands([.. changed.Select(Undo)]);
    }

    /// <summary>The command that sets back what was there.</summary>
    public static string Undo(NamespaceChange change)
    {
        var words = change.Changed.SelectMany(mode => mode.Values)
            .Select(label => Shell.Quote(label.Current is null ? label.Key + "-" : $"{label.Key}={label.Current}"));
        return $"kubectl label --overwrite namespace {(change.Name.StartsWith('-') ? "-- " : "")}{Shell.Quote(change.Name)} {string.Join(' ', words)}";
    }
}
