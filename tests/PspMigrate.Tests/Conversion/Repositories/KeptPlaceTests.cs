using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>Where admission policies stand that keep what policies refused; through the command: <c>RequestPlannerTests</c>.</summary>
[TestClass]
public sealed class KeptPlaceTests
{
    private const string Policy =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: a}
        spec:
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        """;

    [TestMethod]
    [DataRow("psp.yaml", "", DisplayName = "beside policies at the root")]
    [DataRow("infra/psp.yaml", "infra", DisplayName = "beside policies elsewhere")]
    [DataRow("chart/templates/psp.yaml", "", DisplayName = "not among the templates of a chart")]
    [DataRow("twice/psp.yaml", "", DisplayName = "not where several kustomizations take them in")]
    public void They_stand_where_the_policies_are_applied_from(string path, string directory)
    {
        RepositoryFile[] files =
        [
            Sample.File(path, Policy), Sample.File("chart/Chart.yaml", "name: a"),
            Sample.File("twice/kustomization.yaml", "resources: [psp.yaml]"), Sample.File("kustomization.yaml", "resources: [twice/psp.yaml]"),
        ];
        var policies = Sample.Read([files[0]]).Policies.Where(policy => policy.At.Source == path);

        KeptPlace.Of(policies.Select(policy => policy.At), files, KustomizationFile.FindAll(files)).Should().Be(new KeptPlace(directory, Listing: null));
    }

    /// <remarks>facts/deployers.md, 18: where names change, what a binding says of its policy may not change with them.</remarks>
    [TestMethod]
    [DataRow("namePrefix: x-", "clusters", DisplayName = "where names don't change any more")]
    [DataRow("", "infra", DisplayName = "with the policies where they don't change at all")]
    public void A_kustomization_lists_them_from_which_on_nothing_changes(string changes, string directory)
    {
        RepositoryFile[] files =
        [
            Sample.File("infra/psp.yaml", Policy), Sample.File("infra/kustomization.yaml", $"resources: [psp.yaml]\n{changes}\n"),
            Sample.File("clusters/kustomization.yaml", "resources: [../infra]\n"), Sample.File("kustomization.yaml", "resources: [clusters]\n"),
        ];

        var place = KeptPlace.Of(Sample.Read(files).Policies.Select(policy => policy.At), files, KustomizationFile.FindAll(files));

        place.Directory.Should().Be(directory);
        place.Listing!.Directory.Should().Be(directory);
    }

    [TestMethod]
    public void They_stand_beside_namespaces_where_charts_make_the_policies()
    {
        RepositoryFile[] files =
        [
            Sample.File("chart/Chart.yaml", "name: a"), Sample.File("chart/templates/psp.yaml", Policy),
            Sample.File("infra/ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"),
        ];
        var inventory = Sample.Read(files);

        KeptPlace.Of([inventory.Policies[0].At, inventory.Namespaces[0].At], files, []).Directory.Should().Be("infra");
    }

    [TestMethod]
    public void A_file_that_is_not_edited_shows_no_place()
    {
        RepositoryFile[] files = [new("vendor/psp.yaml", Policy, NotEditableReason: "it comes from elsewhere")];

        KeptPlace.Of(Sample.Read(files).Policies.Select(policy => policy.At), files, []).Directory.Should().BeEmpty();
    }
}
