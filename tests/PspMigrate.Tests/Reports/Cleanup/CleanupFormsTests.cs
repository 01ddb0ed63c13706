using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Cleanup;

[TestClass]
public sealed class CleanupFormsTests
{
    private static readonly CleanupPlan Plan = CleanupFinder.Find(
        GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:authenticated"),
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"), Scope.All);

    [TestMethod]
    [DataRow("kubectl", "kubectl delete clusterrolebinding loose\nkubectl delete clusterrole loose\nkubectl delete podsecuritypolicy loose\n")]
    [DataRow("name", "clusterrolebinding.rbac.authorization.k8s.io/loose\nclusterrole.rbac.authorization.k8s.io/loose\npodsecuritypolicy.policy/loose\n")]
    public void Other_programs_get_what_goes_in_that_order(string form, string expected) =>
        Write(form, Plan).Should().Be(expected);

    /// <summary>A role that stays is never among the objects to delete.</summary>
    [TestMethod]
    public void A_mixed_role_is_a_command_in_every_form()
    {
        var plan = CleanupFinder.Find(GivenManifests.Read(
            "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: mixed, namespace: shop}, rules: [{apiGroups: [policy], resources: "
                + "[podsecuritypolicies], verbs: [use]}, {apiGroups: [''], resources: [pods], verbs: [get]}]}"), Scope.All);
        const string command =
            """kubectl patch -n shop role/mixed --type=json --patch='"""
            + """[{"op":"test","path":"/rules/0","value":{"apiGroups":["policy"],"resources":["podsecuritypolicies"],"verbs":["use"]}},"""
            + """{"op":"remove","path":"/rules/0"}]'""";

        Write("kubectl", plan).Should().Be(command + "\n");
        Write("yaml", plan).Should().Be($"# {command}\n");
        Write("name", plan).Should().BeEmpty();
    }

    [TestMethod]
    public void Commands_can_be_pasted_whatever_the_names_are()
    {
        var plan = Plan with { Items = [new("Role", "-a'; reboot", "$(rm)", default)] };

        Write("kubectl", plan).Should().Be("kubectl delete -n '$(rm)' role -- '-a'\\''; reboot'\n");
    }

    /// <summary>What is deleted by file is found by its kind, name and namespace alone.</summary>
    [TestMethod]
    public void Manifests_to_delete_hold_what_identifies_objects_and_can_be_read()
    {
        var plan = Plan with { Items = [.. Plan.Items, new("RoleBinding", "on", "null", default)] };

        var reader = new ManifestReader(new ReadOptions());
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Write("yaml", plan)));
        reader.Read("x.yaml", stream);
        var documents = Write("yaml", plan).Split("---\n");

        reader.Finish().Diagnostics.Should().NotContain(diagnostic => diagnostic.Message.Contains("YAML"));
        documents.Should().HaveCount(plan.Items.Length);
        documents.Should().ContainSingle(text => text.Contains("name: \"on\"") && text.Contains("namespace: \"null\""));
    }

    private static string Write(string form, CleanupPlan plan) => CleanupForms.All.Single(item => item.Name == form).Write(plan);
}
