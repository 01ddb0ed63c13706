using PspMigrate.Controls;
using PspMigrate.Reports.Explaining;

namespace PspMigrate.Tests.Reports;

/// <summary>What README.md and docs/concepts.md show is what the program does.</summary>
[TestClass]
public sealed class ReadmeTests
{
    private const string Begin = "<!-- controls -->\n";
    private const string End = "<!-- /controls -->\n";

    [TestMethod]
    public void The_table_of_controls_is_up_to_date()
    {
        var path = Repository.Path("docs", "concepts.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        var expected = Table();
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            page = page[..from] + expected + page[to..];
            File.WriteAllText(path, page);
            to = from + expected.Length;
        }

        page[from..to].Should().Be(expected, "docs/concepts.md lists the controls; APPROVE=1 brings it up to date");
    }

    [TestMethod]
    public void The_report_that_is_shown_is_the_one_that_users_see()
    {
        var shown = File.ReadAllText(Repository.Path("README.md")).Split("```text\n")[1].Split("```")[0].Split('\n').Where(line => line.Trim() is not "…");

        File.ReadAllLines(Repository.Path("fixtures/expected/article.txt")).Should().Contain(shown);
    }

    private static string Table() => "| control | fields of policies | checks of Pod Security |\n| --- | --- | --- |\n"
        + string.Concat(ControlTable.All.Select(control => $"| {control.Name} | {Fields(control)} | {Checks(control)} |\n"));

    private static string Fields(Control control) => PolicyField.Of(control) is { IsEmpty: false } fields
        ? string.Join(", ", fields.Select(field => $"{(field.IsAnnotation ? "annotation " : "")}`{field.Name}`"))
        : "none";

    private static string Checks(Control control) => control.Checks.IsEmpty
        ? "none"
        : string.Join(", ", control.Checks.Select(check => $"`{check.Id}` ({check.Level.Name()})"));
}
