using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>The one line that a pull request is known by.</summary>
public static class RequestTitle
{
    private const int LongestName = 63;

    /// <param name="changes">The namespaces of the request.</param>
    public static string Of(IEnumerable<NamespaceChange> changes)
    {
        var changed = changes.Where(change => change.ChangesFiles).ToArray();
        if (changed.Length == 0)
            return "Prepare workloads for Pod Security admission";
        return changed is [var only] && IsHarmless(only.Name)
            ? $"Add Pod Security labels to namespace {only.Name}"
            : $"Add Pod Security labels to {Phrase.Count("namespace", changed.Length)}";
    }

    /// <summary>A name that the API server would take; anything else could be more than a name to whoever shows the title.</summary>
    private static bool IsHarmless(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
