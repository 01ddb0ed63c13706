namespace PspMigrate.Cli.Git.Forges;

/// <summary>GitLab through <c>glab</c>.</summary>
internal sealed class GitLab(string program, Remote remote, string directory, Host host) : Forge(program, remote, directory, host)
{
    private const string DraftMark = "Draft: ";

    /// <remarks>
    /// GitLab takes a million characters, but glab takes the text as an argument, and Linux takes 128 KiB for one (MAX_ARG_STRLEN),
    /// in bytes.
    /// </remarks>
    public override int BodyLimit => 40_000;

    private string Repository => $"https://{Remote.Host}/{Remote.Path}";

    public override OpenRequest? Find(string branch) => First(
        Run(["mr", "list", "--repo", Repository, "--source-branch", branch, "--output", "json"]), "iid", "web_url", "description");

    public override string Create(RequestDraft draft)
    {
        string[] arguments =
        [
            "mr", "create", "--repo", Repository, "--source-branch", draft.Branch, "--target-branch", draft.BaseBranch,
            "--title", draft.Title, "--description", draft.Body, "--yes",
        ];
        var answer = Run(draft.IsDraft ? [.. arguments, "--draft"] : arguments);
        return answer.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault(word => word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal))
            ?? answer.Trim();
    }

    /// <remarks>On GitLab a draft is one by its title: it stays what it is.</remarks>
    public override void Update(OpenRequest request, RequestDraft draft)
    {
        var mark = request.Title.StartsWith(DraftMark, StringComparison.Ordinal) ? DraftMark : "";
        Run(["mr", "update", request.Id, "--repo", Repository, "--title", mark + draft.Title, "--description", draft.Body]);
    }
}
