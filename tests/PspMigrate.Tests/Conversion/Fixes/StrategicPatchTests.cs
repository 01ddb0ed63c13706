using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Tests.Conversion.Fixes;

/// <summary>Expectations: k8s.io/api core/v1 types.go, where lists of containers merge by name.</summary>
[TestClass]
public sealed class StrategicPatchTests
{
    [TestMethod]
    public void Containers_of_each_list_are_named_by_their_own_names()
    {
        var fix = Fixer.Make(
            GivenManifests.Read(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop}
                spec:
                  initContainers:
                  - {name: first}
                  - {name: second, securityContext: {capabilities: {add: [NET_RAW]}}}
                  containers:
                  - {name: third, securityContext: {capabilities: {add: [NET_RAW, CHOWN]}}}
                  ephemeralContainers:
                  - {name: fourth, securityContext: {capabilities: {add: [NET_RAW]}}}
                """).Workloads.Single(),
            admittedBy: null,
            GivenManifests.At("baseline:latest"));

        NodeText.Document(StrategicPatch.Of(fix)!).Should().Be(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: shop
            spec:
              containers:
              - name: third
                securityContext:
                  capabilities:
                    add:
                    - CHOWN
              ephemeralContainers:
              - name: fourth
                securityContext:
                  capabilities:
                    add: null
              initContainers:
              - name: second
                securityContext:
                  capabilities:
                    add: null

            """);
    }

    /// <summary>A pod has no template, so the object's own metadata take both its name and what is added to its annotations.</summary>
    [TestMethod]
    public void Annotations_of_a_pod_stand_with_its_name()
    {
        var fix = Fixer.Make(
            GivenManifests.Read("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: a}]}").Workloads.Single(),
            GivenManifests.Policy(GivenManifests.Strict),
            GivenManifests.At("baseline:v1.18"),
            keepFilled: true);

        NodeText.Document(StrategicPatch.Of(fix)!).Should().StartWith(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: shop
              annotations:
                container.apparmor.security.beta.kubernetes.io/a: runtime/default
                seccomp.security.alpha.kubernetes.io/pod: runtime/default
            spec:
              containers:
              - name: a

            """);
    }

    [TestMethod]
    public void Nothing_to_change_is_no_patch() => StrategicPatch.Of(
        Fixer.Make(GivenManifests.Deployment("{containers: [{name: a}]}"), admittedBy: null, GivenManifests.At("baseline:latest"))).Should().BeNull();
}
