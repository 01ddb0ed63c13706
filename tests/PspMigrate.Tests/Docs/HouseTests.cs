using System.Text.RegularExpressions;

namespace PspMigrate.Tests.Docs;

/// <summary>The map in docs/house.md shows what is there, and pages lead to pages that exist.</summary>
[TestClass]
public sealed partial class HouseTests
{
    private static readonly string[] Sides = [Repository.Path("src", "PspMigrate"), Repository.Path("src", "PspMigrate.Cli")];

    private static readonly string House = File.ReadAllText(Repository.Path("docs", "house.md"));

    [TestMethod]
    public void Every_place_on_the_map_exists()
    {
        var places = Place().Matches(House).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains("NAME", StringComparison.Ordinal)).ToArray();

        places.Should().HaveCountGreaterThan(10);
        places.Where(place => !Starts(place).Any(path => File.Exists(path) || Directory.Exists(path))).Should().BeEmpty();
    }

    [TestMethod]
    public void Every_folder_is_on_the_map() => Sides.SelectMany(Directory.GetDirectories).Select(path => Path.GetFileName(path)!)
        .Except(["bin", "obj"], StringComparer.Ordinal)
        .Where(folder => !House.Contains($"`{folder}`", StringComparison.Ordinal) && !House.Contains($"`Cli/{folder}`", StringComparison.Ordinal))
        .Should().BeEmpty();

    [TestMethod]
    public void Links_of_the_documentation_lead_somewhere()
    {
        string[] pages = [Repository.Path("README.md"), .. Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)];
        var links = pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(match => (Page: page, To: match.Groups["to"].Value)));

        links.Where(link => Path.Combine(Path.GetDirectoryName(link.Page)!, link.To) is var path && !File.Exists(path) && !Directory.Exists(path))
            .Should().BeEmpty();
    }

    private static IEnumerable<string> Starts(string place) =>
        [Repository.Path(place), .. Sides.Select(side => Path.Combine(side, place)), Path.Combine(
            Sides[1], place.Replace("Cli/", "", StringComparison.Ordinal))];

    [GeneratedRegex(@"`(?<path>[\w.]+(?:/[\w.]+)+)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\]\((?!https?:)(?<to>[^)#\n]+)(?:#[^)\n]*)?\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Link();
}
