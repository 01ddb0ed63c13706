using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Fixes;

[TestClass]
public sealed class FixerTests
{
    [TestMethod]
    public void What_the_policy_fills_in_is_written_and_passes_restricted()
    {
        var fix = Make(GivenManifests.Strict, "{containers: [{name: a, image: b}]}", "restricted:latest");

        fix.Verdict.Allowed.Should().BeTrue();
        fix.Undecided.Should().BeEmpty();
        fix.PolicyFirst.Should().BeEmpty();
        Patch(fix).Should().Be(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
            spec:
              template:
                metadata:
                  annotations:
                    container.apparmor.security.beta.kubernetes.io/a: runtime/default
                spec:
                  containers:
                  - name: a
                    securityContext:
                      capabilities:
                        drop:
                        - ALL
                      runAsNonRoot: true
                      readOnlyRootFilesystem: true
                      allowPrivilegeEscalation: false
                  runtimeClassName: gvisor
                  securityContext:
                    seLinuxOptions:
                      level: "s0:c1,c2"
                    supplementalGroups:
                    - 5
                    fsGroup: 7
                    seccompProfile:
                      type: RuntimeDefault

            """);
    }

    [TestMethod]
    public void Before_fields_existed_seccomp_is_an_annotation() =>
        Make(GivenManifests.Strict, "{containers: [{name: a}]}", "baseline:v1.18").Fixed.Annotations
            .Should().Contain("seccomp.security.alpha.kubernetes.io/pod", "runtime/default");

    [TestMethod]
    public void What_no_policy_fills_in_is_left_to_people()
    {
        var fix = Make(GivenManifests.Loose, "{containers: [{name: a}]}", "restricted:latest");

        fix.Changes.Should().BeEmpty();
        fix.Undecided.Select(item => (item.Check, item.IsMissing, item.Fields.Single())).Should().Equal(
            ("capabilities_restricted", true, "spec.template.spec.containers[0].securityContext.capabilities.drop"),
            ("allowPrivilegeEscalation", true, "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation"),
            ("runAsNonRoot", true, "spec.template.spec.containers[0].securityContext.runAsNonRoot"),
            ("seccompProfile_restricted", true, "spec.template.spec.containers[0].securityContext.seccompProfile"));
    }

    [TestMethod]
    public void What_a_workload_asks_for_is_left_to_people()
    {
        var fix = Make(GivenManifests.Loose, "{hostNetwork: true, containers: [{name: a}]}", "baseline:latest");

        fix.Changes.Should().BeEmpty();
        var undecided = fix.Undecided.Should().ContainSingle().Subject;
        undecided.IsMissing.Should().BeFalse();
        undecided.Fields.Should().Equal("spec.template.spec.hostNetwork");
    }

    [TestMethod]
    [DataRow("{containers: [{name: a, securityContext: {runAsUser: 7}}]}", true)]
    [DataRow("{securityContext: {runAsUser: 7}, containers: [{name: a}]}", true)]
    [DataRow("{containers: [{name: a, securityContext: {runAsUser: 7, runAsNonRoot: false}}]}", true)]
    [DataRow("{securityContext: {runAsNonRoot: false, runAsUser: 7}, containers: [{name: a}]}", true)]
    [DataRow("{containers: [{name: a}]}", false)]
    [DataRow("{containers: [{name: a, securityContext: {runAsUser: 0}}]}", false)]
    [DataRow("{containers: [{name: a, securityContext: {runAsUser: 7}}, {name: b}]}", false)]
    [DataRow("{os: {name: windows}, containers: [{name: a, securityContext: {runAsUser: 7}}]}", false)]
    public void That_a_user_is_not_root_is_said_where_it_is_given(string spec, bool isSaid) =>
        Make(GivenManifests.Loose, spec, "restricted:latest").Undecided.Any(item => item.Check is "runAsNonRoot").Should().Be(!isSaid);

    [TestMethod]
    public void A_container_of_unknown_user_stays_free_to_be_root() =>
        (Make(GivenManifests.Loose, "{containers: [{name: a, securityContext: {runAsUser: 7}}, {name: b}]}", "restricted:latest")
            .Fixed.Containers[1].SecurityContext?.RunAsNonRoot).Should().BeNull();

    [TestMethod]
    public void Adding_what_the_runtime_gives_anyway_is_taken_out_under_a_condition()
    {
        var fix = Make(GivenManifests.Loose, "{containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW, CHOWN]}}}]}", "baseline:latest");

        fix.Verdict.Allowed.Should().BeTrue();
        fix.Fixed.Containers[0].SecurityContext!.Capabilities!.Add.Should().Equal("CHOWN");
        var condition = fix.Conditions.Should().ContainSingle().Subject;
        condition.Field.Should().Be("spec.template.spec.containers[0].securityContext.capabilities.add");
        condition.Condition.Should().Contain("by default");
    }

    [TestMethod]
    [DataRow("ALL")]
    [DataRow("all")]
    [DataRow("CAP_NET_RAW")]
    public void Adding_NET_RAW_stays_where_it_is_dropped_too(string drop)
    {
        var fix = Make(
            GivenManifests.Loose, "{containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW], drop: [" + drop + "]}}}]}", "baseline:latest");

        fix.Changes.Should().BeEmpty();
        fix.Conditions.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("[NET_RAW, NET_RAW]"), DataRow("[NET_RAW, CHOWN, NET_RAW]")]
    public void Adding_NET_RAW_twice_is_taken_out_once(string add)
    {
        var fix = Make(GivenManifests.Loose, "{containers: [{name: a, securityContext: {capabilities: {add: " + add + "}}}]}", "baseline:latest");

        fix.Verdict.Allowed.Should().BeTrue();
        fix.Conditions.Should().ContainSingle();
    }

    [TestMethod]
    public void Something_is_missing_only_where_nothing_has_to_be_taken_away() => Make(
        GivenManifests.Loose, "{containers: [{name: a, securityContext: {runAsNonRoot: false}}, {name: b}]}", "restricted:latest")
        .Undecided.Single(item => item.Check is "runAsNonRoot").IsMissing.Should().BeFalse();

    [TestMethod]
    public void An_annotation_is_named_by_its_key_where_the_template_has_it()
    {
        const string key = "container.apparmor.security.beta.kubernetes.io/a";
        var workload = GivenManifests.Deployment("{containers: [{name: a}]}", "{annotations: {" + key + ": unconfined}}");

        Fixer.Make(workload, GivenManifests.Policy(GivenManifests.Loose), GivenManifests.At("baseline:latest"))
            .Undecided.Should().ContainSingle().Which.Fields.Should().Equal($"spec.template.metadata.annotations[{key}]");
    }

    [TestMethod]
    [DataRow("{securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}", true)]
    [DataRow("{containers: [{name: a, securityContext: {seccompProfile: {type: Unconfined}}}]}", true)]
    [DataRow(
        "{securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {seccompProfile: {type: Unconfined}}}]}", false)]
    public void Unconfined_is_left_out_where_nothing_takes_its_place(string spec, bool passes) =>
        Make(GivenManifests.Loose, spec, "baseline:latest").Verdict.Allowed.Should().Be(passes);

    /// <remarks>The kubelet runs pods without a profile unconfined unless its seccompDefault is on.</remarks>
    [TestMethod]
    public void Unconfined_that_a_policy_fills_in_is_written_only_where_the_level_takes_it()
    {
        var policy =
            GivenManifests.Loose.Replace(": '*'}", ": '*', seccomp.security.alpha.kubernetes.io/defaultProfileName: unconfined}", StringComparison.Ordinal);

        Make(policy, "{containers: [{name: a}]}", "privileged:latest").Fixed.SecurityContext!.SeccompProfile.Should().Be(new ProfileField("Unconfined"));

        var fix = Make(policy, "{containers: [{name: a}]}", "baseline:latest");
        fix.Verdict.Allowed.Should().BeTrue();
        fix.Changes.Should().BeEmpty();
        fix.Conditions.Should().ContainSingle().Which.IsWritten.Should().BeFalse();
        Make(policy, "{securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}", "baseline:latest")
            .Conditions.Should().ContainSingle().Which.IsWritten.Should().BeTrue();
    }

    [TestMethod]
    public void A_profile_that_only_an_annotation_names_becomes_a_field()
    {
        var workload = GivenManifests.Deployment(
            "{containers: [{name: a}]}", "{annotations: {seccomp.security.alpha.kubernetes.io/pod: docker/default}}");

        var fix = Fixer.Make(workload, GivenManifests.Policy(GivenManifests.Loose), GivenManifests.At("baseline:latest"));

        fix.Fixed.SecurityContext!.SeccompProfile.Should().Be(new ProfileField("RuntimeDefault"));
        fix.Fixed.Annotations.Should().BeSameAs(workload.Template.Annotations);
    }

    [TestMethod]
    public void A_policy_that_forbids_profiles_is_loosened_first()
    {
        var fix = Make(GivenManifests.WithoutSeccomp, "{containers: [{name: a}]}", "restricted:latest");

        fix.Undecided.Select(item => item.Check).Should().Equal("seccompProfile_restricted");
        fix.PolicyFirst.Should().Equal(
            "set the annotation seccomp.security.alpha.kubernetes.io/allowedProfileNames of policy no-seccomp to \"*\"");
    }

    /// <remarks>facts/pod-security-policy.md, 20: allowed profiles without <c>*</c> and without a default ask for a profile.</remarks>
    [TestMethod]
    public void A_policy_that_refuses_what_the_workload_is_to_become_is_loosened_first()
    {
        var policy = GivenManifests.Loose.Replace("'*'}", "unconfined}", StringComparison.Ordinal);
        var fix = Make(policy, "{securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}", "baseline:latest");

        fix.Verdict.Allowed.Should().BeTrue();
        fix.Fixed.SecurityContext!.SeccompProfile.Should().BeNull();
        fix.PolicyFirst.Should().Equal("set the annotation seccomp.security.alpha.kubernetes.io/allowedProfileNames of policy loose to \"*\"");
    }

    [TestMethod]
    [DataRow("baseline:latest")]
    [DataRow("restricted:v1.18")]
    public void Where_no_profile_is_needed_the_policy_stays(string level) =>
        Make(GivenManifests.WithoutSeccomp, "{containers: [{name: a}]}", level).PolicyFirst.Should().BeEmpty();

    [TestMethod]
    public void Without_a_policy_only_what_is_so_anyway_is_written() =>
        Fixer.Make(
            GivenManifests.Deployment("{containers: [{name: a, securityContext: {runAsUser: 7}}]}"), admittedBy: null, GivenManifests.At("restricted:latest"))
            .Changes.Select(change => change.Path).Should().Equal("/spec/containers/0/securityContext/runAsNonRoot");

    [TestMethod]
    public void A_list_in_a_patch_is_whole_because_it_replaces_the_old_one() =>
        Patch(Make(GivenManifests.WithoutSeccomp,
            "{containers: [{name: a, securityContext: {runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [KILL]}}}]}", "baseline:latest"))
            .Should().EndWith("capabilities:\n            drop:\n            - ALL\n            - KILL\n");

    [TestMethod]
    public void What_is_taken_away_is_null_in_a_patch() =>
        Patch(Make(GivenManifests.Loose, "{containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}", "baseline:latest"))
            .Should().EndWith("capabilities:\n            add: null\n");

    private static Fix Make(string policy, string spec, string level) =>
        Fixer.Make(GivenManifests.Deployment(spec), GivenManifests.Policy(policy), GivenManifests.At(level), keepFilled: true);

    private static string Patch(Fix fix) => NodeText.Document(StrategicPatch.Of(fix)!);
}
