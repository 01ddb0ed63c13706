using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class VolumesTests
{
    private static readonly Volumes Control = new();

    private static readonly string[] Harmless =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] Restricted =
    [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder",
        "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume",
        "scaleIO", "storageos",
    ];

    [TestMethod]
    public void Policy_takes_the_listed_types()
    {
        var policy = Given.Policy("volumes: [emptyDir, cephFS]");
        Control.Takes(policy, Of("emptyDir")).Should().BeTrue();
        Control.Takes(policy, Of("cephfs")).Should().BeTrue("policies spell it cephFS");
        Control.Refuses(policy, Of("nfs")).Should().Be("spec.volumes[0]: Invalid value: \"nfs\": nfs volumes are not allowed to be used");
        Control.Refuses(Given.Policy("volumes: [nfs]"), Of("cephfs")).Should()
            .Be("spec.volumes[0]: Invalid value: \"cephFS\": cephFS volumes are not allowed to be used");
    }

    [TestMethod]
    [DataRow("", DisplayName = "omitted allows none")]
    [DataRow("volumes: []")]
    public void Policy_without_types_takes_no_volume(string spec)
    {
        Control.Takes(Given.Policy(spec), Of("emptyDir")).Should().BeFalse();
        Control.Takes(Given.Policy(spec), Given.Pod()).Should().BeTrue();
    }

    [TestMethod]
    public void Policy_with_a_star_takes_every_type()
    {
        var policy = Given.Policy("volumes: [secret, '*']");
        foreach (var type in Restricted.Concat(Harmless).Except(["image"], StringComparer.Ordinal))
            Control.Takes(policy, Of(type)).Should().BeTrue(type);
    }

    /// <remarks>facts/pod-security-policy.md, 28.</remarks>
    [TestMethod]
    public void Secret_allows_the_projected_volume_of_a_service_account_token_and_no_other()
    {
        var token = Given.Pod(spec: """
            volumes:
            - name: kube-api-access-x
              projected:
                sources:
                - serviceAccountToken: {expirationSeconds: 3607, path: token}
                - configMap: {name: kube-root-ca.crt, items: [{key: ca.crt, path: ca.crt}]}
                - downwardAPI: {items: [{path: namespace, fieldRef: {apiVersion: v1, fieldPath: metadata.namespace}}]}
            """);
        Control.Takes(Given.Policy("volumes: [secret]"), token).Should().BeTrue();
        Control.Takes(Given.Policy("volumes: [configMap]"), token).Should().BeFalse();
        var other = Given.Pod(spec: "volumes: [{name: v0, projected: {sources: [{secret: {name: s}}]}}]");
        Control.Takes(Given.Policy("volumes: [secret]"), other).Should().BeFalse();
    }

    /// <remarks>policy/check_restrictedVolumes.go looks for an allowed source first. The API takes no such volume.</remarks>
    [TestMethod]
    public void A_volume_of_several_types_passes_restricted_by_one_that_is_allowed()
    {
        var pod = Given.Pod();
        pod = pod with { Volumes = [new() { Name = "v", Sources = ["nfs", "emptyDir"] }, new() { Name = "w", Sources = ["nfs"] }] };
        Control.Says(pod, "restricted:latest").Should().Be("""restricted volume types (volume "w" uses restricted volume type "nfs")""");
        Passes(pod).Should().BeFalse();
        Passes(pod with { Volumes = [pod.Volumes[0]] }).Should().BeTrue();

        static bool Passes(Pod pod)
        {
            var check = Control.Checks.Single(check => check.Level == Level.Restricted);
            return check.At(KubernetesVersion.Latest)!.Passes(pod, Control.Read(pod));
        }
    }

    [TestMethod]
    public void Baseline_refuses_host_paths_alone()
    {
        foreach (var type in Harmless.Concat(Restricted).Except(["hostPath"], StringComparer.Ordinal))
            Control.Passes(Of(type), "baseline:v1.0").Should().BeTrue(type);
        Control.Says(Of("hostPath"), "baseline:v1.0").Should().Be("""hostPath volumes (volume "v0")""");
        Control.Says(Of("hostPath", "emptyDir", "hostPath"), "baseline:latest").Should().Be("""hostPath volumes (volumes "v0", "v2")""");
    }

    [TestMethod]
    [DataRow("restricted:v1.0")]
    [DataRow("restricted:latest")]
    public void Restricted_allows_nine_types(string at)
    {
        foreach (var type in Harmless)
            Control.Passes(Of(type), at).Should().BeTrue(type);
        foreach (var type in Restricted)
            Control.Says(Of(type), at).Should().Be($"restricted volume types (volume \"v0\" uses restricted volume type \"{type}\")");
        Control.Says(Of("nfs", "hostPath", "nfs", "secret"), at).Should().Be(
            """restricted volume types (volumes "v0", "v1", "v2" use restricted volume types "hostPath", "nfs")""");
        Control.Says(Of("nfs", "nfs"), at).Should().Be(
            """restricted volume types (volumes "v0", "v1" use restricted volume type "nfs")""");
    }

    [TestMethod]
    public void Volume_without_a_source_is_unknown_to_restricted()
    {
        Control.Says(Given.Pod(spec: "volumes: [{name: v0}]"), "restricted:latest").Should().Be(
            """restricted volume types (volume "v0" uses restricted volume type "unknown")""");
    }

    [TestMethod]
    public void Lists_are_lost_and_types_beyond_the_level_tightened()
    {
        var policy = Given.Policy("volumes: [configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, nfs, csi]");
        Control.Compare(policy, "restricted:latest").Should().Equal("lost: ephemeral, image, secret", "granted: nfs");
        Control.Compare(Given.Policy("volumes: ['*']"), "baseline:latest").Should().Equal("granted: hostPath");
        Control.Compare(Given.Policy("volumes: ['*']"), "privileged:latest").Should().BeEmpty();
        Control.Compare(Given.Policy("volumes: [hostPath]"), "privileged:latest").Should().Equal("lost: every type but hostPath");
    }

    private static Pod Of(params string[] types) =>
        Given.Pod(spec: $"volumes:\n{string.Join('\n', types.Index().Select(type => $"- {{name: v{type.Index}, {type.Item}: {{}}}}"))}");
}
