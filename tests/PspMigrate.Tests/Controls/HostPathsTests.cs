using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>facts/pod-security-policy.md, 26 and 27.</summary>
[TestClass]
public sealed class HostPathsTests
{
    private static readonly HostPaths Control = new();
    private static readonly PodSecurityPolicy Logs = Given.Policy("""
        volumes: [hostPath]
        allowedHostPaths: [{pathPrefix: /var/log/}, {pathPrefix: /etc, readOnly: true}, {pathPrefix: /etc/ssl}]
        """);

    [TestMethod]
    [DataRow("/var/log", true)]
    [DataRow("/var/log/", true)]
    [DataRow("/var/log/pods", true)]
    [DataRow("/var/logs", false, DisplayName = "prefixes match at path boundaries")]
    [DataRow("/var", false)]
    [DataRow("/", false)]
    public void Policy_takes_paths_below_its_prefixes(string path, bool takes)
    {
        Control.Takes(Logs, Mounted(path, readOnly: false)).Should().Be(takes);
    }

    [TestMethod]
    public void Policy_demands_read_only_mounts_unless_a_writable_entry_matches_too()
    {
        Control.Refuses(Logs, Mounted("/etc/hosts", readOnly: false)).Should()
            .Be("spec.containers[0].volumeMounts[0].readOnly: Invalid value: false: must be read-only");
        Control.Takes(Logs, Mounted("/etc/hosts", readOnly: true)).Should().BeTrue();
        Control.Takes(Logs, Mounted("/etc/ssl/certs", readOnly: false)).Should().BeTrue();
        Control.Refuses(Logs, Mounted("/root", readOnly: true)).Should()
            .Be("spec.volumes[0].hostPath.pathPrefix: Invalid value: \"/root\": is not allowed to be used");
    }

    [TestMethod]
    public void Policy_looks_at_mounts_only_so_that_an_unmounted_volume_passes()
    {
        Control.Takes(Logs, Given.Pod(spec: "volumes: [{name: v, hostPath: {path: /etc}}]")).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("volumes: [hostPath]", DisplayName = "omitted allows all paths")]
    [DataRow("volumes: ['*']\nallowedHostPaths: []")]
    public void Policy_without_a_list_takes_every_path(string spec)
    {
        Control.Takes(Given.Policy(spec), Mounted("/", readOnly: false)).Should().BeTrue();
    }

    [TestMethod]
    public void Star_is_literal()
    {
        var policy = Given.Policy("volumes: [hostPath]\nallowedHostPaths: [{pathPrefix: '*'}]");
        Control.Takes(policy, Mounted("/etc", readOnly: true)).Should().BeFalse();
    }

    [TestMethod]
    public void Levels_have_no_opinion()
    {
        Control.Checks.Should().BeEmpty();
        Control.Passes(Mounted("/etc", readOnly: false), "restricted:latest").Should().BeTrue();
    }

    [TestMethod]
    public void List_is_lost_where_the_level_lets_host_paths_in()
    {
        var policy = Given.Policy("volumes: [hostPath]\nallowedHostPaths: [{pathPrefix: /var/log}]");
        Control.Compare(policy, "privileged:latest").Should().ContainSingle().Which.Should().StartWith("lost:");
        Control.Compare(policy, "baseline:latest").Should().BeEmpty("baseline refuses the type");
        Control.Compare(Given.Policy("allowedHostPaths: [{pathPrefix: /var/log}]"), "privileged:latest")
            .Should().BeEmpty("a list grants nothing unless the type is in volumes");
    }

    [TestMethod]
    public void Words_tell_writable_from_read_only_paths()
    {
        var admitted = Control.Submitted(Logs);
        Control.Say(admitted).Should().Be(
            "/etc/ssl and below, /var/log and below; read-only /etc and below (but not /etc/ssl and below)");
        Control.Say(Control.Domain).Should().Be("anything");
        Control.Say(Value.Of("/etc/")).Should().Be("read-only /etc");
        Control.Say(Control.Of("readOnly", "/etc/")).Should().Be("/etc");
        Control.Say(Control.Of("readOnly", "/")).Should().Be("/");
        Control.Say(ValueSet.None).Should().Be("nothing");

        var logs = Control.Submitted(Given.Policy("volumes: [hostPath]\nallowedHostPaths: [{pathPrefix: /var/log, readOnly: true}]"));
        Control.Say(logs).Should().Be("read-only /var/log and below");
        Control.Say(Control.Domain - logs).Should().Be("every path but /var/log and below; writable /var/log and below");
    }

    [TestMethod]
    public void Without_a_list_the_policy_has_no_rule()
    {
        Control.HasRule(Given.Policy("volumes: [hostPath]")).Should().BeFalse();
        Control.HasRule(Logs).Should().BeTrue();
    }

    private static Pod Mounted(string path, bool readOnly) => Given.Pod(
        $"volumeMounts: [{{name: v, mountPath: /mnt, readOnly: {(readOnly ? "true" : "false")}}}]",
        $"volumes: [{{name: v, hostPath: {{path: {path}}}}}]");
}
