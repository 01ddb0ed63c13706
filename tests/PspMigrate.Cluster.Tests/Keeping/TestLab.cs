using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>The API server with today's admission policies that these tests need.</summary>
internal static class TestLab
{
    private static readonly Lazy<Lab?> Connected = new(() => Environment.GetEnvironmentVariable(Lab.Variable) is { Length: > 0 } path ? new(path) : null);

    /// <summary>The lab; without one the test is inconclusive.</summary>
    public static Lab Lab => Connected.Value
        ?? throw new AssertInconclusiveException($"needs admission policies of Kubernetes 1.36: use dotnet cake --target=Cluster-Test, or set {Lab.Variable} to a kubeconfig");
}
