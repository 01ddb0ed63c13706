using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ClusterInputsTests
{
    [TestMethod]
    [DataRow("clusters/a clusters/b", "a b")]
    [DataRow("clusters/a/prod clusters/b/prod", "a/prod b/prod")]
    [DataRow("eu/a us/b", "eu/a us/b")]
    [DataRow("clusters/a", "a")]
    [DataRow("a/b a", "a/b a", DisplayName = "one below the other")]
    public void Names_are_the_parts_that_tell_clusters_apart(string names, string parts) =>
        ClusterInputs.Distinct(names.Split(' ')).Should().Equal(parts.Split(' '));

    [TestMethod]
    public void Each_directory_is_an_input_of_its_own_with_the_files_that_are_named_besides()
    {
        using var test = new TestHost();
        test.Write("clusters/a/x.yaml");
        test.Write("clusters/b/x.yaml");
        var typed = Typed.Line("convert --cluster-dir clusters/* common");

        var inputs = ClusterInputs.Of(typed, InputOptions.From(typed, typed.Arguments), test.Host)!.Value;

        inputs.Select(item => (item.Name, item.Input.Trees.Cluster)).Should().Equal(("clusters/a", "clusters/a"), ("clusters/b", "clusters/b"));
        inputs.Should().OnlyContain(item => item.Input.Files.SequenceEqual(new[] { "common" }));
    }

    [TestMethod]
    public void A_live_cluster_has_no_directories()
    {
        using var test = new TestHost();
        var typed = Typed.Line("convert --cluster-dir clusters/* --context prod");

        Typed.Refused(() => ClusterInputs.Of(typed, InputOptions.From(typed, []), test.Host)).Should().Be("--cluster-dir reads files only, not a live cluster");
    }
}
