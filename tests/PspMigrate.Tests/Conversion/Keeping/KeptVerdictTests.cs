using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>Kept policies let in what the PodSecurityPolicies did, of what the level lets in.</summary>
[TestClass]
public sealed class KeptVerdictTests
{
    private static readonly string Policy =
        Plans.Policy("strict", "  readOnlyRootFilesystem: true\n  hostPorts: [{min: 80, max: 90}]")
            .Replace("[configMap, secret]", "[configMap, secret, projected]", StringComparison.Ordinal) + Plans
            .Use("shop", "strict");

    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("", "securityContext: {readOnlyRootFilesystem: false}, ", false)]
    [DataRow("", "ports: [{containerPort: 80, hostPort: 80}], ", true)]
    [DataRow("", "ports: [{containerPort: 80, hostPort: 8080}], ", false)]
    [DataRow("serviceAccountName: other, ", "", false)]
    public void A_pod_is_let_in_by_a_policy_that_it_may_use_and_keeps_to(string spec, string container, bool allowed)
    {
        var plan = Plan(spec, container);

        var verdict = KeptVerdict.Of(plan.Kept!, "shop", plan.Namespaces.Single().Workloads.States.Single())!;

        verdict.Allowed.Should().Be(allowed);
        verdict.Policy.Should().Be(allowed ? "strict" : null);
    }

    [TestMethod]
    public void A_refusal_names_the_policy_and_the_field()
    {
        var plan = Plan("", "securityContext: {readOnlyRootFilesystem: false}, ");

        KeptVerdict.Of(plan.Kept!, "shop", plan.Namespaces.Single().Workloads.States.Single())!.Refusals.Should().ContainSingle()
            .Which.Reasons.Should().ContainSingle().Which.Field.Should().Be("spec.containers[0].securityContext.readOnlyRootFilesystem");
    }

    /// <remarks>Of several that admit it the first by name that changes nothing (docs/facts/pod-security-policy.md, 14).</remarks>
    [TestMethod]
    [DataRow("", "plain")]
    [DataRow("ports: [{containerPort: 80, hostPort: 80}], ", "a-fills")]
    public void The_policy_that_admits_it_today_is_the_one_that_lets_it_in(string container, string policy)
    {
        var fills = Policy.Replace("strict", "a-fills", StringComparison.Ordinal);
        var plain = Policy.Replace("strict", "plain", StringComparison.Ordinal).Replace("name: use", "name: use-plain", StringComparison.Ordinal)
            .Replace("  readOnlyRootFilesystem: true\n  hostPorts: [{min: 80, max: 90}]", "", StringComparison.Ordinal);
        var plan = KeptOf.Plan(fills + plain + Web("", container), options: new() { Version = KeptOf.Newest });
        var state = plan.Namespaces.Single().Workloads.States.Single();

        var verdict = KeptVerdict.Of(plan.Kept!, "shop", state)!;

        state.AdmittedBy.Should().Be(policy);
        verdict.Policy.Should().Be(policy);
        verdict.Refusals.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow(29, KeepParts.All)]
    [DataRow(36, KeepParts.Fill)]
    public void Where_nothing_is_refused_there_is_no_verdict(int minor, KeepParts parts)
    {
        var plan = KeptOf.Plan(Policy + Web("", ""), new() { Parts = parts }, new() { Version = new(minor) });

        KeptVerdict.Of(plan.Kept!, "shop", plan.Namespaces.Single().Workloads.States.Single()).Should().BeNull();
    }

    [TestMethod]
    public void What_is_filled_in_is_named()
    {
        var plan = Plan("", "");

        KeptVerdict.Of(plan.Kept!, "shop", plan.Namespaces.Single().Workloads.States.Single())!.FilledIn
            .Should().ContainSingle(change => change.Path == "/spec/containers/0/securityContext");
    }

    private static Plan Plan(string spec, string container) =>
        KeptOf.Plan(Policy + Web(spec, container), options: new() { Version = KeptOf.Newest, FillsIn = true });

    private static string Web(string spec, string container) => $$$"""
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: { {{{spec}}}containers: [{ {{{container}}}name: web, image: web}] }

        """;
}
