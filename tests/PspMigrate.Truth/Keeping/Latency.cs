using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;

namespace PspMigrate.Truth.Keeping;

/// <summary>How much longer the creation of a pod takes with the kept policies of so many namespaces, each of which has a policy of its own.</summary>
internal static class Latency
{
    private const int WarmUp = 30;
    private const int Requests = 300;

    private static readonly JsonObject Pod = JsonNode.Parse(
        """
        {"metadata": {"name": "web"}, "spec": {"serviceAccountName": "default",
         "containers": [{"name": "a", "image": "i", "ports": [{"containerPort": 80}]}, {"name": "b", "image": "i"}],
         "volumes": [{"name": "c", "configMap": {"name": "c"}}, {"name": "t", "emptyDir": {}}]}}
        """)!.AsObject();

    /// <summary>A Markdown table: milliseconds a request.</summary>
    public static void Measure(Lab lab, TextWriter to)
    {
        to.WriteLine("| namespaces | policies and bindings | median ms | 95 % ms |");
        to.WriteLine("| ---: | ---: | ---: | ---: |");
        foreach (var namespaces in new[] { 0, 1, 10, 300 })
        {
            LabPolicies.Clear(lab);
            lab.Namespace("latency-1");
            var objects = namespaces == 0 ? [] : Keep(namespaces).Objects;
            LabPolicies.Put(lab, "", objects);
            LabPolicies.Await(lab);
            var times = Enumerable.Range(0, WarmUp + Requests).Select(_ => Ask(lab)).Skip(WarmUp).Order().ToArray();
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {namespaces} | {objects.Length} | {times[Requests / 2]:F2} | {times[Requests * 95 / 100]:F2} |"));
        }
    }

    private static double Ask(Lab lab)
    {
        var begin = Stopwatch.GetTimestamp();
        var answer = lab.Create(Pod, "latency-1", "neutral-user", "system:authenticated");
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return answer.IsAdmitted ? time : throw new TruthException($"the pod is refused: {answer.Message}");
    }

    private static Kept Keep(int namespaces)
    {
        var yaml = new StringBuilder();
        foreach (var i in Enumerable.Range(1, namespaces))
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $$$"""
                ---
                {apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: p-{{{i}}}}, spec: {allowPrivilegeEscalation: false,
                 requiredDropCapabilities: [ALL], volumes: [configMap, secret, emptyDir, projected], runAsUser: {rule: MustRunAsNonRoot},
                  seLinux: {rule: RunAsAny},
                 supplementalGroups: {rule: MustRunAs, ranges: [{min: {{{i}}}, max: 65535}]}, fsGroup: {rule: MustRunAs, ranges: [{min: {{{i}}},
                  max: 65535}]} } }
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: latency-{{{i}}} } }
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: psp, namespace: latency-{{{i}}}},
                 rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [p-{{{i}}}]}]}
                ---
                {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: psp, namespace: latency-{{{i}}}},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: psp},
                 subjects: [{kind: ServiceAccount, name: default, namespace: latency-{{{i}}}}]}
                """);
        }

        var reader = new ManifestReader(new());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(yaml.ToString()));
        reader.Read("latency.yaml", content);
        var plan = Planner.Make(reader.Finish().Inventory, new() { Version = new(36), Enforce = new(IsAuto: false, Level.Privileged) });
        return Keeper.Keep(plan, new());
    }
}
