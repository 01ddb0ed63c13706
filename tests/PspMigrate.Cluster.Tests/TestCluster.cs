using System.Diagnostics.CodeAnalysis;

namespace PspMigrate.Cluster.Tests;

/// <summary>The real API server that these tests need: one of v1.20 to v1.24 that enforces PodSecurityPolicy.</summary>
internal static class TestCluster
{
    private const string Variable = "PSPMIGRATE_TEST_KUBECONFIG";

    private static Admin? _admin;

    /// <summary>The kubeconfig of an administrator; without one the test is inconclusive.</summary>
    public static string Kubeconfig => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? path
        : throw new AssertInconclusiveException($"needs a cluster: use dotnet cake --target=Cluster-Test, or set {Variable} to a kubeconfig");

    [SuppressMessage("Design", "CA1024", Justification = "It connects.")]
    public static Admin GetAdmin() => _admin ??= new Admin(Kubeconfig);

    /// <summary>A folder of real manifests beside the repository; without it the test is inconclusive.</summary>
    public static string Corpus => Repository.Shared("corpus");
}
