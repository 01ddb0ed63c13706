using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class RequestStepsTests
{
    /// <remarks>kubectl label: KEY- removes a label, and -- ends the flags.</remarks>
    [TestMethod]
    public void What_was_there_is_set_again_and_what_was_not_is_removed()
    {
        var change = Change("name: team-a\n  labels:\n    pod-security.kubernetes.io/enforce: privileged\n", overwrite: true);

        RequestSteps.Undo(change).Split(' ').Should().StartWith(["kubectl", "label", "--overwrite", "namespace", "team-a"])
            .And.Contain(["pod-security.kubernetes.io/enforce=privileged", "pod-security.kubernetes.io/enforce-version-", "pod-security.kubernetes.io/warn-"]);
    }

    [TestMethod]
    public void A_name_is_no_option_and_no_command()
    {
        RequestSteps.Undo(Change("name: \"-A\"\n")).Should().StartWith("kubectl label --overwrite namespace -- -A ");
        RequestSteps.Undo(Change("name: \"a;b\"\n")).Should().StartWith("kubectl label --overwrite namespace 'a;b' ");
    }

    [TestMethod]
    public void A_request_that_makes_manifests_must_not_be_reverted()
    {
        var made = Change("name: team-a\n") with { Kind = ChangeKind.Create };

        RequestSteps.Of([made]).OfType<Paragraph>().Should().Contain(paragraph => paragraph.Text.Contains("Don't revert", StringComparison.Ordinal));
        RequestSteps.Of([made with { Kind = ChangeKind.Edit }]).OfType<Paragraph>().Should()
            .NotContain(paragraph => paragraph.Text.Contains("Don't revert", StringComparison.Ordinal));
        RequestSteps.Of([]).Should().BeEmpty();
    }

    private static NamespaceChange Change(string metadata, bool overwrite = false) =>
        Sample.Plan([Sample.File("a.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  {metadata}")], overwrite).Changes.Single();
}
