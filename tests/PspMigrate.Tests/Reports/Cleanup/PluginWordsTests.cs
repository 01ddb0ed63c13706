using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Tests.Reports.Cleanup;

[TestClass]
public sealed class PluginWordsTests
{
    /// <remarks>docs/cleanup.md, step 4, lists them. RKE2 had policies in every cluster up to v1.24.</remarks>
    [TestMethod]
    public void Where_no_place_is_known_every_platform_is_told()
    {
        var doc = File.ReadAllText(Repository.Path("docs", "cleanup.md"));
        var step = doc[doc.IndexOf("\n3. ", StringComparison.Ordinal)..doc.IndexOf("\n4. ", StringComparison.Ordinal)];
        string[] platforms = ["kubeadm", "Cluster API", "k3s", "RKE2", "kubespray", "kOps", "Rancher", "minikube", "GKE", "AKS", "EKS"];

        step.Should().ContainAll(platforms);
        PluginWords.Everywhere.Select(line => line.Split(':')[0]).Should().BeEquivalentTo(platforms);
    }

    /// <remarks>A static pod is kubeadm's; all others have a setting of their own.</remarks>
    [TestMethod]
    public void Each_platform_is_told_in_its_own_words()
    {
        var words = Enum.GetValues<PluginPlatform>().Where(platform => platform != PluginPlatform.StaticPod).Select(PluginWords.Of).ToArray();

        words.Should().OnlyHaveUniqueItems();
        PluginWords.Of(PluginPlatform.StaticPod).Should().Be(PluginWords.Of(PluginPlatform.Kubeadm));
    }

    /// <summary>Whoever follows the words for a file finds the line there that was found.</summary>
    [TestMethod]
    [DataRow(PluginPlatform.K3s, "kube-apiserver-arg: [enable-admission-plugins=PodSecurityPolicy]")]
    [DataRow(PluginPlatform.Rke2, "kube-apiserver-arg: [enable-admission-plugins=PodSecurityPolicy]")]
    public void The_file_that_is_named_is_the_one_by_which_the_platform_is_known(PluginPlatform platform, string line)
    {
        var file = PluginWords.Of(platform).Split(' ').Single(word => word.StartsWith("/etc/", StringComparison.Ordinal));

        PluginPlaces.Find(file, line).Should().ContainSingle().Which.Platform.Should().Be(platform);
        File.ReadAllText(Repository.Path("docs", "facts", "pod-security-defaults.md")).Should().Contain($" {file}");
    }
}
