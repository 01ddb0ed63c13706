using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class InvocationTests
{
    private static readonly Invocation Typed = new("kubectl pspmigrate", "-R manifests")
    {
        Cluster = "--context prod",
        Selection = "-n shop",
        Options = [new("--kustomize", "-k overlays", ["check", "pr"]), new("--enforce", "--enforce baseline", ["check", "apply", "pr"])],
    };

    [TestMethod]
    public void A_line_names_the_same_input() =>
        Typed.Line("check --keep").Should().Be("kubectl pspmigrate check --keep -R manifests -k overlays --enforce baseline");

    [TestMethod]
    public void A_verb_that_takes_less_gets_what_it_takes() =>
        Typed.Line("apply --stage warn").Should().Be("kubectl pspmigrate apply --stage warn -R manifests --enforce baseline");

    /// <summary>Of one that is given twice the last counts: warnings would be enforced.</summary>
    [TestMethod]
    public void An_option_of_the_line_takes_the_place_of_what_was_typed() =>
        Typed.Line("pr --enforce none").Should().Be("kubectl pspmigrate pr --enforce none -R manifests -k overlays");

    [TestMethod]
    public void A_cluster_is_named_to_every_program()
    {
        Typed.OfCluster("status").Should().Be("kubectl pspmigrate status -n shop --context prod");
        Typed.OfServer("cleanup").Should().Be("kubectl pspmigrate cleanup --context prod");
        Typed.Kubectl("get ns").Should().Be("kubectl --context prod get ns");
    }

    [TestMethod]
    public void Nothing_that_was_typed_leaves_no_blanks()
    {
        var bare = new Invocation("pspmigrate", "");

        (bare.Line("check"), bare.OfCluster("status"), bare.Kubectl("get ns")).Should().Be(("pspmigrate check", "pspmigrate status", "kubectl get ns"));
    }
}
