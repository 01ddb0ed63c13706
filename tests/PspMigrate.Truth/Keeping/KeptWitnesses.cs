using System.Collections.Concurrent;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;
using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth.Keeping;

/// <summary>The witnesses of what levels lose, put to the policies that keep it: each is refused, and no clause can be left out.</summary>
/// <remarks>
/// Asked with warnings instead of refusals: then an API server names every clause that a pod breaks, not only the first
/// (facts/admission-policies.md, 5). A pod that breaks one clause alone would get in without it.
/// </remarks>
public static class KeptWitnesses
{
    private static readonly KubernetesVersion Version = new(36);

    /// <param name="lab">Where they are tried.</param>
    /// <param name="policies">The policies, each by itself.</param>
    /// <param name="level">The level that is enforced.</param>
    /// <param name="pods">More pods, for clauses that no witness breaks alone: a rule may need several clauses, and has one witness.</param>
    public static Tally Compare(Lab lab, IEnumerable<(string Source, PodSecurityPolicy Policy)> policies, Level level, IReadOnlyCollection<Pod> pods)
    {
        Case[] cases =
            [.. policies.Where(item => PolicyUsability.Dropped(item.Policy) is null).Select((item, i) => new Case($"w-{i}", item.Source, item.Policy, level))];
        LabPolicies.Clear(lab);
        Parallel.ForEach(cases, item => item.Put(lab));
        LabPolicies.Await(lab);
        var answers = new ConcurrentBag<(string Question, string Ours)>();
        Parallel.ForEach(cases, item =>
        {
            foreach (var answer in item.Ask(lab, pods))
                answers.Add(answer);
        });
        var tally = new Tally();
        foreach (var (question, ours) in answers.OrderBy(answer => answer.Question, StringComparer.Ordinal))
            tally.Compare(question, "as it should be", ours);
        return tally;
    }

    private sealed class Case
    {
        private readonly string _space;
        private readonly string _source;
        private readonly Comparison _comparison;
        private readonly Kept _kept;

        public Case(string space, string source, PodSecurityPolicy policy, Level level)
        {
            (_space, _source) = (space, $"{source} {policy.Name}");
            var inventory = new Inventory { Policies = [policy] };
            var plan = Planner.Make(inventory, new() { Version = Version, Enforce = new(IsAuto: false, level) });
            _comparison = Comparer.Compare(policy, new(level, Version));
            _kept = Keeper.Keep(plan, new() { Scope = KeepScope.Namespace, Actions = KeepActions.WarnAndAudit, DefaultNamespace = space });
        }

        public void Put(Lab lab)
        {
            lab.Namespace(_space);
            LabPolicies.Put(lab, $"{_space}.", _kept.Objects);
        }

        public IEnumerable<(string Question, string Ours)> Ask(Lab lab, IReadOnlyCollection<Pod> pods)
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (rule, pod) in LostWitnesses.Of(_kept, _comparison))
            {
                var (broken, _) = Broken(lab, pod);
                if (broken is [var only])
                    needed.Add(only);
                yield return ($"{_source}: witness of {rule.Control.Name} {rule.Control.Say(rule.Values)}", broken.Length > 0 ? "as it should be" : "gets in");
            }

            if (LostWitnesses.NoneSatisfies(_comparison.Policy, _comparison.At))
                yield break;
            foreach (var pod in pods)
            {
                if (Clauses().All(needed.Contains))
                    break;
                if (Broken(lab, pod) is ([var only], true))
                    needed.Add(only);
            }

            foreach (var clause in Clauses())
                yield return ($"{_source}: clause {clause}", needed.Contains(clause) ? "as it should be" : "no witness needs it");
        }

        /// <summary>The messages of the clauses that a pod breaks, and whether the level lets in what it becomes.</summary>
        private (string[] Clauses, bool Passes) Broken(Lab lab, Pod pod)
        {
            var sent = ModernPods.Of(PodResult.Tree(pod), null);
            var answer = lab.Create(ModernPods.ToSend(sent), _space, "neutral-user", "system:authenticated");
            return (
                [.. Clauses().Where(clause => answer.Warnings.Any(warning => warning.Contains(clause, StringComparison.Ordinal)))],
                answer.IsAdmitted && Evaluator.Passes(JsonLines.Pod(answer.Body), _comparison.At));
        }

        private IEnumerable<string> Clauses() => _kept.Objects.Where(item => item.Kind is "ValidatingAdmissionPolicy")
            .SelectMany(item => ((ListNode)item.Node.Find("spec", "validations")!).Items.Cast<MapNode>())
            .Select(validation => ((ScalarNode)validation["message"]!).Text);
    }
}
