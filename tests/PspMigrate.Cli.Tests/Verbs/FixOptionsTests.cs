using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class FixOptionsTests
{
    [TestMethod]
    [DataRow("a.yaml -i -o diff", "--in-place and --output can't be used together")]
    [DataRow("-k overlay -i", "-k builds one kustomization, and others may share its files: it can't be edited in place")]
    [DataRow("-i", "a cluster can't be edited in place")]
    [DataRow("- -i", "standard input can't be edited in place")]
    [DataRow("a.yaml -f - --in-place", "standard input can't be edited in place")]
    [DataRow("-o diff", "-o diff needs files")]
    [DataRow("- -o diff", "-o diff needs files")]
    [DataRow("a.yaml --raise --level baseline", "--raise and --level can't be used together")]
    public void What_can_not_be_edited_is_refused(string line, string message) =>
        Typed.Refused(() => FixOptions.From(Typed.Line($"fix {line}"))).Should().Be(message);
}
