using BenchmarkDotNet.Attributes;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Benchmarks;

/// <summary>Which account may use which policy, over all accounts.</summary>
[MemoryDiagnoser]
public class AccessBenchmarks
{
    private Inventory _cluster = new();

    [Params(1_000, 10_000)]
    public int Namespaces { get; set; }

    [GlobalSetup]
    public void Setup() => _cluster = Sample.Cluster(Namespaces, policies: 50);

    [Benchmark]
    public object AllAccounts() => AccessAnalysis.Analyze(_cluster, AccessIndex.Build(_cluster));
}
