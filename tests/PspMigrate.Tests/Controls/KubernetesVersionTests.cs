using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class KubernetesVersionTests
{
    [TestMethod]
    [DataRow("v1.0", 0)]
    [DataRow("v1.24", 24)]
    [DataRow("v1.99", 99)]
    [DataRow("latest", int.MaxValue)]
    public void Versions_are_read_and_written_alike(string text, int minor)
    {
        var version = KubernetesVersion.Parse(text);
        version.Should().Be(new KubernetesVersion(minor));
        version.ToString().Should().Be(text);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("1.24")]
    [DataRow("v1")]
    [DataRow("v1.")]
    [DataRow("v1.024")]
    [DataRow("v1.-1")]
    [DataRow("v1.24.0")]
    [DataRow("v2.0")]
    [DataRow("V1.24")]
    [DataRow("Latest")]
    [DataRow(" v1.24")]
    [DataRow("v1.24\0")]
    [DataRow("v1.99999999999")]
    [DataRow("v1.2147483647")]
    public void Anything_else_is_no_version(string? text)
    {
        KubernetesVersion.Parse(text).Should().BeNull();
    }

    [TestMethod]
    [DataRow("latest")]
    [DataRow("v1.99")]
    [DataRow("v1.200")]
    public void Versions_not_known_yet_mean_the_newest_known(string text) =>
        KubernetesVersion.Parse(text)!.Value.EffectiveMinor.Should().Be(KubernetesVersion.NewestMinor);

    [TestMethod]
    public void Order_is_by_number_with_latest_on_top()
    {
        (new KubernetesVersion(9) < new KubernetesVersion(10)).Should().BeTrue();
        (KubernetesVersion.Latest > new KubernetesVersion(1000)).Should().BeTrue();
        (new KubernetesVersion(10) < new KubernetesVersion(10)).Should().BeFalse();
        (new KubernetesVersion(10) > new KubernetesVersion(10)).Should().BeFalse();
        (new KubernetesVersion(10) <= new KubernetesVersion(10)).Should().BeTrue();
        (new KubernetesVersion(11) <= new KubernetesVersion(10)).Should().BeFalse();
        (new KubernetesVersion(10) >= new KubernetesVersion(10)).Should().BeTrue();
        (new KubernetesVersion(9) >= new KubernetesVersion(10)).Should().BeFalse();
    }

    [TestMethod]
    public void Levels_are_read_exactly()
    {
        Levels.Parse("baseline").Should().Be(Level.Baseline);
        Levels.Parse("Baseline").Should().BeNull();
        new LevelVersion(Level.Restricted, new(25)).ToString().Should().Be("restricted:v1.25");
    }
}
