using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Tests.Conversion.Cleanup;

[TestClass]
public sealed class AuthorizerCheckTests
{
    [TestMethod]
    [DataRow("authorizer.group('policy').resource('podsecuritypolicies').name('p').namespace(request.namespace).check('use').allowed()", "p")]
    [DataRow("authorizer.group(\\\"policy\\\").resource(\\\"podsecuritypolicies\\\").name( \\\"p\\\" ).check(\\\"use\\\").allowed()", "p")]
    [DataRow("authorizer.group('policy').resource('podsecuritypolicies').check('use').allowed()", null)]
    [DataRow("authorizer.group('policy').resource('podsecuritypolicies').name(object.metadata.name).check('use').allowed()", null)]
    [DataRow("authorizer.group('policy').resource('podsecuritypolicies').check('use').allowed() || x.name('p')", null)]
    public void The_policy_is_the_literal_that_is_asked_about(string expression, string? policy) => GivenManifests.Read(
        $"{{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {{name: kept}}, spec: {{validations: "
            + $"[{{expression: \"{expression}\"}}]}}}}")
        .AuthorizerChecks.Should().ContainSingle().Which.Policy.Should().Be(policy);

    [TestMethod]
    public void Policies_that_ask_nothing_of_the_kind_need_nothing() => GivenManifests.Read(
        "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: a}, spec: {validations: [{expression: "
            + "\"authorizer.group('').resource('pods').check('get').allowed()\"}]}}")
        .AuthorizerChecks.Should().BeEmpty();

    /// <summary>With the scope of grants the kept policies go on asking RBAC.</summary>
    [TestMethod]
    public void What_keep_writes_is_understood_and_its_grants_stay()
    {
        var inventory = GivenManifests.Read(
            GivenManifests.Strict, GivenManifests.Grant("strict", "system:authenticated"), "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
        var kept = Keeper.Keep(Planner.Make(inventory, new()), new() { Scope = KeepScope.Grants });

        var read = GivenManifests.Read(KeptForms.Yaml(kept));

        read.AuthorizerChecks.Select(check => check.Policy).Distinct().Should().Equal("strict");
        var plan = CleanupFinder.Find(inventory with { AuthorizerChecks = read.AuthorizerChecks }, Scope.All);
        plan.Items.Select(item => item.Kind).Should().Equal("PodSecurityPolicy");
        plan.Staying.Should().ContainSingle().Which.Reason.Should().Be(StayReason.AuthorizerCheck);
    }
}
