using System.Globalization;
using System.Text.Json;

namespace PspMigrate.Cluster.Tests;

/// <summary>The command as a plugin of a real kubectl.</summary>
[TestClass]
public sealed class PluginTests
{
    [TestMethod]
    public void Kubectl_runs_it_against_the_cluster_of_its_own_kubeconfig()
    {
        var (code, output, error) = Kubectl.Run(Install(), "pspmigrate", "access", "--who-can-label", "-o", "json");

        code.Should().Be(0, error);
        output.Should().Contain("system:masters");
    }

    [TestMethod]
    public void Kubectl_lists_it_among_its_plugins()
    {
        var directory = Install();

        Kubectl.Run(directory, "plugin", "list").Out.Should().Contain(Path.Combine(directory, "kubectl-pspmigrate"));
    }

    [TestMethod]
    public void Kubectl_completes_it()
    {
        var directory = Install();
        using var version = JsonDocument.Parse(Kubectl.Run(directory, "version", "--client", "-o", "json").Out);
        var minor = version.RootElement.GetProperty("clientVersion").GetProperty("minor").GetString()!.TrimEnd('+');
        if (int.Parse(minor, CultureInfo.InvariantCulture) < 26)
            Assert.Inconclusive("needs kubectl 1.26 or newer, which completes plugins");

        var (code, output, error) = Kubectl.Run(directory, "__complete", "pspmigrate", "convert", "--fit", "");

        code.Should().Be(0, error);
        output.Should().Contain("policy\nexact\nworkloads\n");
    }

    [TestMethod]
    public void The_published_plugin_calls_itself_kubectl_pspmigrate()
    {
        var published = Repository.Path("artifacts", "publish");
        if (!File.Exists(Path.Combine(published, "kubectl-pspmigrate")))
            Assert.Inconclusive("needs the native binary: dotnet cake --target=Publish");

        Kubectl.Run(published, "pspmigrate", "convert", "--help").Out.Should().Contain("Usage:\n  kubectl pspmigrate convert [FILE...] [options]");
    }

    /// <summary>Puts the command that these tests were built with on a PATH of its own, under the plugin's name.</summary>
    private static string Install()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Scratch.Path, "bin")).FullName;
        Link(Path.Combine(directory, "kubectl-pspmigrate"), Path.Combine(AppContext.BaseDirectory, "pspmigrate"));
        Link(Path.Combine(directory, "kubectl_complete-pspmigrate"), Repository.Path("deploy", "completion", "kubectl_complete-pspmigrate"));
        return directory;
    }

    private static void Link(string path, string target)
    {
        if (!File.Exists(path))
            File.CreateSymbolicLink(path, target);
    }
}
