using System.Net.Http.Headers;

namespace PspMigrate.Cli.Cluster;

/// <summary>The token of a credential plugin, which is asked again when the token has run out.</summary>
internal sealed class ExecToken(Func<CancellationToken, Task<ExecCredential>> ask, ExecCredential first) : IRenewableToken
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private ExecCredential? _current = first;

    public void Reset() => _current = null;

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        var credential = _current;
        if (credential is null || credential.Expires < DateTimeOffset.UtcNow + Margin)
            _current = credential = await ask(cancellationToken);
        return new AuthenticationHeaderValue("Bearer", credential.Token);
    }
}
