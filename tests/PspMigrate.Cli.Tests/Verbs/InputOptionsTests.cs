using PspMigrate.Cli.Verbs;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class InputOptionsTests
{
    [TestMethod]
    [DataRow("a")]
    [DataRow("kube-system")]
    [DataRow("0")]
    [DataRow("a23456789012345678901234567890123456789012345678901234567890123")]
    public void A_label_can_be_a_namespace(string name) => From($"-n {name}").Selection.Names.Should().Equal(name);

    /// <remarks>k8s.io/apimachinery pkg/api/validation ValidateNamespaceName.</remarks>
    [TestMethod]
    [DataRow("Team")]
    [DataRow("-a")]
    [DataRow("a-")]
    [DataRow("a.b")]
    [DataRow("a/b")]
    [DataRow("ä")]
    [DataRow("a234567890123456789012345678901234567890123456789012345678901234")]
    public void What_can_be_no_namespace_is_refused(string name)
    {
        Typed.Refused(() => From($"--namespace={name}")).Should().Be($"--namespace: \"{name}\" can't be the name of a namespace");
        Typed.Refused(() => From($"--default-namespace={name}")).Should().StartWith("--default-namespace: ");
    }

    [TestMethod]
    public void Arguments_come_before_files_that_are_named_by_the_option() =>
        From("a.yaml -f b.yaml c.yaml -f -").Files.Should().Equal("a.yaml", "c.yaml", "b.yaml", "-");

    /// <remarks>kubectl get -A -n x lists all namespaces, and one -n says where objects belong that name none.</remarks>
    [TestMethod]
    public void Namespaces_are_chosen_as_kubectl_does()
    {
        From("-n x -n y -n x").Selection.Names.Should().Equal("x", "y");
        From("-n x -A").Selection.Names.Should().BeEmpty();
        From("-n x").DefaultNamespace.Should().Be(new NamespaceFallback("x", IsSaid: false));
        From("-n x -n y").DefaultNamespace.Name.Should().BeNull();
        From("-n x --default-namespace z").DefaultNamespace.Should().Be(new NamespaceFallback("z", IsSaid: true));
        From("-l a=b").Selector.Should().Be("a=b");
        From("--selector=").Selector.Should().BeNull();
    }

    [TestMethod]
    public void A_selector_that_can_not_be_read_is_refused() => Typed.Refused(() => From("-l a=b=c")).Should().StartWith("--selector: ");

    private static InputOptions From(string line)
    {
        var typed = Typed.Line($"convert {line}");
        return InputOptions.From(typed, typed.Arguments);
    }
}
