using System.Collections.Immutable;
using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Access;

/// <summary>Compares recorded RBAC scenarios of a real server with our answers.</summary>
internal static class RbacTruth
{
    /// <summary>How many scenarios and single answers were compared, and every answer that differs.</summary>
    public sealed record Outcome(int Scenarios, int Answers, ImmutableArray<string> Differences);

    /// <summary>Compares every scenario in a folder with <c>scenarios.jsonl.gz</c> and <c>subjects.json</c>.</summary>
    public static Outcome Compare(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "subjects.json")));
        var cast = new Cast(document.RootElement);
        var scenarios = 0;
        var answers = 0;
        var differences = ImmutableArray.CreateBuilder<string>();
        foreach (var scenario in SharedTruth.Lines(Path.Combine(folder, "scenarios.jsonl.gz")))
        {
            scenarios++;
            foreach (var (question, expected, actual) in Ask(scenario, cast))
            {
                answers++;
                if (!string.Equals(expected, actual, StringComparison.Ordinal))
                    differences.Add($"{scenario.GetProperty("scenario")}: {question}: server {expected}, ours {actual}");
            }
        }

        return new(scenarios, answers, differences.ToImmutable());
    }

    private static IEnumerable<(string Question, string Expected, string Actual)> Ask(JsonElement scenario, Cast cast)
    {
        var objects = scenario.GetProperty("objects").EnumerateArray().Select(o => (Json: o, Read: Read(o))).ToList();
        var inventory = new Inventory
        {
            Policies = [.. cast.Policies.Select(name => new PodSecurityPolicy { Name = name })],
            ServiceAccounts = [.. cast.Pods.Select(pod => new ServiceAccount(pod.Namespace, pod.Account, default))],
            Roles = [.. objects.Select(o => o.Read).OfType<Role>()],
            Bindings = [.. objects.Select(o => o.Read).OfType<Binding>()],
        };
        var index = AccessIndex.Build(inventory);
        return objects
            .Select(o => ($"refuse {o.Json}", $"{IsRejected(scenario, o.Json)}", $"{o.Read is null}"))
            .Concat(Reviews(scenario, cast, index))
            .Concat(Admissions(scenario, cast, index, AccessAnalysis.Analyze(inventory, index)))
            .Concat(Aggregated(scenario, index));
    }

    /// <summary>The role or binding, or null when our reader refuses it.</summary>
    private static object? Read(JsonElement o)
    {
        var node = (MapNode)JsonTree.Parse("scenario", o.GetRawText());
        return o.TryGetProperty("roleRef", out _) ? BindingReader.Read(node, []) : RoleReader.Read(node, []);
    }

    private static bool IsRejected(JsonElement scenario, JsonElement o) =>
        scenario.GetProperty("rejected_by_api").EnumerateArray().Any(rejected =>
            rejected.GetProperty("kind").ValueEquals(o.GetProperty("kind").GetString())
            && rejected.GetProperty("name").ValueEquals(o.GetProperty("metadata").GetProperty("name").GetString()));

    private static IEnumerable<(string Question, string Expected, string Actual)> Reviews(
        JsonElement scenario, Cast cast, AccessIndex index)
    {
        var recorded = scenario.GetProperty("may_use_by_sar");
        foreach (var (id, who) in cast.Subjects)
        {
            foreach (var @namespace in cast.Namespaces)
            {
                foreach (var policy in cast.Policies)
                {
                    var expected = Find(recorded, id, @namespace, policy) is { } groups
                        ? string.Join(',', groups.EnumerateArray().Select(group => group.GetString()))
                        : "";
                    string[] asked = ["policy", "extensions"];
                    var actual = string.Join(',', asked.Where(group => index.MayUse(who, @namespace, policy, group)));
                    yield return ($"{id} in {@namespace} use {policy}", expected, actual);
                }
            }
        }
    }

    private static IEnumerable<(string Question, string Expected, string Actual)> Admissions(
        JsonElement scenario, Cast cast, AccessIndex index, AccessReport report)
    {
        foreach (var (@namespace, account) in cast.Pods)
        {
            var reported = report.Namespaces.Single(n => string.Equals(n.Namespace, @namespace, StringComparison.Ordinal))
                .Accounts.Single(a => string.Equals(a.Account, account, StringComparison.Ordinal)).Policies;
            yield return ($"pods of {@namespace}/{account}", Admitted("neutral-user"), string.Join(',', reported));

            var itself = index.Usable(Identity.ServiceAccount(@namespace, account), @namespace)
                .Union(index.Usable(Identity.Requester(@namespace, account), @namespace), StringComparer.Ordinal);
            yield return ($"pods of {@namespace}/{account} made by itself", Admitted("the-sa-itself"), string.Join(',', itself));

            string Admitted(string creator) => string.Join(',', scenario.GetProperty("admitted").EnumerateArray()
                .Where(pod => pod.GetProperty("namespace").ValueEquals(@namespace)
                    && pod.GetProperty("serviceAccount").ValueEquals(account)
                    && pod.GetProperty("creator").ValueEquals(creator))
                .Select(pod => pod.GetProperty("psp").GetString())
                .Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The one binding of these scenarios names the aggregated role; the server stored its rules about policies.</summary>
    private static IEnumerable<(string Question, string Expected, string Actual)> Aggregated(
        JsonElement scenario, AccessIndex index)
    {
        if (!scenario.TryGetProperty("aggregated_rules_as_stored", out var stored))
            yield break;
        var role = scenario.GetProperty("objects").EnumerateArray()
            .Single(o => o.TryGetProperty("roleRef", out _)).GetProperty("roleRef").GetProperty("name").GetString()!;
        var wrapped = (MapNode)JsonTree.Parse("stored", $$"""{"kind":"ClusterRole","metadata":{"name":"r"},"rules":{{stored}}}""");
        var expected = RoleReader.Read(wrapped, [])!.Rules.Where(AboutUse).Select(Show).Order(StringComparer.Ordinal);
        var actual = index.UseRules(null, role).Select(Show).Order(StringComparer.Ordinal);
        yield return ($"rules of {role}", string.Join(" + ", expected), string.Join(" + ", actual));
    }

    private static bool AboutUse(PolicyRule rule) => rule.Verbs.Any(verb => verb is "use" or "*");

    private static string Show(PolicyRule rule) =>
        $"{string.Join(',', rule.Verbs)} {string.Join(',', rule.ApiGroups)}/{string.Join(',', rule.Resources)}"
        + $" [{string.Join(',', rule.ResourceNames)}]";

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    /// <summary>Who and what the scenarios are about.</summary>
    private sealed class Cast(JsonElement subjects)
    {
        public ImmutableArray<(string Id, Identity Who)> Subjects { get; } =
        [
            .. subjects.GetProperty("subjects").EnumerateArray().Select(s => (
                s.GetProperty("id").GetString()!,
                new Identity(s.GetProperty("user").GetString()!, [.. s.GetProperty("groups").EnumerateArray().Select(g => g.GetString()!)]))),
        ];

        public ImmutableArray<string> Namespaces { get; } =
            [.. subjects.GetProperty("namespaces").EnumerateArray().Select(n => n.GetString()!)];

        public ImmutableArray<string> Policies { get; } =
            [.. subjects.GetProperty("psps").EnumerateObject().Select(p => p.Name)];

        public ImmutableArray<(string Namespace, string Account)> Pods =>
        [
            .. from @namespace in Namespaces
               from account in subjects.GetProperty("serviceAccounts").EnumerateArray()
               select (@namespace, account.GetString()!),
        ];
    }
}
