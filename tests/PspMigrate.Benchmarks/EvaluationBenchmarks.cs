using BenchmarkDotNet.Attributes;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Benchmarks;

/// <summary>Decoded pods at both levels, with the text of the answers.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private const int Many = 1_000;

    private readonly Pod[] pods = [.. Sample.Read(Sample.Yaml(Many), workers: 1).Inventory.Workloads.Select(workload => workload.Template)];
    private readonly LevelVersion baseline = new(Level.Baseline, KubernetesVersion.Latest);
    private readonly LevelVersion restricted = new(Level.Restricted, KubernetesVersion.Latest);

    [Benchmark(OperationsPerInvoke = Many)]
    public int BothLevels()
    {
        var length = 0;
        foreach (var pod in pods)
            length += Evaluator.Evaluate(pod, restricted).Detail.Length + Evaluator.Evaluate(pod, baseline).Detail.Length;
        return length;
    }
}
