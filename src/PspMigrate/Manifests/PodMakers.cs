namespace PspMigrate.Manifests;

/// <summary>Kinds of widely used operators that make pods without holding a pod template.</summary>
/// <remarks>
/// tekton.dev, argoproj.io (Workflows, Events), monitoring.coreos.com (Prometheus operator), serving.knative.dev, kubevirt.io, kafka.strimzi.io,
/// acid.zalan.do, postgres-operator.crunchydata.com, postgresql.cnpg.io and sparkoperator.k8s.io document them. Of other kinds those count
/// that list containers anywhere.
/// </remarks>
internal static class PodMakers
{
    /// <summary>Whether an object of a kind that Kubernetes doesn't know makes pods.</summary>
    public static bool Makes(string apiVersion, string kind, MapNode node) =>
        (Kinds.GroupOf(apiVersion), kind) is
            ("tekton.dev", "Task" or "ClusterTask" or "TaskRun" or "Pipeline" or "PipelineRun")
            or ("argoproj.io", "Workflow" or "WorkflowTemplate" or "ClusterWorkflowTemplate" or "CronWorkflow" or "EventSource" or "Sensor")
            or ("monitoring.coreos.com", "Prometheus" or "PrometheusAgent" or "Alertmanager" or "ThanosRuler")
            or ("serving.knative.dev", "Revision")
            or ("kubevirt.io", "VirtualMachine" or "VirtualMachineInstance")
            or ("kafka.strimzi.io", "Kafka" or "KafkaConnect" or "KafkaBridge" or "KafkaMirrorMaker2" or "KafkaNodePool")
            or ("acid.zalan.do", "postgresql")
            or ("postgres-operator.crunchydata.com", "PostgresCluster")
            or ("postgresql.cnpg.io", "Cluster")
            or ("sparkoperator.k8s.io", "SparkApplication" or "ScheduledSparkApplication")
        || node.All().OfType<MapNode>().SelectMany(map => map.Entries).Any(entry => entry.Key is "containers" or "initContainers"
            && entry.Value is ListNode { Items: [MapNode first, ..] } && first["image"] is ScalarNode);
}
