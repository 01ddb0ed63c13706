using System.Net.Http.Headers;
using k8s.Authentication;

namespace PspMigrate.Cli.Cluster;

/// <summary>A token that may be another one next time: asked for again once it has run out, or the server doesn't take it any more.</summary>
/// <param name="ask">The token before → a token, and until when it counts.</param>
/// <param name="until">Until when the first token counts.</param>
internal sealed class RenewableToken(
    Func<string?, CancellationToken, Task<(string? Token, DateTimeOffset Until)>> ask, TimeProvider time, string? first, DateTimeOffset until) : ITokenProvider
{
    /// <summary>So long before it runs out another one is asked for.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private string? _token = first;
    private DateTimeOffset _until = until;

    /// <summary>Forgets how long the token counts: the server doesn't take it any more.</summary>
    public void Reset() => _until = default;

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() + Margin > _until)
            (_token, _until) = await ask(_token, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", _token);
    }
}
