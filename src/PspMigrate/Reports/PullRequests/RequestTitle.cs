using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The one line that a pull request is known by.</summary>
internal static class RequestTitle
{
    public static string Of(IEnumerable<NamespaceChange> changes)
    {
        var changed = changes.Where(change => change.ChangesFiles).ToArray();
        if (changed.Length == 0)
            return "Prepare workloads for Pod Security admission";
        // Any other name could be more than a name to whoever shows the title.
        return changed is [var only] && ObjectNames.IsNamespace(only.Name)
            ? $"Add Pod Security labels to namespace {only.Name}"
            : $"Add Pod Security labels to {Phrase.Count("namespace", changed.Length)}";
    }
}
