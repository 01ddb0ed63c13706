using System.Text.Json;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Verbs;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Forms;
using PspMigrate.Standards;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ApplyAnswerTests
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    public void What_changes_is_shown_as_it_is_and_as_it_will_be()
    {
        var change = Changes(Namespace("privileged", "v1.25", new FieldOwner("kubectl-label", "Update"))).Single();

        (change.GetProperty("mode").GetString(), change.GetProperty("now").GetString(), change.GetProperty("then").GetString())
            .Should().Be(("enforce", "privileged:v1.25", "baseline:v1.25"));
        change.GetProperty("ownedBy").EnumerateArray().Single().GetString().Should().Be("kubectl-label");
    }

    [TestMethod]
    public void Labels_that_are_not_there_are_a_dash() => Changes(Namespace(null, null)).Single().GetProperty("now").GetString().Should().Be("-");

    [TestMethod]
    public void What_is_left_to_others_says_how_to_take_it()
    {
        var change = Changes(Namespace("privileged", "v1.25", new FieldOwner("argocd", "Apply"))).Single();

        change.GetProperty("then").GetString().Should().Be("privileged:v1.25");
        change.GetProperty("note").GetString().Should().Be("left to argocd; --force-conflicts changes it to baseline:v1.25");
    }

    [TestMethod]
    public void What_would_be_lowered_says_how_to_lower_it() => Changes(Namespace("restricted", "v1.25")).Single().GetProperty("note").GetString()
        .Should().Be("not lowered to baseline:v1.25; --overwrite does");

    private static LiveNamespace Namespace(string? level, string? version, params FieldOwner[] owners) =>
        new("shop", "1", ImmutableSortedDictionary.Create<string, OwnedLabel>(StringComparer.Ordinal)
            .Add(Enforce, new(level, [.. owners])).Add(Enforce + "-version", new(version, [.. owners])));

    private static JsonElement[] Changes(LiveNamespace live)
    {
        ModeLabels wanted = new(Mode.Enforce, null, null, new(Level.Baseline, new(25)), IsKept: false);
        var decision = LabelDecision.Make(live, [wanted], NamespacePolicy.DefaultsOf(new()), [Mode.Enforce], overwrite: false);
        using var document = JsonDocument.Parse(ReportForm.Json.Render(ApplyAnswer.Of([decision])));
        return [.. document.RootElement.GetProperty("labels").EnumerateArray().Select(item => item.Clone())];
    }
}
