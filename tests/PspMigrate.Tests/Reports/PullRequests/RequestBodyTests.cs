using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class RequestBodyTests
{
    [TestMethod]
    public void Names_from_manifests_can_not_break_out()
    {
        const string name = "a|b`c`<img src=x>@ada\\n![x](http://evil)```\\n# x";
        var body = Write([Sample.File("x.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"{name}\"\n")], int.MaxValue);

        var lines = body.Text.Split('\n');
        var row = lines.Single(line => line.StartsWith("| a", StringComparison.Ordinal));
        row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|').Should().Be(6, "the row has five cells");
        var outside = string.Concat(OutsideFences(lines).Where(line => !line.StartsWith("<summary>", StringComparison.Ordinal)));
        outside.Should().NotContain("<img").And.NotContain("@ada").And.NotContain("http://evil").And.NotMatchRegex(@"(?<!\\)`").And
            .NotMatchRegex(@"(?<!\\)\]\(");
        lines.Single(line => line.StartsWith("<summary>", StringComparison.Ordinal)).Should()
            .Contain("&lt;img src=x&gt;&#64;ada", "in the title of a fold only HTML and mentions count");
        RequestTitle.Of(Sample.Plan([Sample.File("x.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"{name}\"\n")]).Changes)
            .Should().Be("Add Pod Security labels to 1 namespace");
    }

    [TestMethod]
    public void It_says_how_to_verify_and_how_to_roll_back()
    {
        const string labelled = "  labels:\n    pod-security.kubernetes.io/enforce: privileged\n";
        var body = Write([Sample.File("x.yaml", Namespace("team-a") + labelled)], int.MaxValue, overwrite: true).Text;

        body.Should().Contain("kubectl label --dry-run=server --overwrite namespace team-a pod-security.kubernetes.io/audit=restricted ")
            .And.Contain(
                "kubectl label --overwrite namespace team-a pod-security.kubernetes.io/enforce=privileged pod-security.kubernetes.io/enforce-version- ");
    }

    [TestMethod, TestCategory("Long")]
    [DataRow(3)]
    [DataRow(300)]
    [DataRow(3000)]
    public void It_stays_below_the_limit_and_loses_nothing(int count)
    {
        const int limit = 20_000;
        RepositoryFile[] files = [.. Enumerable.Range(0, count).Select(i => Sample.File($"ns/{i}.yaml", Namespace($"team-{i}")))];

        var body = Write(files, limit);

        body.Text.Length.Should().BeLessThanOrEqualTo(limit);
        (body.Rest ?? body.Text).Should().Contain("| team-0 |").And.Contain($"| team-{count - 1} |").And.Contain("<details>");
        (body.Rest is null).Should().Be(count == 3);
        body.Text.Contains(RequestBody.RestPath, StringComparison.Ordinal).Should().Be(body.Rest is not null);
    }

    private static RequestBody Write(RepositoryFile[] files, int limit, bool overwrite = false)
    {
        var (plan, _, changes) = Sample.Plan(files, overwrite);
        return RequestBody.Of(new RequestAnswer(plan, [.. changes], []), limit);
    }

    private static string Namespace(string name) => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n";

    private static IEnumerable<string> OutsideFences(string[] lines)
    {
        var fence = "";
        foreach (var line in lines)
        {
            if (fence.Length == 0 && line.StartsWith("```", StringComparison.Ordinal))
                fence = line.TrimEnd('s', 'h');
            else if (fence.Length > 0 && string.Equals(line, fence, StringComparison.Ordinal))
                fence = "";
            else if (fence.Length == 0)
                yield return line + "\n";
        }
    }
}
