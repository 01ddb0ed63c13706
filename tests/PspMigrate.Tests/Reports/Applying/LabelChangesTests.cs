using System.Text.Json;
using PspMigrate.Reports.Applying;
using PspMigrate.Reports.Forms;
using PspMigrate.Tests.Reports.Json;

namespace PspMigrate.Tests.Reports.Applying;

/// <summary>What <c>apply</c> is going to do, before it does so.</summary>
[TestClass]
public sealed class LabelChangesTests
{
    private static readonly LabelChanges Changes = new(
    [
        new("shop", "enforce", "-", "baseline:v1.29", [], ""),
        new("bank", "warn", "privileged", "privileged", ["kubectl-label", "argocd"], "left to argocd"),
    ]);

    /// <summary>For awk: as many words before the note in each line, whoever owns the labels.</summary>
    [TestMethod]
    public void Each_mode_is_a_line_of_columns_and_the_note_is_the_last()
    {
        var lines = ReportForm.Table.Render(Changes, default, 200).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();

        lines[0].Should().HaveCount(6);
        lines[1].Should().Equal("shop", "enforce", "-", "baseline:v1.29", "-");
        lines[2].Should().Equal("bank", "warn", "privileged", "privileged", "kubectl-label,argocd", "left to argocd");
    }

    [TestMethod]
    public void Programs_hear_the_owners_one_by_one()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(Changes));

        json.RootElement.About("labels", "namespace", "shop").Texts("ownedBy").Should().BeEmpty();
        json.RootElement.About("labels", "namespace", "bank").Texts("ownedBy").Should().Equal("kubectl-label", "argocd");
    }

    [TestMethod]
    public void Where_nothing_changes_there_is_no_table_but_an_empty_list()
    {
        var none = new LabelChanges([]);

        ReportForm.Text.Render(none).Should().BeEmpty();
        using var json = JsonDocument.Parse(ReportForm.Json.Render(none));
        json.RootElement.GetProperty("labels").GetArrayLength().Should().Be(0);
    }
}
