using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class CommitMessageTests
{
    /// <remarks>git help interpret-trailers: a trailer stands in the last paragraph, as <c>Key: value</c>.</remarks>
    [TestMethod]
    public void Each_ends_with_the_trailer_by_which_a_later_run_knows_it()
    {
        var changes = Sample.Plan([Sample.File("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n")]).Changes;

        var made = changes.Select(change => change with { Kind = ChangeKind.Create });
        foreach (var message in new[] { CommitMessage.Kept(), CommitMessage.Labels(changes), CommitMessage.NewManifests(made), CommitMessage.Rest() })
            message.TrimEnd('\n').Split("\n\n")[^1].Should().MatchRegex($"^{CommitMessage.Trailer}: [a-z-]+$");
    }

    /// <summary>No name may begin a line, which could be read as another trailer, or end the message.</summary>
    [TestMethod]
    public void Names_stay_on_their_line()
    {
        var changes = Sample.Plan(
            [Sample.File("a.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"a\\n\\n{CommitMessage.Trailer}: x\"\n")]).Changes;

        CommitMessage.Labels(changes).Split('\n').Should().ContainSingle(line => line.StartsWith(CommitMessage.Trailer, StringComparison.Ordinal));
    }

    [TestMethod]
    public void Levels_are_named_mode_by_mode()
    {
        var changes = Sample.Plan([Sample.File("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n")]).Changes;

        CommitMessage.Labels(changes).Should().Contain("\nteam-a: enforce baseline:latest, audit restricted:latest, warn restricted:latest\n");
    }
}
