using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Tests.Manifests.Readers;

[TestClass]
public sealed class PodReaderTests
{
    [TestMethod]
    public void Pod_level_fields_are_read()
    {
        var pod = Pod("""
            metadata:
              name: p
              namespace: ns
              labels: {l: v, istio.io/rev: v}
              annotations: {a: b}
              ownerReferences: [{kind: ReplicaSet, name: rs, uid: u, controller: true}, {kind: X}]
            spec:
              hostNetwork: true
              hostPID: true
              hostIPC: true
              hostUsers: false
              serviceAccountName: sa
              automountServiceAccountToken: false
              runtimeClassName: kata
              os: {name: linux}
              initContainers: [{name: i}]
              containers: [{name: c, image: x}]
              ephemeralContainers: [{name: e}]
            """);

        (pod.Name, pod.Namespace, pod.MeshLabels.Single().Value, pod.Annotations["a"]).Should().Be(("p", "ns", "v", "b"));
        pod.Owners.Should().Equal(new OwnerReference("", "ReplicaSet", "u", true), new OwnerReference("", "X", "", false));
        (pod.HostNetwork, pod.HostPid, pod.HostIpc, pod.HostUsers).Should().Be((true, true, true, (bool?)false));
        (pod.ServiceAccountName, pod.AutomountServiceAccountToken, pod.RuntimeClassName, pod.OsName).Should().Be(("sa", (bool?)false, "kata", "linux"));
        pod.InitContainers.Single().Name.Should().Be("i");
        pod.Containers.Single().Image.Should().Be("x");
        pod.EphemeralContainers.Single().Name.Should().Be("e");
    }

    [TestMethod]
    [DataRow("serviceAccount: old", "old"), DataRow("serviceAccount: old\n  serviceAccountName: new", "new"), DataRow("serviceAccountName: ''", null)]
    public void Older_name_of_the_service_account_field_counts_where_the_newer_is_left_out(string fields, string? expected) =>
        Pod($"spec:\n  {fields}").ServiceAccountName.Should().Be(expected);

    [TestMethod]
    public void Security_contexts_are_read()
    {
        var pod = Pod("""
            spec:
              securityContext:
                seLinuxOptions: {type: t}
                runAsUser: 1
                runAsGroup: 2
                runAsNonRoot: true
                fsGroup: 3
                sysctls: [{name: a.b, value: "1"}]
                seccompProfile: {type: Localhost, localhostProfile: f}
                appArmorProfile: {type: Unconfined}
                windowsOptions: {hostProcess: true, runAsUserName: u}
              containers:
              - name: c
                securityContext:
                  capabilities: {add: [A]}
                  privileged: false
                  procMount: Unmasked
                  readOnlyRootFilesystem: true
                  allowPrivilegeEscalation: false
                  runAsUser: 0
                  runAsGroup: 0
                  runAsNonRoot: false
                  seLinuxOptions: {}
                  seccompProfile: {}
              - name: none
            """);

        pod.SecurityContext.Should().BeEquivalentTo(new PodSecurityContext
        {
            SELinuxOptions = new SELinuxOptions(Type: "t"),
            RunAsUser = 1,
            RunAsGroup = 2,
            RunAsNonRoot = true,
            FsGroup = 3,
            Sysctls = ["a.b"],
            SeccompProfile = new ProfileField("Localhost", "f"),
            AppArmorProfile = new ProfileField("Unconfined"),
            WindowsOptions = new WindowsOptions(true, "u"),
        }, options => options.Excluding(c => c.SupplementalGroups));
        var context = pod.Containers[0].SecurityContext!;
        context.Capabilities!.Add.Should().Equal("A");
        context.Capabilities.Drop.IsDefault.Should().BeTrue();
        (context.Privileged, context.ProcMount, context.ReadOnlyRootFilesystem, context.AllowPrivilegeEscalation)
            .Should().Be(((bool?)false, "Unmasked", (bool?)true, (bool?)false));
        (context.RunAsUser, context.RunAsGroup, context.RunAsNonRoot).Should().Be(((long?)0, (long?)0, (bool?)false));
        context.SELinuxOptions.Should().Be(new SELinuxOptions());
        context.SeccompProfile.Should().Be(new ProfileField(""));
        pod.Containers[1].SecurityContext.Should().BeNull();
    }

    [TestMethod]
    public void Supplemental_groups_left_out_are_not_an_empty_list()
    {
        Pod("spec: {securityContext: {}}").SecurityContext!.SupplementalGroups.IsDefault.Should().BeTrue();
        Pod("spec: {securityContext: {supplementalGroups: null}}").SecurityContext!.SupplementalGroups.IsDefault.Should().BeTrue();
        var empty = Pod("spec: {securityContext: {supplementalGroups: []}}").SecurityContext!.SupplementalGroups;
        (empty.IsDefault, empty.IsEmpty).Should().Be((false, true));
        Pod("spec: {securityContext: {supplementalGroups: [1, 2]}}").SecurityContext!.SupplementalGroups.Should().Equal(1, 2);
    }

