using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Reading;

[TestClass]
public sealed class ReplicasTests
{
    /// <summary>A pod with something of everything that is looked at.</summary>
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-one
          namespace: shop
          labels: {app: web, pod-template-hash: abc, sidecar.istio.io/inject: "false"}
          annotations:
            kubernetes.io/psp: restricted
            container.apparmor.security.beta.kubernetes.io/c: runtime/default
            seccomp.security.alpha.kubernetes.io/pod: runtime/default
            linkerd.io/inject: disabled
            cni.projectcalico.org/podIP: 10.0.0.1
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u1, controller: true}]
        spec:
          nodeName: node-1
          serviceAccountName: app
          hostNetwork: false
          automountServiceAccountToken: true
          runtimeClassName: fast
          securityContext: {fsGroup: 1, supplementalGroups: [2], sysctls: [{name: kernel.a, value: "1"}]}
          volumes:
          - {name: tmp, emptyDir: {}}
          - {name: host, hostPath: {path: /var}}
          - name: kube-api-access-11111
            projected:
              sources:
              - {serviceAccountToken: {path: token}}
              - {configMap: {name: kube-root-ca.crt}}
              - {downwardAPI: {items: []}}
          initContainers: [{name: i, image: init}]
          containers:
          - name: c
            image: web:1
            ports: [{containerPort: 80, hostPort: 80}]
            livenessProbe: {httpGet: {port: 80, host: other}}
            securityContext: {runAsUser: 1, capabilities: {add: [NET_ADMIN], drop: [ALL]}}
            volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: kube-api-access-11111, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}
        """;

    [TestMethod]
    public void Pods_of_one_controller_that_are_alike_are_one()
    {
        var read = Read(Pod, Of("two"), Of("three"));

        var pod = read.Should().ContainSingle().Subject;
        (pod.Name, pod.AlikePods, pod.At.Line).Should().Be(("web-one", 3, 1));
    }

    [TestMethod]
    [DataRow("10.0.0.1", "10.0.0.2")]
    [DataRow("node-1", "node-2")]
    [DataRow("kube-api-access-11111", "kube-api-access-22222")]
    [DataRow("app: web,", "app: web, statefulset.kubernetes.io/pod-name: web-1,")]
    public void What_is_each_pods_own_is_no_difference(string part, string other) =>
        Read(Pod, Of("two", part, other)).Should().ContainSingle().Which.AlikePods.Should().Be(2);

    [TestMethod]
    [DataRow("namespace: shop", "namespace: shop2")]
    [DataRow("uid: u1", "uid: u2")]
    [DataRow("uid: u1", "uid: ''")]
    [DataRow("controller: true", "controller: false")]
    [DataRow("kubernetes.io/psp: restricted", "kubernetes.io/psp: privileged")]
    [DataRow("    kubernetes.io/psp: restricted\n", "")]
    [DataRow("/c: runtime/default", "/c: unconfined")]
    [DataRow("/pod: runtime/default", "/pod: unconfined")]
    [DataRow("linkerd.io/inject: disabled", "linkerd.io/inject: enabled")]
    [DataRow("inject: \"false\"", "inject: \"true\"")]
    [DataRow("annotations:", "annotations:\n    kubernetes.io/config.mirror: x")]
    [DataRow("serviceAccountName: app", "serviceAccountName: other")]
    [DataRow("hostNetwork: false", "hostNetwork: true")]
    [DataRow("hostNetwork: false", "hostPID: true")]
    [DataRow("hostNetwork: false", "hostIPC: true")]
    [DataRow("hostNetwork: false", "hostUsers: false")]
    [DataRow("hostNetwork: false", "os: {name: windows}")]
    [DataRow("hostNetwork: false", "ephemeralContainers: [{name: e}]")]
    [DataRow("automountServiceAccountToken: true", "automountServiceAccountToken: false")]
    [DataRow("runtimeClassName: fast", "runtimeClassName: slow")]
    [DataRow("fsGroup: 1", "fsGroup: 2")]
    [DataRow("supplementalGroups: [2]", "supplementalGroups: [3]")]
    [DataRow("supplementalGroups: [2]", "supplementalGroups: []")]
    [DataRow("supplementalGroups: [2], ", "")]
    [DataRow("name: kernel.a", "name: kernel.b")]
    [DataRow("path: /var}", "path: /}")]
    [DataRow("emptyDir: {}", "secret: {secretName: x}")]
    [DataRow("name: i, image: init", "name: i, image: other")]
    [DataRow("image: web:1", "image: web:2")]
    [DataRow("- name: c\n", "- name: d\n")]
    [DataRow("hostPort: 80", "hostPort: 81")]
    [DataRow("host: other", "host: another")]
    [DataRow("runAsUser: 1,", "runAsUser: 0,")]
    [DataRow("runAsUser: 1,", "privileged: true,")]
    [DataRow("add: [NET_ADMIN]", "add: [SYS_ADMIN]")]
    [DataRow("drop: [ALL]", "drop: [KILL]")]
    [DataRow("mountPath: /tmp", "mountPath: /etc")]
    [DataRow("readOnly: true", "readOnly: false")]
    [DataRow("name: tmp, mountPath", "name: host, mountPath")]
    [DataRow("serviceAccountToken: {path: token}", "secret: {name: token}")]
    public void Any_other_difference_keeps_them_apart(string part, string other)
    {
        var pod = Of("two", part, other);

        Read(Pod, pod).Should().HaveCount(2).And.OnlyContain(workload => workload.AlikePods == 1);
    }

    [TestMethod]
    public void In_a_repository_each_keeps_its_place() =>
        Read(new ReadOptions { IsRepository = true }, Pod, Of("two")).Should().HaveCount(2);

    [TestMethod]
    public void From_a_cluster_they_are_one_too()
    {
        var reader = new ManifestReader(new());
        foreach (var name in new[] { "a", "b", "c" })
        {
            reader.AddLive($"cluster:shop/Pod/{name}", "v1", "Pod", Encoding.UTF8.GetBytes($$"""
                {"metadata": {"name": "{{name}}", "namespace": "shop", "ownerReferences": [{"kind": "ReplicaSet", "name": "web", "uid": "u",
                 "controller": true}]},
                 "spec": {"containers": [{"name": "c", "securityContext": {"runAsUser": {{(name is "c" ? 0 : 1)}} } }]} }
                """));
        }

        reader.Finish().Inventory.Workloads.Select(workload => (workload.Name, workload.AlikePods)).Should().Equal(("a", 2), ("c", 1));
    }

    /// <summary>Another pod, changed in one place.</summary>
    private static string Of(string name, string part = "web-one", string other = "web-one")
    {
        Pod.Should().Contain(part);
        return Pod.Replace(part, other, StringComparison.Ordinal).Replace("name: web-one", "name: web-" + name, StringComparison.Ordinal);
    }

    private static ImmutableArray<Workload> Read(params string[] pods) => Read(new ReadOptions(), pods);

    private static ImmutableArray<Workload> Read(ReadOptions options, params string[] pods)
    {
        var reader = new ManifestReader(options);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n---\n", pods)));
        reader.Read("pods.yaml", text);
        var result = reader.Finish();
        result.Diagnostics.Should().BeEmpty();
        return result.Inventory.Workloads;
    }
}
