using PspMigrate.Controls;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Docs;

/// <summary>A control's file opens, as upstream's checks do, with the restricted fields and the allowed values.</summary>
[TestClass]
public sealed class ControlHeadTests
{
    [TestMethod]
    public void Every_control_opens_with_its_fields_and_what_both_systems_allow()
    {
        foreach (var control in ControlTable.All)
        {
            Head(control).Should().Contain("/// Restricted fields:\n", control.Name)
                .And.Contain("/// Pod Security Standards", control.Name)
                .And.Contain("/// PodSecurityPolicy", control.Name);
        }
    }

    [TestMethod]
    public void Every_version_at_which_a_check_changes_is_in_the_head_of_its_control()
    {
        foreach (var control in ControlTable.All)
        {
            var said = Head(control).Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is ["///", "baseline," or "restricted,", ..]).Select(words => $"{words[1]} {words[2]}");
            var held = control.Checks.SelectMany(check => check.Changes(), (check, since) => $"{check.Level.Name()}, v1.{since}");

            said.Should().BeEquivalentTo(held.Distinct(StringComparer.Ordinal), control.Name);
        }
    }

    private static string Head(Control control)
    {
        var name = control.GetType().Name;
        return File.ReadAllText(Repository.Path("src", "PspMigrate", "Controls", name + ".cs")).Split($"class {name}")[0];
    }
}
