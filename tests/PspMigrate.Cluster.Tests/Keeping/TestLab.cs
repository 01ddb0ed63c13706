using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>The API server with today's admission policies that these tests need.</summary>
internal static class TestLab
{
    private static readonly Lazy<Lab> Connected = new(() => new(Kubeconfig), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The lab; without one the test is inconclusive.</summary>
    public static Lab Lab => Connected.Value;

    /// <summary>Where the kubeconfig of its administrator is.</summary>
    public static string Kubeconfig => Environment.GetEnvironmentVariable(Lab.Variable) is { Length: > 0 } path ? path
        : throw new AssertInconclusiveException(
            $"needs admission policies of Kubernetes 1.36: use dotnet cake --target=Cluster-Test, or set {Lab.Variable} to a kubeconfig");
}
