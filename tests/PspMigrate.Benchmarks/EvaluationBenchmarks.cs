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

    private readonly Pod[] _pods = [.. Sample.Read(Sample.Yaml(Many), workers: 1).Inventory.Workloads.Select(workload => workload.Template)];
    private readonly LevelVersion _baseline = new(Level.Baseline, KubernetesVersion.Latest);
    private readonly LevelVersion _restricted = new(Level.Restricted, KubernetesVersion.Latest);

    [Benchmark(OperationsPerInvoke = Many)]
    public int BothLevels()
    {
        var length = 0;
        foreach (var pod in _pods)
            length += Evaluator.Evaluate(pod, _restricted).Detail.Length + Evaluator.Evaluate(pod, _baseline).Detail.Length;
        return length;
    }
}
