using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Whole clusters, as files hold them: who may use which policy, and what becomes of every workload.</summary>
/// <remarks>The manifests are in cluster.yaml beside the answers.</remarks>
public static class Clusters
{
    private static readonly string[] ApiGroups = ["policy", "extensions"];

    public static Tally Compare(TruthFile file)
    {
        var answers = Answers(file.Path);
        var inventory = Inventory(TruthFile.ClusterBeside(file.Path));
        var index = AccessIndex.Build(inventory);
        var tally = new Tally();
        Accounts(tally, answers, index);
        Reached(tally, answers, AccessAnalysis.Analyze(inventory, index));
        foreach (var space in Entries(answers, "usable_by_neutral_user"))
            tally.Compare($"{space.Name}: usable by a neutral user", Sorted(space.Value), Usable(index, Identity.Anybody, space.Name));
        foreach (var space in Entries(answers, "usable_by_controllers"))
        {
            foreach (var controller in space.Value.EnumerateObject())
                tally.Compare($"{space.Name}: usable by {controller.Name}", Sorted(controller.Value), Usable(index, Controller(controller.Name), space.Name));
        }

        foreach (var role in Entries(answers, "aggregated_rules_as_stored"))
            tally.Compare($"rules of {role.Name}", RbacScenarios.Rules(role.Value), RbacScenarios.Rules(index.UseRules(null, role.Name)));
        new ClusterWorkloads(inventory, index).Compare(tally, JsonLines.Items(answers, "workloads"));
        return tally;
    }

    private static void Accounts(Tally tally, JsonElement answers, AccessIndex index)
    {
        foreach (var account in JsonLines.Items(answers, "service_accounts"))
        {
            var (space, name) = (JsonLines.Text(account, "namespace")!, JsonLines.Text(account, "serviceAccount")!);
            foreach (var (suffix, who) in new[] { ("", Identity.ServiceAccount(space, name)), ("_with_authenticated", Identity.Requester(space, name)) })
            {
                tally.Compare($"{space}/{name}: usable{suffix}", Sorted(account.GetProperty("usable" + suffix)), Usable(index, who, space));
                foreach (var policy in Entries(account, "api_groups" + suffix))
                {
                    tally.Compare(
                        $"{space}/{name}: groups of {policy.Name}{suffix}",
                        Sorted(policy.Value),
                        Spell(ApiGroups.Where(group => index.MayUse(who, space, policy.Name, group))));
                }
            }
        }
    }

    /// <summary>What the report says of the namespaces' accounts.</summary>
    private static void Reached(Tally tally, JsonElement answers, AccessReport report)
    {
        var accounts = report.Namespaces.SelectMany(space => space.Accounts.Select(account => (space.Namespace, account)))
            .ToDictionary(item => $"{item.Namespace}/{item.account.Account}", item => item.account.Policies, StringComparer.Ordinal);
        foreach (var account in JsonLines.Items(answers, "service_accounts"))
        {
            var name = $"{JsonLines.Text(account, "namespace")}/{JsonLines.Text(account, "serviceAccount")}";
            tally.Compare(
                $"{name}: reported",
                Sorted(account.GetProperty("usable_with_authenticated")),
                accounts.TryGetValue(name, out var policies) ? Spell(policies) : "not known");
        }
    }

    private static string Usable(AccessIndex index, Identity who, string space) => Spell(index.Usable(who, space));

    private static Identity Controller(string account) => Identity.Requester("kube-system", account);

    private static string Sorted(JsonElement names) => Spell(names.EnumerateArray().Select(name => name.GetString()!));

    private static string Spell(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static JsonProperty[] Entries(JsonElement value, string key) => JsonLines.Find(value, key) is { } map ? [.. map.EnumerateObject()] : [];

    internal static JsonElement Answers(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new TruthException($"{path}: this is not JSON: {problem.Message}", problem);
        }
    }

    public static Inventory Inventory(string path)
    {
        var reader = new ManifestReader(new());
        using (var file = File.OpenRead(path))
            reader.Read(path, file);
        var read = reader.Finish();
        var problem = read.Diagnostics.Concat(PolicyValidation.ValidateAll(read.Inventory.Policies))
            .FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
        return problem is null ? read.Inventory : throw new TruthException($"{problem.At}: {problem.Message}");
    }
}
