using PspMigrate.Cli.Running;

namespace PspMigrate.Cli.Git;

/// <summary>The user's <c>git</c>, in one directory. Identity, signing, hooks and credentials are the user's own.</summary>
internal sealed class GitClient(string program, string directory, Host host, params string[] options)
{
    /// <summary>Set where this runs inside a hook or an alias; they would lead git away from the directory.</summary>
    private static readonly string[] Misleading =
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

    private readonly KeyValuePair<string, string?>[] _variables =
    [
        .. host.ProgramVariables,
        // Looking at the status must not write the user's index.
        new("GIT_OPTIONAL_LOCKS", "0"),
        .. Misleading.Select(name => KeyValuePair.Create(name, (string?)null)),
    ];

    public string Directory => directory;

    /// <exception cref="CommandException">There is no git.</exception>
    public static GitClient In(string directory, Host host) => new(
        Programs.Find("git", host) ?? throw new CommandException("git isn't on the PATH", "install git, or put it on the PATH"),
        directory,
        host);

    public GitClient At(string directory) => new(program, directory, host, options);

    /// <summary>The same git, which checks out all files though the user may have asked for some only.</summary>
    public GitClient Whole() => new(program, Directory, host, "-c", "core.sparseCheckout=false");

    /// <summary>Runs a command that has to succeed; its output without the last line break.</summary>
    /// <exception cref="CommandException">It failed; the message is git's own.</exception>
    public string Run(params IReadOnlyList<string> arguments) => Feed("", arguments);

    /// <summary>The same, with something on standard input.</summary>
    /// <exception cref="CommandException">It failed; the message is git's own.</exception>
    public string Feed(string input, params IReadOnlyList<string> arguments)
    {
        var result = Start(arguments, input, host.Stop);
        return result.IsOk ? result.Output.TrimEnd('\n', '\r') : throw Failure(arguments[0], result);
    }

    /// <summary>What a command that has to succeed lists, with a NUL behind each item.</summary>
    /// <exception cref="CommandException">It failed; the message is git's own.</exception>
    public string[] List(params IReadOnlyList<string> arguments) => Items(Run(arguments));

    /// <summary>The same, or nothing where it fails.</summary>
    public string[] ListOrNone(params IReadOnlyList<string> arguments) => Try(arguments) is { IsOk: true } listed ? Items(listed.Output) : [];

    /// <summary>The items of a list in which a NUL stands behind each.</summary>
    public static string[] Items(string list) => list.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command whose failure is an answer, too.</summary>
    public ProgramResult Try(params IReadOnlyList<string> arguments) => Start(arguments, "", host.Stop);

    /// <summary>Runs a command that puts things back as they were: Ctrl-C doesn't keep it from doing so.</summary>
    public ProgramResult Restore(params IReadOnlyList<string> arguments) => Start(arguments, "", CancellationToken.None);

    /// <summary>The same, with something on standard input.</summary>
    public ProgramResult RestoreWith(string input, params IReadOnlyList<string> arguments) => Start(arguments, input, CancellationToken.None);

    public static CommandException Failure(string command, ProgramResult result) => result.Failure($"git {command}", "nothing was changed");

    private ProgramResult Start(IReadOnlyList<string> arguments, string input, CancellationToken stop) =>
        Programs.Run(program, [.. options, .. arguments], Directory, _variables, input, stop);
}
