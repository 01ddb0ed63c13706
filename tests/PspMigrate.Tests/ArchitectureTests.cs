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

    [GeneratedRegex(@"^(global )?using (static )?PspMigrate\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
