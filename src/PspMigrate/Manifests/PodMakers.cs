using System.Collections.Frozen;

namespace PspMigrate.Manifests;

/// <summary>Kinds of widely used operators that make pods without holding a pod template.</summary>
/// <remarks>
/// tekton.dev, argoproj.io (Workflows, Events), monitoring.coreos.com (Prometheus operator), serving.knative.dev, kubevirt.io, kafka.strimzi.io,
/// acid.zalan.do, postgres-operator.crunchydata.com, postgresql.cnpg.io and sparkoperator.k8s.io document them. Of other kinds those count
/// that list containers anywhere.
/// </remarks>
internal static class PodMakers
{
    private static readonly FrozenDictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["tekton.dev"] = ["Task", "ClusterTask", "TaskRun", "Pipeline", "PipelineRun"],
        ["argoproj.io"] = ["Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow", "EventSource", "Sensor"],
        ["monitoring.coreos.com"] = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"],
        ["serving.knative.dev"] = ["Revision"],
        ["kubevirt.io"] = ["VirtualMachine", "VirtualMachineInstance"],
        ["kafka.strimzi.io"] = ["Kafka", "KafkaConnect", "KafkaBridge", "KafkaMirrorMaker2", "KafkaNodePool"],
        ["acid.zalan.do"] = ["postgresql"],
        ["postgres-operator.crunchydata.com"] = ["PostgresCluster"],
        ["postgresql.cnpg.io"] = ["Cluster"],
        ["sparkoperator.k8s.io"] = ["SparkApplication", "ScheduledSparkApplication"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an object of a kind that Kubernetes doesn't know makes pods.</summary>
    public static bool Makes(string apiVersion, string kind, MapNode node)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return (Known.TryGetValue(slash < 0 ? "" : apiVersion[..slash], out var kinds) && kinds.Contains(kind, StringComparer.Ordinal))
            || ListsContainers(node);
    }

    private static bool ListsContainers(Node node) => node switch
    {
        MapNode map => map.Entries.Any(entry =>
            (entry.Key is "containers" or "initContainers" && entry.Value is ListNode { Items: [MapNode first, ..] } && first["image"] is ScalarNode)
            || ListsContainers(entry.Value)),
        ListNode list => list.Items.Any(ListsContainers),
        _ => false,
    };
}
