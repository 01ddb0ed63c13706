using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Scenarios of roles and bindings: who may use which policy, which pods get in, what the API rejects.</summary>
/// <remarks>Who is asked about stands in subjects.json.</remarks>
public static class RbacScenarios
{
    public static Tally Compare(TruthFile file)
    {
        var cast = new RbacCast(Subjects(file));
        var tally = new Tally();
        foreach (var scenario in JsonLines.Read(file.Path))
        {
            foreach (var (question, expected, actual) in Ask(scenario, cast))
                tally.Compare($"{JsonLines.Text(scenario, "scenario")}: {question}", expected, actual);
        }

        return tally;
    }

    /// <summary>The subjects beside the file, whatever their prefix; without any, those that all recordings so far have been about.</summary>
    internal static JsonElement Subjects(TruthFile file)
    {
        using var subjects = Open(file);
        using var document = JsonDocument.Parse(subjects);
        return document.RootElement.Clone();
    }

    private static Stream Open(TruthFile file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        return new[] { file.Prefix + "subjects.json" }.Select(name => Path.Combine(folder, name)).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(folder, "*subjects.json").Order(StringComparer.Ordinal))
            .Select(path => (Stream)File.OpenRead(path))
            .FirstOrDefault() ?? typeof(RbacScenarios).Assembly.GetManifestResourceStream("subjects.json")!;
    }

    private static IEnumerable<(string Question, string Expected, string Actual)> Ask(JsonElement scenario, RbacCast cast)
    {
        var objects = RbacObjects.Read(JsonLines.Items(scenario, "objects"));
        var inventory = objects.Inventory with
        {
            Policies = [.. cast.Policies.Select(name => new PodSecurityPolicy { Name = name })],
            ServiceAccounts = [.. cast.Pods.Select(pod => new ServiceAccount(pod.Namespace, pod.Account, default))],
        };
        var index = AccessIndex.Build(inventory);
        return Rejections(scenario, objects)
            .Concat(Reviews(scenario, cast, index))
            .Concat(Admissions(scenario, cast, index, AccessAnalysis.Analyze(inventory, index)))
            .Concat(Aggregated(scenario, index));
    }

    private static IEnumerable<(string Question, string Expected, string Actual)> Rejections(JsonElement scenario, RbacObjects objects)
    {
        var expected = JsonLines.Items(scenario, "rejected_by_api")
            .Select(rejected => $"{JsonLines.Text(rejected, "kind")}/{JsonLines.Text(rejected, "name")}");
        yield return ("rejected by the API", string.Join(' ', expected), string.Join(' ', objects.Rejected));
    }

    private static IEnumerable<(string Question, string Expected, string Actual)> Reviews(
        JsonElement scenario, RbacCast cast, AccessIndex index)
    {
        var recorded = scenario.GetProperty("may_use_by_sar");
        foreach (var (id, who) in cast.Subjects)
        {
            foreach (var @namespace in cast.Namespaces)
            {
                foreach (var policy in cast.Policies)
                {
                    var expected = JsonLines.Find(recorded, id, @namespace, policy) is { } groups
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
        JsonElement scenario, RbacCast cast, AccessIndex index, AccessReport report)
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
        yield return ($"rules of {role}", Rules(stored), Rules(index.UseRules(null, role)));
    }

    /// <summary>The rules of a role as a server stored them, as far as they are about the use of policies.</summary>
    internal static string Rules(JsonElement stored) => Rules(stored.EnumerateArray().Select(RbacObjects.Rule).Where(rule =>
        rule.Verbs.Any(verb => verb is "use" or "*")
        && rule.Resources.Any(resource => resource is "podsecuritypolicies" or "*")
        && rule.ApiGroups.Any(group => group is "policy" or "extensions" or "*")));

    internal static string Rules(IEnumerable<PolicyRule> rules) => string.Join(" + ", rules.Select(Show).Order(StringComparer.Ordinal));

    private static string Show(PolicyRule rule) =>
        $"{string.Join(',', rule.Verbs)} {string.Join(',', rule.ApiGroups)}/{string.Join(',', rule.Resources)}"
        + $" [{string.Join(',', rule.ResourceNames)}]";
}
