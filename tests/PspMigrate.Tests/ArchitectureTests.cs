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

    /// <summary>What each folder inside <c>Manifests</c> may use besides itself and the nodes, positions and diagnostics in <c>Manifests</c> itself.</summary>
    private static readonly Dictionary<string, string[]> Inside = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Objects"] = [],
        ["Machine"] = ["Text"],
        ["Json"] = ["Machine", "Text"],
        ["Yaml"] = ["Machine", "Readers", "Text"],
        ["Readers"] = ["Machine", "Objects", "Text"],
        ["Writers"] = ["Objects", "Readers"],
        ["Reading"] = ["Json", "Machine", "Objects", "Readers", "Text", "Yaml"],
        ["Editing"] = ["Text", "Yaml"],
        ["Trees"] = ["Objects", "Reading", "Text", "Yaml"],
    };

    [TestMethod]
    public void Every_folder_of_the_library_is_in_the_order() =>
        Directory.GetDirectories(Repository.Path("src", "PspMigrate")).Select(path => Path.GetFileName(path)!)
            .Except(["bin", "obj"], StringComparer.Ordinal).Should().BeEquivalentTo(Below.Keys);

    [TestMethod]
    [DataRow("Manifests"), DataRow("Controls"), DataRow("Access"), DataRow("Standards"), DataRow("Policies"), DataRow("Conversion")]
    [DataRow("Reports")]
    public void A_folder_uses_only_what_is_below_it(string folder) =>
        Usings(Repository.Path("src", "PspMigrate", folder), Using()).Concat(Used($"PspMigrate.{folder}", "PspMigrate"))
            .Distinct(StringComparer.Ordinal).Should().BeSubsetOf([.. Below[folder], folder]);

    [TestMethod]
    public void Every_folder_of_Manifests_is_in_the_inner_order() =>
        Directory.GetDirectories(Repository.Path("src", "PspMigrate", "Manifests")).Select(path => Path.GetFileName(path)!).Should()
            .BeEquivalentTo(Inside.Keys);

    [TestMethod]
    [DataRow("Text"), DataRow("Objects"), DataRow("Machine"), DataRow("Json"), DataRow("Yaml"), DataRow("Readers"), DataRow("Writers"), DataRow("Reading")]
    [DataRow("Editing"), DataRow("Trees")]
    public void A_folder_of_Manifests_uses_only_what_is_below_it(string folder)
    {
        Inside[folder].Where(below => Inside[below].Contains(folder, StringComparer.Ordinal)).Should().BeEmpty();
        Usings(Repository.Path("src", "PspMigrate", "Manifests", folder), UsingInside())
            .Concat(Used($"PspMigrate.Manifests.{folder}", "PspMigrate.Manifests"))
            .Distinct(StringComparer.Ordinal).Should().BeSubsetOf([.. Inside[folder], folder]);
    }

    /// <summary>What all use has to know none of them; <c>ManifestReader</c> is the way in.</summary>
    [TestMethod]
    public void What_stands_in_Manifests_itself_uses_none_of_its_folders() =>
        Library.Where(type => type is { Namespace: "PspMigrate.Manifests", DeclaringType: null } && Used(type, "PspMigrate.Manifests").Any())
            .Should().OnlyContain(type => type == typeof(PspMigrate.Manifests.ManifestReader) || type == typeof(PspMigrate.Manifests.ReadResult));

    [TestMethod]
    public void What_code_uses_is_found_though_nothing_at_its_top_names_it() =>
        Used(typeof(PspMigrate.Manifests.ManifestReader), "PspMigrate.Manifests").Should().Contain(["Objects", "Reading"]);

    [TestMethod]
    public void Namespaces_are_folders()
    {
        string[] roots = [Repository.Path("src"), Repository.Path("tests")];
        var wrong =
            from root in roots
            from file in Sources(root)
            where !string.Equals(Path.GetDirectoryName(file), root, StringComparison.Ordinal)
            let found = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value
            let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
            where found.Length > 0 && !string.Equals(found, folder, StringComparison.Ordinal)
            select $"{folder}: {Path.GetFileName(file)} is in {found}";

        wrong.Should().BeEmpty();
    }

    [TestMethod]
    public void Lines_are_no_longer_than_160_characters()
    {
        var longer =
            from root in new[] { Repository.Path("src"), Repository.Path("tests") }
            from file in Sources(root)
            from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
            where line.Text.Length > 160
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}";

        longer.Should().BeEmpty();
    }

    /// <summary>An assertion behind <c>?.</c> asserts nothing where nothing stands before that; in brackets, what is missing is null.</summary>
    [TestMethod]
    public void No_assertion_is_passed_over_where_a_value_is_missing()
    {
        var chain = new Regex(@"\?\.\w+(\(\))?(\.\w+(\(\))?)*\s*\.Should\(\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

        Sources(Repository.Path("tests")).Where(file => chain.IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Should().BeEmpty();
    }

    /// <summary>Tests stand where what they test stands; these are about more than one folder.</summary>
    [TestMethod]
    [DataRow("PspMigrate", "", "Docs", "Truth", "Conversion/Keeping/SecondCel")]
    [DataRow("PspMigrate.Cli", "", "Attacks", "Cases", "Deploy")]
    public void Every_folder_of_tests_is_one_of_the_source(string project, params string[] others) =>
        Folders(Repository.Path("tests", project + ".Tests")).Except(Folders(Repository.Path("src", project)), StringComparer.Ordinal)
            .Should().BeSubsetOf(others);

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
        File.ReadAllText(Repository.Path("src", "PspMigrate.Cli", "BannedSymbols.txt"))
            .Should()
            .ContainAll("N:System.Net;", "N:System.Net.Http;", "N:System.Net.Sockets;", "N:k8s;");
        Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("disable RS0030", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>The folders that sources name at the top.</summary>
    private static IEnumerable<string> Usings(string path, Regex form) =>
        Sources(path).SelectMany(file => form.Matches(File.ReadAllText(file))).Select(match => match.Groups["folder"].Value);

    private static IEnumerable<Type> Library => typeof(PspMigrate.Manifests.ManifestReader).Assembly.GetTypes();

    /// <summary>The folders below a namespace whose types the compiled code of another one uses.</summary>
    private static IEnumerable<string> Used(string by, string below) => Library.Where(type => IsIn(type, by)).SelectMany(type => Used(type, below));

    private static IEnumerable<string> Used(Type by, string below) => UsedTypes.Of(by)
        .Where(type => IsIn(type, below) && type.Namespace!.Length > below.Length)
        .Select(type => type.Namespace![(below.Length + 1)..].Split('.')[0]);

    private static bool IsIn(Type type, string ns) => $"{type.Namespace}.".StartsWith(ns + ".", StringComparison.Ordinal);

    /// <summary>The folders that hold sources, with slashes.</summary>
    private static HashSet<string> Folders(string root) =>
        [.. Sources(root).Select(file => Path.GetDirectoryName(Path.GetRelativePath(root, file))!.Replace(Path.DirectorySeparatorChar, '/'))];

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (static )?PspMigrate\.Manifests\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingInside();

    [GeneratedRegex(@"^(global )?using (static )?PspMigrate\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
