using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Conversion.Keeping;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion;

[TestClass]
public sealed class PlanTests
{
    private const string Other =
        """
        ---
        {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy,
         metadata: {name: other, labels: {app.kubernetes.io/managed-by: pspmigrate}},
         spec: {matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}}}

        """;

    private static readonly string Manifests =
        $"{GivenManifests.Strict}\n{Plans.Namespace("shop")}---\n{GivenManifests.Grant("strict", "system:serviceaccounts:shop", "shop")}\n";

    /// <remarks>Bindings alone, or half of the policies, keep nothing of the rest; their names change with what they say (docs/keeping.md).</remarks>
    [TestMethod]
    public void What_is_kept_is_in_force_where_the_input_holds_every_policy_of_it()
    {
        var kept = KeptOf.Text(Manifests).Objects;
        KeptObject[] policies = [.. kept.Where(item => item.Kind.EndsWith("Policy", StringComparison.Ordinal))];
        policies.Select(item => item.Kind).Should().BeEquivalentTo("ValidatingAdmissionPolicy", "MutatingAdmissionPolicy");

        IsKept(Manifests, policies).Should().BeTrue();
        IsKept(Manifests + Other, policies).Should().BeTrue("others change nothing of that");
        IsKept(Manifests, policies[..1]).Should().BeFalse();
        IsKept(Manifests, policies[1..]).Should().BeFalse();
        IsKept(Manifests, [.. kept.Except(policies)]).Should().BeFalse();
    }

    [TestMethod]
    public void What_was_made_for_another_plan_decides_beside_this_one()
    {
        KeptObject[] policies = [.. KeptOf.Text(Manifests).Objects.Where(item => item.Kind.EndsWith("Policy", StringComparison.Ordinal))];

        KeptOf.Plan(Given(Manifests + Other, policies)).OtherGuards.Select(guard => guard.Name).Should().Equal("other");
    }

    private static bool IsKept(string manifests, KeptObject[] objects) => KeptOf.Plan(Given(manifests, objects)).IsKeptByInput;

    private static string Given(string manifests, KeptObject[] objects) =>
        manifests + string.Concat(objects.Select(item => $"---\n{KeptForms.JsonOf(item)}\n"));
}
