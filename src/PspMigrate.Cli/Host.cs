namespace PspMigrate.Cli;

/// <summary>Everything that a verb may know of its surroundings. Tests pass their own.</summary>
internal sealed record Host
{
    /// <summary>What users call this program: <c>pspmigrate</c> or <c>kubectl pspmigrate</c>.</summary>
    public required string CommandName { get; init; }

    /// <summary>The results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Errors, warnings, notes and hints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input; called at most once.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>The directory that relative paths start from; absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Where a pod finds its service account.</summary>
    public string ServiceAccountDirectory { get; init; } = "/var/run/secrets/kubernetes.io/serviceaccount";

    public bool IsInputTerminal { get; init; }

    /// <summary>Variables that programs get over this process's own.</summary>
    public IReadOnlyDictionary<string, string?> ProgramVariables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public bool IsOutTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether the user wants no colours, whatever the terminal can do.</summary>
    public bool NoColour { get; init; }

    /// <summary>Whether every message is printed, rather than a screen of them.</summary>
    public bool AllMessages { get; init; }

    public string Verb { get; init; } = "convert";

    /// <summary>How the output of other programs reaches the verb in use; for advice.</summary>
    public string Pipe => $"{CommandName} {Verb} {(Verb is "access" ? "-f " : "")}-";

    /// <summary>Columns of the terminal, or null when there is none.</summary>
    public int? Columns { get; init; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>
    /// Called before something is made that has to be cleaned up: until what it returns is disposed, Ctrl-C doesn't end the process. After Ctrl-C it throws.
    /// </summary>
    public Func<IDisposable> Hold { get; init; } = () => default(CancellationTokenRegistration); // Of no token: it does nothing.

    /// <summary>The absolute path that a typed path stands for.</summary>
    public string FullPath(string typed) => Path.GetFullPath(typed, WorkingDirectory);
}
