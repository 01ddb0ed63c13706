namespace PspMigrate.Cli.Running;

/// <summary>Runs programs of the user's that only print something, for a limited time.</summary>
internal static class LimitedRun
{
    /// <summary>Leads whatever wants to reach other machines nowhere.</summary>
    private static readonly KeyValuePair<string, string?>[] WithoutNetwork =
    [
        new("GIT_ALLOW_PROTOCOL", "none"),
        new("HTTP_PROXY", "http://127.0.0.1:9"),
        new("HTTPS_PROXY", "http://127.0.0.1:9"),
        new("NO_PROXY", null),
        new("http_proxy", "http://127.0.0.1:9"),
        new("https_proxy", "http://127.0.0.1:9"),
        new("no_proxy", null),
    ];

    /// <summary>What the program printed; a result that failed when it took too long.</summary>
    /// <param name="hasNetwork">Whether it may reach other machines.</param>
    /// <exception cref="CommandException">It can't be started.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static ProgramResult Run(string program, IReadOnlyList<string> arguments, string directory, bool hasNetwork, TimeSpan limit, Host host)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(host.Stop);
        stop.CancelAfter(limit);
        var variables = host.ProgramVariables.Concat(hasNetwork ? [] : WithoutNetwork);
        try
        {
            return Programs.Run(program, arguments, directory, variables, input: "", stop.Token);
        }
        catch (OperationCanceledException) when (!host.Stop.IsCancellationRequested)
        {
            return new(ExitCode: -1, "", $"it was ended after {limit.TotalSeconds:0} seconds");
        }
    }
}
