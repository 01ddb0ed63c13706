using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Git;

/// <summary>What one commit does.</summary>
internal sealed record Step(string Message, ImmutableArray<FileChange> Files);

/// <summary>A request that is to be made.</summary>
/// <param name="Body">That as Markdown, as much as its host takes.</param>
/// <param name="Steps">The commits of its branch, in order.</param>
internal sealed record RequestPlan(
    string Branch, Answer Answer, string Body, ImmutableArray<NamespaceChange> Changes, ImmutableArray<Step> Steps)
{
    public string Title => Answer.Title;

    public IEnumerable<string> Paths => Steps.SelectMany(step => step.Files).Select(file => file.Path).Distinct(StringComparer.Ordinal);
}
