using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Reports.Sections;

[TestClass]
public sealed class InputNotesTests
{
    private static readonly Position At = new("flux/web.yaml", 3, 1);
    private static readonly string Two = Plans.Namespace("bank") + Plans.Namespace("shop");

    [TestMethod]
    public void What_is_made_elsewhere_is_named_with_its_place_and_the_namespaces_that_it_concerns()
    {
        Missing(new("HelmRelease web", At, Lack.Everything) { Namespaces = ["shop", "other"] }).Should().ContainSingle()
            .Which.Should().StartWith("Incomplete: shop. ").And.Contain("HelmRelease web (flux/web.yaml:3)");
        Missing(new("HelmRelease web", At, Lack.Everything) { Namespaces = ["shop"], IsAnywhere = true }).Should().ContainSingle()
            .Which.Should().StartWith("Incomplete: bank and shop. ");
    }

    [TestMethod]
    public void What_concerns_no_namespace_of_the_plan_is_not_noted() =>
        Missing(new MissingPart("HelmRelease web", At, Lack.Everything) { Namespaces = ["other"] }).Should().BeEmpty();

    /// <remarks>helm.sh/docs/intro/using_helm: since Helm 3, a release's name is unique in its namespace only.</remarks>
    [TestMethod]
    public void Releases_of_one_name_in_two_namespaces_are_two()
    {
        var notes = Notes(Plans.Of(Owned("p", "mon", "east") + Owned("q", "mon", "west") + Owned("r", "mon", "west") + Plans.Policy("own")));

        notes.Should().SatisfyRespectively(
            east => east.Should().StartWith("Policy p belongs to the Helm release mon in east. "),
            west => west.Should().StartWith("Policies q and r belong to the Helm release mon in west. "));
    }

    [TestMethod]
    public void Pods_that_nobody_can_judge_are_noted() => Notes(Plans.Of(
        "{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w, namespace: shop}}\n---\n" + Plans.Namespace("shop")))
        .Should().Equal("Not judged: the pods of 1 Workflow, without a pod template to go by. Check them in the cluster.");

    [TestMethod]
    public void Long_lists_are_cut_short_as_the_report_wants_it()
    {
        var plan = Plans.Of(string.Concat("abcdef".Select(name => Owned(name.ToString(), "mon", "obs"))));

        InputNotes.Of(plan, Style.Everything with { Names = 3 }).Should().ContainSingle().Which.Should().StartWith("Policies a, b and 4 more belong to ");
    }

    private static string[] Missing(MissingPart part) => Notes(Planner.Make(Read.Text(Two).Inventory with { Missing = [part] }, new()));

    private static string[] Notes(Plan plan) => [.. InputNotes.Of(plan, Style.Everything)];

    private static string Owned(string policy, string release, string ns) => Plans.Policy(policy).Replace(
        $"{{name: {policy}}}", $"{{name: {policy}, annotations: {{meta.helm.sh/release-name: {release}, meta.helm.sh/release-namespace: {ns}}}}}",
        StringComparison.Ordinal);
}
