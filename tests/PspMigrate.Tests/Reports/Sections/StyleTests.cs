using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>A file is named by as much of its path as tells it from the others.</summary>
[TestClass]
public sealed class StyleTests
{
    [TestMethod]
    public void A_file_whose_name_no_other_has_goes_by_its_name_alone()
    {
        var say = Say("k8s/policies/psp.yaml", "k8s/a/ns.yaml", "k8s/b/ns.yaml");

        say(new("k8s/policies/psp.yaml", 12, 1)).Should().Be("psp.yaml:12");
        say(new("k8s/a/ns.yaml", 1, 1)).Should().Be("k8s/a/ns.yaml:1");
        say(new("k8s/b/ns.yaml", 1, 1)).Should().Be("k8s/b/ns.yaml:1");
    }

    [TestMethod]
    public void A_file_that_the_plan_says_nothing_of_keeps_its_path() => Say("a/psp.yaml")(new("other/psp.yaml", 3, 1)).Should().Be("other/psp.yaml:3");

    [TestMethod]
    public void What_stands_in_no_file_is_said_to_be_in_none()
    {
        Say("a.yaml")(Position.None).Should().Be("built-in");
        Say("a.yaml")(new("Namespace shop", 0, 0)).Should().Be("cluster");
    }

    /// <summary>The places of a plan with a policy in each of some files.</summary>
    private static Func<Position, string> Say(params string[] files)
    {
        var reader = new ManifestReader(new());
        foreach (var (i, file) in files.Index())
            reader.Read(file, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Plans.Policy($"p{i}"))));
        return (Style.Everything with { ShortensPlaces = true }).For(Planner.Make(reader.Finish().Inventory, new())).Place;
    }
}
