using PspMigrate.Cli.Running;
using PspMigrate.Manifests.Json;

namespace PspMigrate.Cli.Git.Forges;

/// <summary>A request as it is to be.</summary>
internal sealed record RequestDraft(string Branch, string BaseBranch, string Title, string Body, bool IsDraft);

/// <summary>A request that is open.</summary>
internal sealed record OpenRequest(string Id, string Url, string Title, string Body);

/// <summary>Opens requests with the host's own program, which knows the user's login.</summary>
internal abstract class Forge(string program, Remote remote, string directory, Host host)
{
    /// <summary>How many characters the host takes as the text of a request.</summary>
    public abstract int BodyLimit { get; }

    protected Remote Remote { get; } = remote;

    /// <summary>The program for a kind of host; null when there is none, or it isn't installed.</summary>
    public static Forge? For(ForgeKind kind, Remote remote, string directory, Host host) => kind switch
    {
        ForgeKind.GitHub when Programs.Find("gh", host) is { } gh => new GitHub(gh, remote, directory, host),
        ForgeKind.GitLab when Programs.Find("glab", host) is { } glab => new GitLab(glab, remote, directory, host),
        _ => null,
    };

    /// <summary>The open request of a branch, or null.</summary>
    public abstract OpenRequest? Find(string branch);

    /// <summary>Opens a request; its page.</summary>
    public abstract string Create(RequestDraft draft);

    /// <summary>Gives an open request a new title and text.</summary>
    public abstract void Update(OpenRequest request, RequestDraft draft);

    /// <exception cref="CommandException">The program failed; the message is its own.</exception>
    protected string Run(IReadOnlyList<string> arguments, string input = "")
    {
        var result = Programs.Run(program, arguments, directory, host.ProgramVariables, input, host.Stop);
        var name = Path.GetFileNameWithoutExtension(program);
        return result.IsOk
            ? result.Output
            : throw result.Failure($"{name} {arguments[0]} {arguments[1]}", $"see {name} auth status");
    }

    /// <summary>The first object of a JSON list, taken apart; null when the list is empty.</summary>
    protected static OpenRequest? First(string json, string id, string url, string body)
    {
        try
        {
            return JsonTree.Parse("answer", json) is ListNode { Items: [MapNode first, ..] }
                ? new(Text(first[id]), Text(first[url]), Text(first["title"]), Text(first[body]))
                : null;
        }
        catch (ManifestException e)
        {
            throw new CommandException($"the list of open requests can't be read: {e.Message}");
        }
    }

    private static string Text(Node? node) => node is ScalarNode { Type: not ScalarType.Null } scalar ? scalar.Text : "";
}
