using PspMigrate.Cli.Git;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class PrOptionsTests
{
    [TestMethod]
    [DataRow("", nameof(PrGoal.Open))]
    [DataRow("--push", nameof(PrGoal.Push))]
    [DataRow("--commit", nameof(PrGoal.Commit))]
    [DataRow("--dry-run", nameof(PrGoal.Show))]
    public void It_goes_as_far_as_it_is_asked_to(string line, string goal) => From(line).Goal.ToString().Should().Be(goal);

    [TestMethod]
    [DataRow("--dry-run --commit", "--dry-run, --commit and --push can't be used together")]
    [DataRow("--commit --draft", "--draft can't be used where no request is opened")]
    [DataRow("--keep-filled", "--keep-filled needs --fix")]
    [DataRow("--cleanup --fix", "--cleanup can't be used with --fix, --keep, --new-files or --split: it labels and fixes nothing")]
    [DataRow("--cleanup --live", "--cleanup looks at the repository alone")]
    [DataRow("--new-files a --no-new-files", "--new-files can't be used with --no-new-files")]
    [DataRow("--split-by label=x", "--split-by needs --split team")]
    [DataRow("--split team --split-by owner", "--split-by: unknown value \"owner\"")]
    [DataRow("--split team --split-by label=", "--split-by: unknown value \"label=\"")]
    [DataRow("--keep --split team", "--keep can't be used with --split: kept policies go into one file")]
    [DataRow("--body-file a --split namespace", "--body-file can't be used with --split: every request has a text of its own")]
    [DataRow("--force", "--force needs --body-file")]
    public void What_contradicts_itself_is_refused(string line, string message) => Typed.Refused(() => From(line)).Should().Be(message);

    [TestMethod]
    public void A_team_is_a_directory_unless_a_label_is_named()
    {
        From("--split team").Split.Should().Be(new RequestSplit(SplitChoice.Team, Label: null));
        From("--split team --split-by directory").Split.Label.Should().BeNull();
        From("--split team --split-by label=example.com/owner").Split.Label.Should().Be("example.com/owner");
    }

    [TestMethod]
    public void The_repository_is_the_input_where_nothing_else_is_named()
    {
        From("").IsRepositoryInput.Should().BeTrue();
        From("psp.yaml").IsRepositoryInput.Should().BeFalse();
        From("--context prod").IsRepositoryInput.Should().BeFalse();
        From("--live").Should().Match<PrOptions>(options => !options.IsRepositoryInput && options.Input.Cluster.IsAsked);
    }

    [TestMethod]
    public void A_cleanup_has_a_branch_of_its_own()
    {
        From("--cleanup").Branch.Should().NotBe(From("").Branch);
        From("--cleanup --branch mine").Branch.Should().Be("mine");
    }

    private static PrOptions From(string line) => PrOptions.From(Typed.Line($"pr {line}"));
}
