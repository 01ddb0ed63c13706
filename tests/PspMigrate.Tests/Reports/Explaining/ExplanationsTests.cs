using System.Text.RegularExpressions;
using PspMigrate.Controls;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Explaining;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Explaining;

[TestClass]
public sealed class ExplanationsTests
{
    public static IEnumerable<object[]> Names => Explanations.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Everything_has_an_explanation_that_fits_a_screen(string name)
    {
        var lines = Text(name).Split('\n');

        lines.Length.Should().BeInRange(4, 36);
        lines.Should().OnlyContain(line => line.Length <= 80);
        lines[0].Should().StartWithEquivalentOf(
            ControlTable.All.FirstOrDefault(control => control.Checks.Any(check => check.Id == name)) is { } control && !IsWord(name) ? control.Name : name);
    }

    /// <remarks>The facts list upstream's checks by their ids.</remarks>
    [TestMethod]
    public void Checks_go_by_the_ids_of_upstream()
    {
        var facts = File.ReadAllText(Repository.Path("docs", "facts", "pod-security-checks.md"));

        ControlTable.All.SelectMany(control => control.Checks).Should()
            .OnlyContain(check => Regex.IsMatch(facts, $@"\b{check.Id}\b", RegexOptions.None, TimeSpan.FromSeconds(10)))
            .And.OnlyContain(check => Text(check.Id).Contains($"Check {check.Id}, {check.Level.Name()}", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_words_of_every_kind_of_difference_are_explained() =>
        new[] { Tone.Lost, Tone.Tightened, Tone.Respell, Tone.Default, Tone.NeverHeld, Tone.Kept }.Select(tone => Marks.Of(tone).Word).Should()
            .BeSubsetOf(Explanations.Names);

    /// <remarks>facts/pod-security-checks.md: allowPrivilegeEscalation has to be false from v1.8 on, in restricted.</remarks>
    [TestMethod]
    public void A_control_shows_its_fields_and_what_levels_allow() => Text("ALLOWPRIVILEGEESCALATION").Should()
        .Contain("* fields of pods: securityContext.allowPrivilegeEscalation (containers)\n* field of policies: allowPrivilegeEscalation\n")
        .And.Contain("Check allowPrivilegeEscalation, restricted:\n* from v1.8 on it allows false\n");

    [TestMethod]
    [DataRow("secomp", "seccomp")]
    [DataRow("tightend", "tightened")]
    [DataRow("capabilties", "capabilities")]
    [DataRow("capabilities_base", "capabilities")]
    public void Words_that_are_spelled_alike_are_found(string typed, string name) => Explanations.Like(typed).Should().Contain(name);

    [TestMethod]
    public void Nothing_is_like_a_word_that_is_far_from_all() => Explanations.Like("zzzzzzzz").Should().BeEmpty();

    private static string Text(string name) => ReportForm.Text.Render(Explanations.Of(name)!);

    private static bool IsWord(string name) => Glossary.Words.Any(item => item.Word == name);
}
