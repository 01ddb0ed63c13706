using System.Net;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Html;
using PspMigrate.Reports.Html.Reach;

namespace PspMigrate.Tests.Reports.Html.Reach;

[TestClass]
public sealed partial class ReachSectionTests
{
    private static readonly Invocation Invocation = new("pspmigrate", "in.yaml");

    /// <summary>Twenty namespaces, each reached by a policy and a binding of its own; the last is the laxest.</summary>
    private static readonly string Many = Write(Plans.Of(
        string.Concat(Enumerable.Range(1, 19).Select(i => Plans.Policy($"p{i}") + Plans.Reached($"ns{i}", $"p{i}")))
        + Plans.Policy("wide", "  privileged: true") + Plans.Reached("zone", "wide")));

    [TestMethod]
    public void Where_no_policy_reaches_a_namespace_there_is_no_section() => Write(Plans.Of(Plans.Policy("p") + Plans.Namespace("bare"))).Should().BeEmpty();

    /// <remarks>docs/report.md: the reach of the 16 laxest and largest groups is drawn.</remarks>
    [TestMethod]
    public void Beyond_sixteen_drawings_the_rest_is_counted_and_the_command_that_lists_it_is_named()
    {
        foreach (var part in Many.Split("<h3>")[1..])
        {
            Titles(part).Should().HaveCount(16);
            part.Should().MatchRegex(@"<p>4 more: pspmigrate access( POLICY)? in\.yaml lists ");
        }
    }

    [TestMethod]
    public void The_laxest_comes_first_then_the_largest()
    {
        Titles(Many)[0].Should().Be("zone: privileged");

        var two = Plans.Policy("p") + Plans.Reached("alone", "p") + Plans.Policy("q") + Everywhere("q") + Plans.Namespace("one") + Plans.Namespace("two");
        Titles(Write(Plans.Of(two)))[0].Should().StartWith("one and two: ");
    }

    /// <remarks>html.spec.whatwg.org, the details element: of those with the same name one is open at a time, so no two may be written open.</remarks>
    [TestMethod]
    public void Only_the_first_drawing_is_open() => Drawing().Matches(Many).Select((match, i) => (match.Groups["open"].Success, i == 0))
        .Should().HaveCount(32).And.OnlyContain(drawing => drawing.Success == drawing.Item2);

    [TestMethod]
    public void A_policy_is_drawn_with_its_own_ways_and_not_at_all_where_it_has_none()
    {
        var html = Write(Plans.Of(Plans.Policy("a") + Plans.Policy("b") + Plans.Policy("unused") + Plans.Reached("shop", "a", "b")));
        var policies = html.Split("<h3>")[^1];

        Titles(policies).Should().Equal("a", "b");
        policies.Split("<summary>")[^1].Should().Contain("<li>b ").And.NotContain("<li>a ");
    }

    /// <summary>Grants alone don't decide where workloads do.</summary>
    [TestMethod]
    public void Namespaces_under_one_title_have_the_level_that_it_says()
    {
        var html = Write(Plans.Of(
            Plans.Policy("p") + Everywhere("p")
                + Plans.Namespace("lax") + Plans.Pod("a", "lax", "hostPID: true, ") + Plans.Namespace("mid") + Plans.Pod("a", "mid"),
            new() { Fit = Fit.Workloads }));

        Titles(html).Should().StartWith(["lax: privileged", "mid: baseline"]);
    }

    private static string Write(Plan plan)
    {
        var page = new HtmlPage("title");
        ReachSection.Write(page, plan, Invocation);
        return page.Body.Source();
    }

    private static string[] Titles(string html) => [.. Title().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["title"].Value))];

    /// <summary>A binding by which every service account may use a policy.</summary>
    private static string Everywhere(string policy) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: use}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts'}]

        """;

    [GeneratedRegex("<summary>(?<title>[^<]*)</summary>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("<details name=reach data-find(?<open> open)?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawing();
}
