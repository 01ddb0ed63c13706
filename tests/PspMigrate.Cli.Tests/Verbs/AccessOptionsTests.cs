using PspMigrate.Cli.Verbs;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class AccessOptionsTests
{
    [TestMethod]
    [DataRow("a b", "access takes one policy at most")]
    [DataRow("a --who-can-label", "--who-can-label doesn't take a policy")]
    public void It_is_about_one_policy_or_all(string line, string message) =>
        Typed.Refused(() => AccessOptions.From(Typed.Line($"access {line}"))).Should().Be(message);

    /// <remarks>kubectl get: -o wide is the table with more columns.</remarks>
    [TestMethod]
    public void The_wide_form_is_the_table_with_places()
    {
        AccessOptions.From(Typed.Line("access")).Output.Should().Be(new AccessForm(ReportForm.Text));
        AccessOptions.From(Typed.Line("access p -o wide")).Output.Should().Be(new AccessForm(ReportForm.Text, IsWide: true));
    }
}