    [TestMethod]
    public void Ports_and_mounts_are_read()
    {
        var container = Pod("""
            spec:
              containers:
              - ports: [{containerPort: 80, hostPort: 8080, protocol: UDP, hostIP: 1.2.3.4, name: web}, {containerPort: 1}]
                volumeMounts: [{name: v, mountPath: /v, readOnly: true}, {name: w, mountPath: /w}]
            """).Containers.Single();
        container.Ports.Should().Equal(new ContainerPort(80, 8080, "UDP") { HostIp = "1.2.3.4", Name = "web" }, new ContainerPort(1, 0));
        container.VolumeMounts.Should().Equal(new VolumeMount("v", "/v", true), new VolumeMount("w", "/w", false));
    }

    [TestMethod]
    public void Hosts_of_probes_and_hooks_are_found_unless_empty()
    {
        var container = Pod("""
            spec:
              containers:
              - livenessProbe: {httpGet: {host: a, port: 1}}
                readinessProbe: {tcpSocket: {host: b, port: x}}
                startupProbe: {httpGet: {host: "", port: 1}}
                lifecycle: {postStart: {httpGet: {host: c}}, preStop: {tcpSocket: {host: d}, exec: {command: [x]}}}
            """).Containers.Single();
        container.ProbeHosts.Should().Equal(
            new ProbeHost("livenessProbe.httpGet.host", "a"),
            new ProbeHost("readinessProbe.tcpSocket.host", "b"),
            new ProbeHost("lifecycle.postStart.httpGet.host", "c"),
            new ProbeHost("lifecycle.preStop.tcpSocket.host", "d"));
    }

    [TestMethod]
    [DataRow("{name: v, hostPath: {path: /p}}", "hostPath"), DataRow("{name: v, hostPath: {}}", "hostPath"), DataRow("{name: v, hostPath: null}", "")]
    [DataRow("{name: v}", ""), DataRow("{emptyDir: {}, name: v, secret: {}}", "emptyDir secret"), DataRow(
        "{name: v, persistentVolumeClaim: {claimName: c}}", "persistentVolumeClaim")]
    public void Volume_sources_are_the_keys_that_are_present(string volume, string sources) =>
        Volume(volume).Sources.Should().Equal(sources.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [TestMethod]
    public void Host_path_and_drivers_of_volumes_are_read()
    {
        Volume("{name: v, hostPath: {path: /p}}").HostPath.Should().Be("/p");
        Volume("{name: v, flexVolume: {driver: f}}").Driver.Should().Be("f");
        Volume("{name: v, csi: {driver: c}}").Driver.Should().Be("c");
    }

    [TestMethod]
    [DataRow(
        "{serviceAccountToken: {path: token}}, {configMap: {name: kube-root-ca.crt}}, {downwardAPI: {items: [{path: namespace, fieldRef: "
            + "{fieldPath: metadata.namespace}}]}}", true)]
    [DataRow("{serviceAccountToken: {path: token, audience: vault}}", false), DataRow("{serviceAccountToken: {path: other}}", false)]
    [DataRow("{serviceAccountToken: {path: token}}, {configMap: {name: other}}", false), DataRow("{secret: {name: s}}", false)]
    [DataRow("{downwardAPI: {items: [{path: namespace, fieldRef: {apiVersion: v2, fieldPath: metadata.namespace}}]}}", false)]
    [DataRow("{downwardAPI: {items: [{path: namespace, fieldRef: {fieldPath: metadata.name}}]}}", false)]
    [DataRow("{downwardAPI: {items: [{path: cpu, resourceFieldRef: {resource: x}}]}}", false)]
    public void Projected_volume_is_a_token_if_every_source_is_one_that_the_server_injects(string sources, bool expected) =>
        Volume($"{{name: v, projected: {{sources: [{sources}]}}}}").IsServiceAccountToken.Should().Be(expected);

    [TestMethod]
    public void Other_volumes_are_no_token() => Volume("{name: v, secret: {secretName: token}}").IsServiceAccountToken.Should().BeFalse();

    [TestMethod]
    public void Wrong_type_deep_inside_is_an_error_with_its_path()
    {
        var diagnostics = new List<Diagnostic>();
        PodReader.Read(Nodes.Map("spec:\n  containers:\n  - securityContext: {privileged: \"true\"}\n"), diagnostics);
        diagnostics.Should().ContainSingle().Which.Message.Should().StartWith("spec.containers[0].securityContext.privileged must be a boolean");
    }

    private static Volume Volume(string volume) => Pod($"spec: {{volumes: [{volume}]}}").Volumes.Single();

    private static Pod Pod(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var pod = PodReader.Read(Nodes.Map(text), diagnostics);
        diagnostics.Should().BeEmpty();
        return pod;
    }
}
