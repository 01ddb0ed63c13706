using System.Text.RegularExpressions;

namespace PspMigrate.Tests;

/// <summary>Dependencies of the library run one way.</summary>
[TestClass]
public sealed partial class ArchitectureTests
{
    /// <summary>What each folder may use besides itself.</summary>
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Manifests"] = [],
        ["Controls"] = ["Manifests"],
        ["Access"] = ["Manifests"],
        ["Standards"] = ["Controls", "Manifests"],
        ["Policies"] = ["Standards", "Controls", "Manifests"],
        ["Conversion"] = ["Access", "Policies", "Standards", "Controls", "Manifests"],
        ["Reports"] = ["Conversion", "Access", "Policies", "Standards", "Controls", "Manifests"],
    };

    [TestMethod]
    public void Every_folder_of_the_library_is_in_the_order() =>
        Directory.GetDirectories(Repository.Path("src", "PspMigrate")).Select(path => Path.GetFileName(path)!)
            .Except(["bin", "obj"], StringComparer.Ordinal).Should().BeEquivalentTo(Below.Keys);

    [TestMethod]
    [DataRow("Manifests"), DataRow("Controls"), DataRow("Access"), DataRow("Standards"), DataRow("Policies"), DataRow("Conversion")]
    [DataRow("Reports")]
    public void A_folder_uses_only_what_is_below_it(string folder)
    {
        var used = Directory.EnumerateFiles(Repository.Path("src", "PspMigrate", folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Using().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["folder"].Value);

        used.Distinct(StringComparer.Ordinal).Should().BeSubsetOf([.. Below[folder], folder]);
    }

    [TestMethod]
    public void The_library_refers_to_nothing_that_opens_connections() =>
        typeof(PspMigrate.Manifests.ManifestReader).Assembly.GetReferencedAssemblies().Select(name => name.Name)
            .Should().NotContain(name => name!.StartsWith("System.Net", StringComparison.Ordinal));

    /// <summary>Banned symbols keep the rest from the network; this keeps the list of exceptions as short as it is.</summary>
    [TestMethod]
    public void Only_three_folders_of_the_command_may_reach_out()
    {
        var exceptions = File.ReadLines(Repository.Path(".editorconfig"))
            .Aggregate((Section: "", Found: new List<string>()), (state, line) =>
            {
                if (line.Contains("RS0030", StringComparison.Ordinal))
                    state.Found.Add(state.Section);
                return line.StartsWith('[') ? (line, state.Found) : state;
            })
            .Found;
        exceptions.Should().Equal("[src/PspMigrate.Cli/{Cluster,Git,Running}/**.cs]");
        File.ReadAllText(Repository.Path("src", "PspMigrate.Cli", "BannedSymbols.txt")).Should().ContainAll("N:System.Net;", "N:System.Net.Http;", "N:System.Net.Sockets;", "N:k8s;");
        Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("disable RS0030", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [GeneratedRegex(@"^(global )?using (static )?PspMigrate\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
