using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Verbs;
using PspMigrate.Controls;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class VersionTextTests
{
    [TestMethod]
    [DataRow("v1.0", 0)]
    [DataRow("v1.25", 25)]
    [DataRow("1.25", 25)]
    [DataRow("v1.25.3", 25)]
    [DataRow("1.24.17", 24)]
    [DataRow("v1.24.10-eks-48e63af", 24)]
    [DataRow("v1.23.17-gke.5600", 23)]
    [DataRow("v1.27.3+k3s1", 27)]
    [DataRow("v1.20.15+rke2r2", 20)]
    [DataRow("v1.30.0-rc.1", 30)]
    [DataRow("1.22+", 22)]
    public void A_version_is_understood_as_vendors_write_it(string text, int minor) =>
        VersionText.Parse(text).Should().Be(new NamedVersion(new(minor), null));

    [TestMethod]
    public void The_latest_is_a_version() => VersionText.Parse("latest").Should().Be(new NamedVersion(KubernetesVersion.Latest, null));

    [TestMethod]
    [DataRow("v1.99999999999")]
    [DataRow("v1.1000")]
    [DataRow("v1.025")]
    [DataRow("v2.1")]
    [DataRow("v1.")]
    [DataRow("1")]
    [DataRow("Latest")]
    [DataRow("v1.25\n")]
    [DataRow("v1.25.x")]
    [DataRow("v1.25-")]
    [DataRow("")]
    public void Anything_else_is_no_version(string text) => VersionText.Parse(text).Should().BeNull();

    [TestMethod]
    public void What_is_newer_than_the_newest_known_is_taken_as_that_with_a_note()
    {
        var newest = new KubernetesVersion(KubernetesVersion.NewestMinor);

        VersionText.Parse($"v1.{KubernetesVersion.NewestMinor}").Should().Be(new NamedVersion(newest, null));
        VersionText.Parse("v1.250.1").Should().Be(new NamedVersion(newest, $"v1.250 is newer than the standards known here; they are taken as of {newest}"));
    }

    [TestMethod]
    [DataRow("convert")]
    [DataRow("check")]
    [DataRow("fix")]
    public void Every_verb_takes_it_by_one_name(string verb)
    {
        using var test = new TestHost();
        test.Write("pod.yaml", "{kind: Pod, apiVersion: v1, metadata: {name: web, namespace: shop}, spec: {containers: [{name: c, image: i}]}}\n");

        test.Run(verb, "pod.yaml", "--kubernetes-version", "v1.250").Should().Be(ExitCode.Ok);
        test.Error.Should().StartWith("note: v1.250 is newer than the standards known here; they are taken as of v1.");
        test.Run(verb, "pod.yaml", "--kubernetes-version", "v1.99999999999").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("error: --kubernetes-version: unknown value \"v1.99999999999\"\n  use latest, or a version such as v1.25 or v1.25.3\n");
        test.Run(verb, "pod.yaml", "--version", "v1.25").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("error: unknown option --version\n");
    }
}
