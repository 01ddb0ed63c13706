using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class CleanupOptionsTests
{
    [TestMethod]
    [DataRow("--apply --restore a.json", "--apply and --restore can't be used together")]
    [DataRow("--restore a.json b.yaml", "--restore takes no other files, and neither -n nor -l")]
    [DataRow("--restore a.json -n shop", "--restore takes no other files, and neither -n nor -l")]
    [DataRow("--apply a.yaml", "--apply cleans up a cluster, not files")]
    [DataRow("--apply -k overlay", "--apply cleans up a cluster, not files")]
    public void What_contradicts_itself_is_refused(string line, string message) =>
        Typed.Refused(() => CleanupOptions.From(Typed.Line($"cleanup {line}"))).Should().Be(message);

    [TestMethod]
    public void Nothing_is_deleted_unless_it_is_asked_for()
    {
        var options = CleanupOptions.From(Typed.Line("cleanup"));

        (options.Apply, options.Yes, options.Unenforced, options.PluginOff).Should().Be((false, false, false, false));
    }
}
