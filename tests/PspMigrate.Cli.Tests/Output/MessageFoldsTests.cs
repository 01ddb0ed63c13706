using PspMigrate.Cli.Output;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class MessageFoldsTests
{
    [TestMethod]
    public void Equal_messages_of_a_directory_are_one_and_are_counted() =>
        Show([.. Many(Severity.Warning, "this is a Jinja template", "a", 5), .. Many(Severity.Note, "a note", "b", 2)]).Should().Equal(
            "Note b/0.yaml:1:1 a note",
            "Note b/1.yaml:1:1 a note",
            "Warning a/0.yaml:1:1 this is a Jinja template (and 4 more like this in a)",
            "Note built-in 5 warnings, 2 notes in all");

    [TestMethod]
    public void Names_in_quotes_do_not_make_messages_different() =>
        Show([.. Enumerable.Range(0, 4).Select(i => Message(Severity.Note, $"field \"f{i}\" is unknown", "a/x.yaml"))])
            .Should().StartWith("Note a/x.yaml:1:1 field \"f0\" is unknown (and 3 more like this in a)");

    [TestMethod]
    public void Nor_do_words_that_only_names_look_like() =>
        Show([.. Enumerable
            .Range(0, 30)
            .Select(i => Message(Severity.Warning, $"RoleBinding web-{i}/use:psp refers to Role gone-{i}, which is not in the input", $"{i}/x.yaml"))])
            .Should().StartWith("Warning 0/x.yaml:1:1 RoleBinding web-0/use:psp refers to Role gone-0, which is not in the input (and 29 more like this)");

    [TestMethod]
    public void Of_too_many_messages_a_screen_is_left_with_every_error_that_has_room()
    {
        var shown =
            Show([.. Enumerable.Range(0, 500).Select(i => Message(Severity.Note, $"note {i}", $"{i}/a.yaml")), Message(Severity.Error, "wrong", "z.yaml")]);

        shown.Should().HaveCountLessThanOrEqualTo(24);
        shown.Should().Contain("Error z.yaml:1:1 wrong");
        shown[^1].Should().Be("Note built-in 1 error, 500 notes in all");
    }

    [TestMethod]
    public void Equal_messages_of_too_many_directories_are_folded_over_all_of_them() =>
        Show([.. Enumerable.Range(0, 400).SelectMany(i => Many(Severity.Warning, "same", $"d{i}", 5))]).Should().Equal(
            "Warning d0/0.yaml:1:1 same (and 1,999 more like this)",
            "Note built-in 2,000 warnings in all");

    [TestMethod]
    public void Advice_is_said_once_behind_the_last_of_those_that_share_it() =>
        MessageFolds.Of([Advised("one", "x"), Advised("two", null), Advised("three", "x"), Advised("four", "y")])
            .Select(item => $"{item.Message}: {item.Advice}").Should().Equal("one: ", "three: x", "two: ", "four: y");

    [TestMethod]
    public void Messages_of_a_kind_are_folded_whatever_their_words() =>
        Show([.. new[] { "loki", "grafana", "tempo", "mimir" }.Select(name => Message(Severity.Warning, $"what HelmRelease {name} makes", "a/x.yaml") with
        {
            Like = "HelmRelease",
        })]).Should().Equal("Warning a/x.yaml:1:1 what HelmRelease loki makes (and 3 more like this in a)", "Note built-in 4 warnings in all");

    [TestMethod]
    public void Long_messages_fill_a_screen_sooner()
    {
        var shown = Show([.. Enumerable.Range(0, 15).Select(i => Message(Severity.Warning, new string((char)('a' + i), 300), "a.yaml"))]);

        shown.Should().HaveCount(1 + (24 / 5));
        shown[^1].Should().Be("Note built-in 15 warnings in all");
    }

    private static Diagnostic Advised(string message, string? advice) => Message(Severity.Warning, message, "a.yaml") with { Advice = advice };

    private static IEnumerable<Diagnostic> Many(Severity severity, string message, string directory, int count) =>
        Enumerable.Range(0, count).Select(i => Message(severity, message, $"{directory}/{i}.yaml"));

    private static Diagnostic Message(Severity severity, string message, string file) => new(severity, message, new(file, 1, 1));

    private static string[] Show(Diagnostic[] diagnostics) => [.. MessageFolds.Of(diagnostics).Select(item => $"{item.Severity} {item.At} {item.Message}")];
}
