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

        KeptPlace.Of(policies, files, KustomizationFile.FindAll(files)).Should().Be(new KeptPlace(directory, Listing: null));
    }

    [TestMethod]
    public void A_file_that_is_not_edited_shows_no_place()
    {
        RepositoryFile[] files = [new("vendor/psp.yaml", Policy, NotEditableReason: "it comes from elsewhere")];

        KeptPlace.Of(Sample.Read(files).Policies, files, []).Directory.Should().BeEmpty();
    }
}
