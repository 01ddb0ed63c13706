using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth.Keeping;

/// <summary>The scenarios of roles and bindings, kept: who gets which pod in, against who might use which policy.</summary>
/// <remarks>
/// Each policy lets in one of the host's namespaces, so that a pod which asks for it tells whether that policy counted. All scenarios are kept at
/// once, each in namespaces of its own names; where RBAC is asked, their roles and bindings are there one scenario after the other.
/// </remarks>
public static partial class KeptScenarios
{
    private const string Anonymous = "a creator without credentials counts as authenticated where names are frozen, as the documentation says";

    /// <summary>Every cluster has bindings of its own: without any, every policy would count.</summary>
    private static readonly Binding Elsewhere = new() { Name = "elsewhere", RoleRef = new("ClusterRole", "nothing", default) };

    /// <param name="lab">Where they are tried.</param>
    /// <param name="file">The scenarios; who is asked about stands in subjects.json.</param>
    /// <param name="scope">Who may use a policy: by name, or as RBAC says.</param>
    public static Tally Compare(Lab lab, TruthFile file, KeepScope scope)
    {
        var subjects = RbacScenarios.Subjects(file);
        Scene[] scenes = [.. JsonLines.Read(file.Path).Select((scenario, i) => new Scene(Renamed(scenario, i), new(Renamed(subjects, i)), scope))];
        LabPolicies.Clear(lab);
        Parallel.ForEach(scenes, scene => scene.Put(lab));
        LabPolicies.Await(lab);
        var answers = new ConcurrentBag<(string Question, string Recorded, string Ours)>();
        if (scope == KeepScope.Grants)
        {
            foreach (var scene in scenes)
            {
                using var grants = scene.Grant(lab);
                grants.Await();
                Ask(scene);
            }
        }
        else
        {
            Array.ForEach(scenes, Ask);
        }

        var tally = new Tally();
        foreach (var (question, recorded, ours) in answers.OrderBy(answer => answer.Question, StringComparer.Ordinal))
        {
            if (ours is Anonymous)
                tally.Skip(question, ours);
            else
                tally.Compare(question, recorded, ours);
        }

        return tally;

        void Ask(Scene scene) => Parallel.ForEach(scene.Questions(), question => answers.Add(scene.Ask(lab, question)));
    }

    /// <summary>The same with namespaces of other names.</summary>
    private static JsonElement Renamed(JsonElement value, int number)
    {
        using var document = JsonDocument.Parse(Team().Replace(value.GetRawText(), $"s{number}-$0"));
        return document.RootElement.Clone();
    }

    [GeneratedRegex(@"\bteam-[ab]\b", RegexOptions.None, 1000)]
    private static partial Regex Team();

    /// <summary>Whose pod is created, by whom.</summary>
    private sealed record Question(string Namespace, string Account, string Creator, Identity By, string Policy);

    private sealed class Scene(JsonElement scenario, RbacCast cast, KeepScope scope)
    {
        private const string Neutral = "neutral-user";

        private readonly Inventory _inventory = new()
        {
            Roles = RbacObjects.Read(JsonLines.Items(scenario, "objects")).Inventory.Roles,
            Bindings = [.. RbacObjects.Read(JsonLines.Items(scenario, "objects")).Inventory.Bindings, Elsewhere],
            Policies = [.. cast.Fields.Select(entry => JsonLines.Policy(Policy(entry.Key, entry.Value))!)],
            ServiceAccounts = [.. cast.Pods.Select(pod => new ServiceAccount(pod.Namespace, pod.Account, default))],
        };

        public void Put(Lab lab)
        {
            foreach (var space in cast.Namespaces)
                lab.Namespace(space);
            var plan = Planner.Make(_inventory, new() { Version = new(36), Enforce = new(IsAuto: false, Level.Privileged) });
            LabPolicies.Put(lab, $"{cast.Namespaces[0]}.", Keeper.Keep(plan, new() { Scope = scope }).Objects);
        }

        public LabGrants Grant(Lab lab) => new(lab, _inventory);

        public IEnumerable<Question> Questions() =>
            from pod in cast.Pods
            from creator in new[]
            {
                (Neutral, new Identity(Neutral, [Identity.Authenticated])),
                ("the-sa-itself", Identity.Requester(pod.Namespace, pod.Account)),
            }
                .Concat(cast.Subjects.Where(subject => subject.Id.StartsWith("user:", StringComparison.Ordinal)))
            from policy in cast.Policies
            select new Question(pod.Namespace, pod.Account, creator.Item1, creator.Item2, policy);

        public (string Question, string Recorded, string Ours) Ask(Lab lab, Question asked)
        {
            var pod = new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = "x" },
                ["spec"] = new JsonObject
                {
                    ["serviceAccountName"] = asked.Account,
                    [cast.Fields[asked.Policy]] = true,
                    ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "i" }),
                },
            };
            var answer = lab.Create(pod, asked.Namespace, asked.By.User, asked.By.Groups);
            var isAdmitted = MayUse(asked);
            var isAnonymous = !isAdmitted && answer.IsAdmitted && scope == KeepScope.Accounts
                && asked.By.Groups.Contains(Identity.Unauthenticated, StringComparer.Ordinal) && MayUse(asked with { Creator = Neutral });
            return ($"{JsonLines.Text(scenario, "scenario")}: {asked.Policy} for a pod of {asked.Namespace}/{asked.Account} by {asked.Creator}",
                isAdmitted ? "admitted" : "refused", isAnonymous ? Anonymous : answer.Verdict);
        }

        /// <summary>Pods were really created by two; for others the access reviews tell.</summary>
        private bool MayUse(Question asked) => asked.Creator.StartsWith("user:", StringComparison.Ordinal)
            ? IsReviewed($"sa-as-psp-plugin-sees-it:{asked.Namespace}/{asked.Account}", asked) || IsReviewed(asked.Creator, asked)
            : JsonLines.Items(scenario, "admitted").Any(pod =>
                pod.GetProperty("namespace").ValueEquals(asked.Namespace) && pod.GetProperty("serviceAccount").ValueEquals(asked.Account)
                && pod.GetProperty("creator").ValueEquals(asked.Creator) && pod.GetProperty("psp").ValueEquals(asked.Policy));

        private bool IsReviewed(string subject, Question asked) => JsonLines.Items(scenario, "may_use_by_sar", subject, asked.Namespace, asked.Policy).Any();

        /// <summary>A policy that lets in everything that has nothing to do with the host, and one field that has.</summary>
        private static JsonElement Policy(string name, string field)
        {
            using var document = JsonDocument.Parse($$"""
                {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "{{name}}"}, "spec": {"{{field}}": true, "volumes": ["*"],
                 "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"},
                  "supplementalGroups": {"rule": "RunAsAny"} } }
                """);
            return document.RootElement.Clone();
        }
    }
}
