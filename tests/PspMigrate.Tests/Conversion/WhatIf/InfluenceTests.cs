using PspMigrate.Conversion;
using PspMigrate.Conversion.WhatIf;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion.WhatIf;

[TestClass]
public sealed class InfluenceTests
{
    /// <summary>Every namespace goes from the level with the binding to the one without it.</summary>
    [TestMethod]
    public void What_is_told_of_a_binding_or_a_policy_is_what_the_plan_without_it_says()
    {
        var told = 0;
        foreach (var file in Directory
            .EnumerateFiles(SharedData.Find("truth/clusters"), "cluster.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var inventory = GivenManifests.Read(File.ReadAllText(file));
            foreach (var influence in Influence.Of(Planner.Make(inventory, new())))
            {
                told++;
                var without = influence.Without;
                var (before, after) = (Planner.Make(inventory, new()), Planner.Make(without.In(inventory), new()));
                var changed = before.Namespaces.Zip(after.Namespaces)
                    .Where(pair => pair.First.Level != pair.Second.Level || pair.First.Basis != pair.Second.Basis).ToArray();

                changed.Where(pair => pair.Second.Basis == LevelBasis.Policy)
                    .CountBy(pair => (From: pair.First.Level!.Value, To: pair.Second.Level!.Value))
                    .Select(change => (change.Key.From, change.Key.To, change.Value))
                    .Should().BeEquivalentTo(influence.Levels, $"{file}, {influence.Kind} {influence.Name}");
                changed.Count(pair => pair.Second.Basis != LevelBasis.Policy).Should().Be(influence.Left, $"{file}, {influence.Kind} {influence.Name}");
            }
        }

        told.Should().BeGreaterThan(5);
    }

    [TestMethod]
    public void A_binding_that_widens_only_together_with_another_has_no_influence()
    {
        const string Wide =
            """
            ---
            {kind: PodSecurityPolicy, apiVersion: policy/v1beta1, metadata: {name: wide}, spec: {privileged: true, seLinux: {rule: RunAsAny},
             runAsUser: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}}
            ---
            {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: wide}, rules: [{apiGroups: [policy],
             resources: [podsecuritypolicies], verbs: [use], resourceNames: [wide]}]}
            ---
            {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: strict}, rules: [{apiGroups: [policy],
             resources: [podsecuritypolicies], verbs: [use], resourceNames: [strict]}]}

            """;
        var once = GivenManifests.Strict + "\n" + Wide + Bound("strict", "everybody") + Bound("wide", "first");
        Influence.Of(Planner.Make(GivenManifests.Read(once), new())).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Namespaces = 1, Left = 0, Kind = "RoleBinding", Name = "first" });
        Influence.Of(Planner.Make(GivenManifests.Read(once + Bound("wide", "second")), new())).Should().ContainSingle("it is the policy that widens alone then")
            .Which.Should().BeEquivalentTo(new { Namespaces = 1, Left = 0, Kind = "PodSecurityPolicy", Name = "wide" });
        Influence.Of(Planner.Make(GivenManifests.Read(once), new() { Policies = PolicyChoice.Narrowest })).Should().BeEmpty("another rule decides");
    }

    private static string Bound(string role, string name) =>
        $$"""
        ---
        {kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: {{name}}, namespace: team},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{role}}}, subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io,
         name: "system:serviceaccounts:team"}]}

        """;
}
