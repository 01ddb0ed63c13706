namespace PspMigrate.Cli.Cluster;

/// <summary>The token in a file that somebody renews, as a kubelet does: read again after a while.</summary>
/// <remarks>client-go transport/token_source.go: for a minute less ten seconds; when it can't be read any more the last one goes on.</remarks>
internal static class FileToken
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <param name="path">Absolute.</param>
    /// <param name="fallback">The token to use as long as the file can't be read; null for none.</param>
    public static RenewableToken Of(string path, TimeProvider time, string? fallback = null) => new(
        (last, _) =>
        {
            var token = Read(path, last) ?? last ?? throw new CommandException($"the token file {path} is empty");
            return Task.FromResult(((string?)token, time.GetUtcNow() + Period));
        },
        time, fallback, until: default);

    /// <summary>What stands in the file; null for nothing, or when another token can do instead.</summary>
    /// <exception cref="CommandException">It can't be read.</exception>
    private static string? Read(string path, string? last)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return last is null ? throw new CommandException($"the token file can't be read: {e.Message.TrimEnd('.')}") : null;
        }
    }
}
