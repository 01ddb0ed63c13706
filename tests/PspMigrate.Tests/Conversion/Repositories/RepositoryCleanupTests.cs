using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class RepositoryCleanupTests
{
    private const string Grants =
        """
        # the grant
        kind: ClusterRole
        apiVersion: rbac.authorization.k8s.io/v1
        metadata: {name: psp}
        rules: [{apiGroups: [extensions], resources: [podsecuritypolicies], verbs: [use]}]
        ---
        # mixed
        kind: Role
        apiVersion: rbac.authorization.k8s.io/v1
        metadata:
            name: mixed   # four blanks
        rules:
            # pods
            - apiGroups: [""]
              resources: [pods]   # keep
              verbs: [get]
            - apiGroups: [policy]
              resources: [podsecuritypolicies]
              verbs: [use]
            - apiGroups: [policy]
              resources:
              - poddisruptionbudgets  # stays
              - podsecuritypolicies
              verbs: ["*"]
            - {apiGroups: [policy, extensions], resources: ["podsecuritypolicies", 'ingresses'], verbs: [get]}
        ---
        kind: ClusterRoleBinding
        apiVersion: rbac.authorization.k8s.io/v1
        metadata: {name: all}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: psp}
        subjects: [{kind: Group, name: "system:serviceaccounts"}]

        """;

    /// <remarks>Without a kind it is no list for kubectl and kustomize, either, but something else, such as a chart's values.</remarks>
    [TestMethod]
    [DataRow("kind: List\napiVersion: v1\n", true), DataRow("", false), DataRow("kind: Bundle\napiVersion: example.com/v1\n", false)]
    public void Only_items_of_lists_are_objects(string head, bool goes)
    {
        const string Items = "items:\n- kind: ClusterRole\n  apiVersion: rbac.authorization.k8s.io/v1\n  metadata: {name: l}\n"
            + "  rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]\n";
        After(("a.yaml", head + Items)).Should().HaveCount(goes ? 1 : 0);
    }

    [TestMethod]
    public void A_mixed_role_loses_its_rules_in_place_and_the_rest_stays_as_it_is() => After(("rbac.yaml", Grants)).Should().Equal(("rbac.yaml",
        """
        # mixed
        kind: Role
        apiVersion: rbac.authorization.k8s.io/v1
        metadata:
            name: mixed   # four blanks
        rules:
            # pods
            - apiGroups: [""]
              resources: [pods]   # keep
              verbs: [get]
            - apiGroups: [policy]
              resources:
              - poddisruptionbudgets  # stays
              verbs: ["*"]
            - {apiGroups: [policy, extensions], resources: ['ingresses'], verbs: [get]}

        """));

    [TestMethod]
    public void Files_that_become_empty_go_with_their_entries_and_what_only_lists_them() => After(
        ("base/kustomization.yaml", "# all\nresources:\n- ../psp   # policies\n- deploy.yaml\n"),
        ("base/deploy.yaml", "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: web}\n"),
        ("psp/kustomization.yaml", "resources: [psp.yaml]\n"),
        ("psp/psp.yaml", GivenManifests.Loose),
        (
            "over/kustomization.yaml",
            "resources: [../base]\npatches:\n- target: {kind: PodSecurityPolicy, name: loose}\n  patch: '[]'\n- path: more.yaml\n- target: "
                + "{kind: Deployment}\n  patch: '[]'\n"),
        ("over/more.yaml", "kind: PodSecurityPolicy\napiVersion: policy/v1beta1\nmetadata: {name: loose, labels: {a: b}}\n"))
        .Should().Equal(
            ("base/kustomization.yaml", "# all\nresources:\n- deploy.yaml\n"),
            ("over/kustomization.yaml", "resources: [../base]\npatches:\n- target: {kind: Deployment}\n  patch: '[]'\n"),
            ("over/more.yaml", null), ("psp/kustomization.yaml", null), ("psp/psp.yaml", null));

    /// <remarks>kustomize api/types/kustomization.go: fields that load or make objects.</remarks>
    [TestMethod]
    [DataRow("bases:\n- ../base\n")]
    [DataRow("components:\n- ../part\n")]
    [DataRow("crds:\n- crd.yaml\n")]
    [DataRow("configMapGenerator:\n- name: c\n")]
    [DataRow("secretGenerator:\n- name: c\n")]
    [DataRow("generators:\n- make.yaml\n")]
    [DataRow("helmCharts:\n- name: c\n")]
    [DataRow("helmChartInflationGenerator:\n- chartName: c\n")]
    [DataRow("kind: Component\nnamePrefix: a-\n", DisplayName = "a component changes what others build")]
    public void A_kustomization_with_something_else_to_build_stays(string rest) => After(
        ("kustomization.yaml", rest + "resources:\n- psp.yaml\n"), ("psp.yaml", GivenManifests.Loose))
        .Should().Equal(("kustomization.yaml", rest), ("psp.yaml", null));

    [TestMethod]
    [DataRow("namePrefix: a-\n")]
    [DataRow("patches:\n- path: gone.yaml\ncrds: []\n")]
    [DataRow("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nmetadata:\n  name: a\n")]
    public void One_that_builds_nothing_any_more_goes_with_its_entries(string rest) => After(
        ("c/kustomization.yaml", rest + "resources:\n- psp.yaml\n"), ("c/psp.yaml", GivenManifests.Loose),
        ("kustomization.yaml", "resources:\n- deploy.yaml\ncomponents:\n- c\n"), ("deploy.yaml", "kind: Deployment\n"))
        .Should().Equal(("c/kustomization.yaml", null), ("c/psp.yaml", null), ("kustomization.yaml", "resources:\n- deploy.yaml\n"));

    [TestMethod]
    [DataRow("patchesStrategicMerge:\n- |\n  kind: PodSecurityPolicy\n  apiVersion: policy/v1beta1\n  metadata: {name: loose}\n", true)]
    [DataRow("patchesStrategicMerge:\n- |\n  kind: Deployment\n  apiVersion: apps/v1\n  metadata: {name: loose}\n", false)]
    [DataRow("patches:\n- patch: |\n    kind: PodSecurityPolicy\n    apiVersion: policy/v1beta1\n    metadata: {name: loose}\n", true)]
    [DataRow(
        "patches:\n- patch: |\n    kind: PodSecurityPolicy\n    apiVersion: policy/v1beta1\n    metadata: {name: loose}\n    ---\n    kind: Deployment\n"
        + "    apiVersion: apps/v1\n    metadata: {name: a}\n", false)]
    [DataRow("patches:\n- target: {kind: PodSecurityPolicy}\n  patch: '[]'\n", true)]
    [DataRow("patches:\n- target: {kind: PodSecurityPolicy, name: loose}\n  patch: '[]'\n", true)]
    [DataRow("patches:\n- target: {kind: Deployment, name: loose}\n  patch: '[]'\n", false)]
    public void Patches_go_with_what_they_are_for(string patch, bool goes) => After(
        ("kustomization.yaml", "resources:\n- psp.yaml\n- deploy.yaml\n" + patch), ("psp.yaml", GivenManifests.Loose), ("deploy.yaml", "kind: Deployment\n"))
        .Should().Equal(("kustomization.yaml", "resources:\n- deploy.yaml\n" + (goes ? "" : patch)), ("psp.yaml", null));

    [TestMethod]
    public void A_binding_stays_while_another_role_of_that_name_says_more()
    {
        const string other =
            "kind: ClusterRole\napiVersion: rbac.authorization.k8s.io/v1\nmetadata: {name: psp}\nrules: [{apiGroups: [''], resources: [pods], verbs: [get]}]\n";

        After(("a.yaml", Grants), ("b.yaml", other)).Single().After.Should().Contain("name: all").And.NotContain("name: psp}\nrules");
    }

    /// <remarks>carvel.dev/ytt: statements are comments, and <c>#@ end</c> belongs to the one before; without it the template can't be rendered.</remarks>
    [TestMethod]
    public void A_template_of_ytt_stays_as_it_is()
    {
        var cleanup = Cleanup(new RepositoryFile("config.yaml", $"#@ if data.values.psp:\n---\n{GivenManifests.Loose}\n#@ end\n"));

        cleanup.Objects.Should().BeEmpty();
        cleanup.Problems.Should().ContainSingle().Which.Message.Should().Contain("PodSecurityPolicy loose stays here");
    }

    [TestMethod]
    public void What_comes_from_elsewhere_stays_and_that_is_said()
    {
        var cleanup = Cleanup(new RepositoryFile("vendor/psp.yaml", GivenManifests.Loose, "this file is vendored"));

        cleanup.Objects.Should().BeEmpty();
        cleanup.Problems.Should().ContainSingle().Which.Message.Should().Be("PodSecurityPolicy loose stays here: this file is vendored");
    }

    [TestMethod]
    public void Annotations_whose_fields_say_the_same_go()
    {
        const string pod =
            """
            kind: Pod
            apiVersion: v1
            metadata:
              name: a
              annotations:
                kubernetes.io/psp: x
                seccomp.security.alpha.kubernetes.io/pod: docker/default
                container.seccomp.security.alpha.kubernetes.io/c: unconfined   # the field says otherwise
                container.apparmor.security.beta.kubernetes.io/c: runtime/default
                team: b
            spec:
              securityContext: {seccompProfile: {type: RuntimeDefault}, appArmorProfile: {type: RuntimeDefault}}
              containers: [{name: c, image: i}]

            """;
        static string Without(string text, params string[] keys) =>
            string.Concat(text.Split('\n').Where(line => !keys.Any(line.Trim().StartsWith)).Select(line => line + "\n"))[..^1];

        Annotated(pod, minor: null).Should().Be(Without(pod, "kubernetes.io/psp", "seccomp."), "servers before v1.30 drop the field of AppArmor");
        Annotated(pod, minor: 30).Should().Be(Without(pod, "kubernetes.io/psp", "seccomp.", "container.apparmor."));
    }

    /// <remarks>A container's own profile goes before its pod's (core/v1 types.go, SecurityContext.SeccompProfile and AppArmorProfile).</remarks>
    [TestMethod]
    [DataRow("container.seccomp.security.alpha.kubernetes.io/c: unconfined", true)]
    [DataRow("container.seccomp.security.alpha.kubernetes.io/c: runtime/default", false)]
    [DataRow("container.seccomp.security.alpha.kubernetes.io/d: runtime/default", true, DisplayName = "of its pod")]
    [DataRow("container.seccomp.security.alpha.kubernetes.io/gone: runtime/default", false, DisplayName = "of no container")]
    [DataRow("container.apparmor.security.beta.kubernetes.io/c: unconfined", true)]
    [DataRow("container.apparmor.security.beta.kubernetes.io/c: runtime/default", false)]
    [DataRow("container.apparmor.security.beta.kubernetes.io/d: runtime/default", true, DisplayName = "AppArmor of its pod")]
    public void An_annotation_goes_where_what_counts_for_its_container_says_the_same(string annotation, bool goes)
    {
        const string profiles = "seccompProfile: {type: PROFILE}, appArmorProfile: {type: PROFILE}";
        var pod = $"kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n  annotations:\n    {annotation}\nspec:\n"
            + $"  securityContext: {{{profiles.Replace("PROFILE", "RuntimeDefault", StringComparison.Ordinal)}}}\n  containers:\n"
            + $"  - {{name: c, image: i, securityContext: {{{profiles.Replace("PROFILE", "Unconfined", StringComparison.Ordinal)}}}}}\n"
            + "  - {name: d, image: i}\n";

        RepositoryCleanup.Of([new("pod.yaml", pod)], Read(pod), Scope.All, 30).Annotations.Should().HaveCount(goes ? 1 : 0);
    }

    /// <remarks>Whole lines go; a line that stays is as it was, unless it is a list on one line that loses an entry.</remarks>
    [TestMethod]
    public void Of_real_files_only_lines_go_and_every_other_object_stays_as_it_is()
    {
        var changed = 0;
        foreach (var path in Directory.GetFiles(Repository.Shared("corpus"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            foreach (var change in Cleanup(new RepositoryFile("a.yaml", text)).Objects)
            {
                changed++;
                var left = change.After ?? "";
                IsSubsequence([.. left.Split('\n').Where(line => line.Trim().Length > 0 && !line.Contains('[', StringComparison.Ordinal))], text.Split('\n'))
                    .Should()
                    .BeTrue(path);
                var now = Places.Objects("a.yaml", left);
                foreach (var before in Places.Objects("a.yaml", text).Where(node =>
                    (node["kind"] as ScalarNode)?.Text is not ("PodSecurityPolicy" or "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding")))
                    now.Any(node => ExpectedTree.Same(before, node)).Should().BeTrue($"{path} keeps {before.At}");
                left.Should().NotContain("kind: PodSecurityPolicy");
            }
        }

        changed.Should().BeGreaterThan(80);
    }

    /// <remarks>The API server's own lists have no kind in their items; lines of JSON are no YAML.</remarks>
    [TestMethod]
    [DataRow("{\"kind\": \"PodSecurityPolicyList\", \"apiVersion\": \"policy/v1beta1\", "
        + "\"items\": [{\"metadata\": {\"name\": \"p\"}, \"spec\": SPEC}]}")]
    [DataRow("{\"kind\": \"Namespace\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"a\"}}\n"
        + "{\"kind\": \"PodSecurityPolicy\", \"apiVersion\": \"policy/v1beta1\", \"metadata\": {\"name\": \"p\"}, \"spec\": SPEC}\n")]
    public void Policies_that_can_not_be_taken_out_are_named(string text)
    {
        string[] rules = ["seLinux", "runAsUser", "supplementalGroups", "fsGroup"];
        var any = string.Join(", ", rules.Select(rule => $"\"{rule}\": {{\"rule\": \"RunAsAny\"}}"));
        var file = text.Replace("SPEC", $"{{{any}}}", StringComparison.Ordinal);

        var cleanup = RepositoryCleanup.Of([new("pod.yaml", file)], Read(file), Scope.All);

        cleanup.Objects.Should().BeEmpty();
        cleanup.Problems.Should().ContainSingle().Which.Message.Should().Be("PodSecurityPolicy p stays here: its file can't be edited in place");
    }

    private static string? Annotated(string pod, int? minor) =>
        RepositoryCleanup.Of([new("pod.yaml", pod)], Read(pod), Scope.All, minor).Annotations.Single().After;

    private static Inventory Read(string pod)
    {
        var reader = new ManifestReader(new());
        reader.Read("pod.yaml", new MemoryStream(Encoding.UTF8.GetBytes(pod)));
        return reader.Finish().Inventory;
    }

    private static IEnumerable<(string Path, string? After)> After(params (string Path, string Text)[] files) =>
        Cleanup([.. files.Select(file => new RepositoryFile(file.Path, file.Text))]).Objects.Select(change => (change.Path, change.After));

    private static RepositoryCleanup Cleanup(params ImmutableArray<RepositoryFile> files) => RepositoryCleanup.Of(files, new(), Scope.All);

    private static bool IsSubsequence(string[] lines, string[] of)
    {
        var at = 0;
        foreach (var line in of)
        {
            if (at < lines.Length && string.Equals(lines[at], line, StringComparison.Ordinal))
                at++;
        }

        return at == lines.Length;
    }
}
