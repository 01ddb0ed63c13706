using k8s.Authentication;

namespace PspMigrate.Cli.Cluster;

/// <summary>A token that may be another one next time.</summary>
internal interface IRenewableToken : ITokenProvider
{
    /// <summary>Forgets the token: the server doesn't take it any more.</summary>
    void Reset();
}
