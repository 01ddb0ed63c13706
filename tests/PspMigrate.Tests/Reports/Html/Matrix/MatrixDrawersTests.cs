using System.Net;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;
using PspMigrate.Policies;
using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Sections;
using PspMigrate.Standards;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Html.Matrix;

/// <summary>What a mark of the matrix leads to: docs/report.md, "What changes where".</summary>
[TestClass]
public sealed partial class MatrixDrawersTests
{
    /// <summary>What restricted allows but for images, which came in v1.31, after PodSecurityPolicy was gone (v1.25).</summary>
    private const string OldVolumes = "[configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret]";

    /// <summary>Accounts of team may use wide in place of narrow; strict fills in nearly all that there is.</summary>
    private static readonly Plan Several = Plans.Of(
        GivenManifests.Strict.Replace("[configMap, projected, secret]", OldVolumes, StringComparison.Ordinal) + "\n"
            + Plans.Policy("narrow", "  hostIPC: true") + Plans.Policy("wide", "  hostPID: true\n  hostIPC: true\n  hostNetwork: true")
            + Plans.Reached("team", "narrow", "wide") + Plans.Reached("shop", "strict"));

    private static readonly Plan Kept = KeptOf.Plan(
        Plans.Policy("a", "  readOnlyRootFilesystem: true\n  allowPrivilegeEscalation: false") + Plans.Reached("shop", "a"));

    /// <remarks>w3.org/TR/wai-aria-1.2, aria-labelledby: the id of the element that names it.</remarks>
    [TestMethod]
    public void A_drawer_is_named_by_its_control_and_level_and_leads_back_to_the_matrix()
    {
        var html = Html(Kept, out var topics);

        html.Split("<article")[1..].Should().HaveSameCount(topics.All).And.OnlyContain(drawer => drawer.Contains(" href=#matrix>", StringComparison.Ordinal));
        foreach (var topic in topics.All)
        {
            var name = html.Split($" id={topic.Id} aria-labelledby=")[1].Split(' ')[0];
            html.Should().Contain($"<h3 id={name}>{topic.Control.Name} at {topic.At}</h3>");
        }
    }

    [TestMethod]
    public void A_line_that_is_true_of_two_policies_says_where_each_says_so()
    {
        var html = Html(Plans.Of(Plans.Policy("one") + Plans.Policy("two")), out var topics);
        var entry = topics.All.Single(topic => topic.Control.Name is "volumes").Entries.Single(entry => entry.Mark == MatrixMark.Lost);

        // The field of two stands as many lines below that of one as a policy has.
        var lines = Plans.Policy("one").Count(c => c == '\n');
        Line(html, entry).Should().Contain($">one (in.yaml:10) and two (in.yaml:{10 + lines})<");
    }

    /// <remarks>
    /// docs/report.md: lost and never held is what the policy refused and the level lets in; tightened, left open and respell are what the level refuses
    /// and the policy took. Of respell there is a second pod that both take.
    /// </remarks>
    [TestMethod]
    public void The_pods_of_a_line_show_what_its_mark_says()
    {
        var html = Html(Several, out var topics);
        var seen = new HashSet<MatrixMark>();

        foreach (var entry in topics.All.SelectMany(topic => topic.Entries))
        {
            var policy = entry.Sources[0].Comparison.Policy;
            foreach (var (i, manifest) in Code(Line(html, entry)).Index())
            {
                var pod = PodDefaults.Apply(GivenManifests.Read(manifest).Workloads.Single().Template);
                var isAdmitted = PolicyAdmission.Admit([policy], pod, ServerFeatures.Everything).Allowed;
                var isAllowed = Evaluator.Evaluate(pod, entry.Sources[0].Comparison.At).Allowed;
                var isLost = entry.Mark is MatrixMark.Lost or MatrixMark.NeverHeld;
                (isAdmitted, isAllowed).Should().Be((!isLost, isLost || i > 0), manifest);
                seen.Add(entry.Mark);
            }
        }

        seen.Should().Contain([MatrixMark.Lost, MatrixMark.LeftOpen, MatrixMark.Respell, MatrixMark.NeverHeld]);
    }

    /// <summary>What is no longer filled in is refused by nobody: there is nothing to show.</summary>
    [TestMethod]
    public void Each_line_has_a_pod_or_says_why_there_is_none()
    {
        var html = Html(Several, out var topics);

        foreach (var entry in topics.All.SelectMany(topic => topic.Entries))
        {
            var line = Line(html, entry);
            (line.Contains("<summary>Witness pod</summary>", StringComparison.Ordinal) ^ line.Contains("<p>No pod shows this: ", StringComparison.Ordinal))
                .Should().Be(entry.Mark != MatrixMark.Unfilled, line);
        }

        Regex.Count(html, "<p>No pod shows this: [^<]*image", RegexOptions.None, TimeSpan.FromSeconds(10)).Should().Be(1);
    }

    [TestMethod]
    public void What_is_kept_shows_the_CEL_that_keeps_it_and_nothing_else_does()
    {
        var html = Html(Kept, out var topics);

        foreach (var entry in topics.All.SelectMany(topic => topic.Entries))
            Line(html, entry).Contains("in CEL:", StringComparison.Ordinal).Should().Be(entry.Mark is MatrixMark.Kept or MatrixMark.Filled, entry.Line.Before);
        topics.All.SelectMany(topic => topic.Entries).Select(entry => entry.Mark).Should().Contain([MatrixMark.Kept, MatrixMark.Filled]);
    }

    /// <remarks>docs/report.md: never held, since another policy already let it in. Which one, one wants to know.</remarks>
    [TestMethod]
    public void A_rule_that_never_held_names_the_policy_that_let_it_in()
    {
        var html = Html(Several, out var topics);
        var entry = topics.All.Single(topic => topic.Control.Name is "hostNamespaces").Entries.Single(entry => entry.Mark == MatrixMark.NeverHeld);

        Line(html, entry).Should().Contain("the same accounts may use wide there");
    }

    private static string Html(Plan plan, out MatrixTopics topics)
    {
        var ids = 0;
        topics = new MatrixTopics(plan, Style.Everything, () => $"i{++ids}");
        return new MatrixDrawers(plan.Kept, Style.Everything).Of(topics, "matrix").Source();
    }

    /// <summary>What the page shows of a line.</summary>
    private static string Line(string html, MatrixEntry entry) =>
        html.Split("<li ").Single(line => line.StartsWith($"id={entry.Id} ", StringComparison.Ordinal));

    private static IEnumerable<string> Code(string html) => Block().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["code"].Value));

    [GeneratedRegex("<pre [^>]*><code>(?<code>.*?)</code></pre>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
