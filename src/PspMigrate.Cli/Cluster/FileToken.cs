using System.Net.Http.Headers;

namespace PspMigrate.Cli.Cluster;

/// <summary>The token in a file that somebody renews, as a kubelet does: read again after a while.</summary>
/// <remarks>client-go transport/token_source.go: for a minute less ten seconds; when it can't be read any more the last one goes on.</remarks>
/// <param name="path">Absolute.</param>
/// <param name="fallback">The token to use as long as the file can't be read; null for none.</param>
internal sealed class FileToken(string path, TimeProvider time, string? fallback = null) : IRenewableToken
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(50);

    private readonly Lock _lock = new();
    private string? _token = fallback;
    private DateTimeOffset _readAgain;

    public void Reset()
    {
        lock (_lock)
            _readAgain = default;
    }

    /// <exception cref="CommandException">There is no token in it.</exception>
    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (time.GetUtcNow() >= _readAgain)
            {
                _token = Read() ?? _token ?? throw new CommandException($"the token file {path} is empty");
                _readAgain = time.GetUtcNow() + Period;
            }

            return Task.FromResult(new AuthenticationHeaderValue("Bearer", _token));
        }
    }

    /// <summary>What stands in the file; null for nothing, or when another token can do instead.</summary>
    private string? Read()
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _token is null ? throw new CommandException($"the token file can't be read: {e.Message.TrimEnd('.')}") : null;
        }
    }
}
