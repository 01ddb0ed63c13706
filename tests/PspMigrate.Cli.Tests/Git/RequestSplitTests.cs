using System.Text;
using PspMigrate.Cli.Git;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
public sealed class RequestSplitTests
{
    [TestMethod]
    public void Without_a_split_all_changes_are_one_request() =>
        Parts(new(SplitChoice.None, Label: null)).Should().Equal(("", " a b c"));

    [TestMethod]
    public void Each_namespace_can_have_its_own() =>
        Parts(new(SplitChoice.Namespace, Label: null)).Should().Equal(("-a", " a"), ("-b", " b"), ("-c", " c"));

    [TestMethod]
    public void A_team_is_a_directory_or_a_label()
    {
        Parts(new(SplitChoice.Team, Label: null)).Should().Equal(("-teams-one", " a b"), ("-teams-two", " c"));
        Parts(new(SplitChoice.Team, "team")).Should().Equal(("-others", " c"), ("-x-y", " a"), ("-x-y-2", " b"));
    }

    [TestMethod]
    public void A_part_in_which_no_file_changes_is_no_request() =>
        new RequestSplit(SplitChoice.Namespace, Label: null).Of(Changes, change => change.Name is "b").Select(part => part.Suffix).Should().Equal("-b");

    private static ImmutableArray<NamespaceChange> Changes { get; } =
    [
        Change("teams/one/a.yaml", "a", "{team: x.y}"), Change("teams/one/b.yaml", "b", "{team: x_y}"), Change("teams/two/c.yaml", "c", "{}"),
    ];

    private static (string, string)[] Parts(RequestSplit split) =>
        [.. split.Of(Changes, _ => true).Select(part => (part.Suffix, string.Concat(part.Changes.Select(change => " " + change.Name))))];

    private static NamespaceChange Change(string path, string name, string labels)
    {
        RepositoryFile file = new(path, $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {labels}}}\n");
        var reader = new ManifestReader(new ReadOptions());
        foreach (var (source, text) in new[] { ("psp.yaml", GitSandbox.Policies), (path, file.Text) })
            reader.Read(source, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var plan = Planner.Make(reader.Finish().Inventory, new());
        return new RepositoryPlanner(plan, [file], new()).Changes().Single();
    }
}
