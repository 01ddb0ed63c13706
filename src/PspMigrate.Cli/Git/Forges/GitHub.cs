namespace PspMigrate.Cli.Git.Forges;

/// <summary>GitHub through <c>gh</c>.</summary>
internal sealed class GitHub(string program, Remote remote, string directory, Host host) : Forge(program, remote, directory, host)
{
    /// <remarks>The API refuses more than 65,536 characters: "body is too long (maximum is 65536 characters)".</remarks>
    public override int BodyLimit => 65_000;

    private string Repository => $"{Remote.Host}/{Remote.Path}";

    public override OpenRequest? Find(string branch) => First(
        Run(["pr", "list", "--repo", Repository, "--head", branch, "--state", "open", "--limit", "1", "--json", "number,url,title,body"]),
        "number", "url", "body");

    public override string Create(RequestDraft draft)
    {
        string[] arguments =
            ["pr", "create", "--repo", Repository, "--head", draft.Branch, "--base", draft.BaseBranch, "--title", draft.Title, "--body-file", "-"];
        return Run(draft.IsDraft ? [.. arguments, "--draft"] : arguments, draft.Body).Trim();
    }

    public override void Update(OpenRequest request, RequestDraft draft) =>
        Run(["pr", "edit", request.Id, "--repo", Repository, "--title", draft.Title, "--body-file", "-"], draft.Body);
}
