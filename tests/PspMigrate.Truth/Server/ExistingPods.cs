using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Server;

/// <summary>What the API server says of a namespace's pods when the namespace is to enforce a new level.</summary>
/// <remarks>
/// kubernetes/pod-security-admission admission/admission.go EvaluatePodsInNamespace. The server also stops after a second; that
/// is left out here.
/// </remarks>
public static class ExistingPods
{
    /// <summary>How many pods the server looks at.</summary>
    public const int Limit = 3000;

    /// <summary>The warnings: how many pods were looked at when not all, a heading, and one line for each distinct reason.</summary>
    /// <param name="namespace">The namespace's name.</param>
    /// <param name="enforce">What it is to enforce.</param>
    /// <param name="pods">Its pods, in the order in which the server lists them.</param>
    /// <param name="exemptRuntimeClasses">Pods of these runtime classes are left out.</param>
    /// <param name="limit">How many pods to look at.</param>
    public static ImmutableArray<string> Warnings(
        string @namespace,
        LevelVersion enforce,
        IEnumerable<Pod> pods,
        ImmutableArray<string> exemptRuntimeClasses,
        int limit = Limit)
    {
        var ordered = OneOfEachControllerFirst(pods.Where(pod => !IsExempt(pod, exemptRuntimeClasses)));
        var groups = ordered.Take(limit)
            .Select(pod => (pod.Name, Verdict: Evaluator.Evaluate(pod, enforce)))
            .Where(judged => !judged.Verdict.Allowed)
            .GroupBy(judged => judged.Verdict.Reason, judged => judged.Name, StringComparer.Ordinal)
            .Select(group => Line(group.Key, [.. group]))
            .Order(StringComparer.Ordinal)
            .ToArray();

        var warnings = ImmutableArray.CreateBuilder<string>();
        if (ordered.Count > limit)
            warnings.Add($"new PodSecurity enforce level only checked against the first {limit} of {ordered.Count} existing pods");
        if (groups.Length > 0)
            warnings.Add($"existing pods in namespace {UpstreamWords.GoQuoted(@namespace)} violate the new PodSecurity enforce level \"{enforce}\"");
        warnings.AddRange(groups);
        return warnings.ToImmutable();
    }

    internal static bool IsExempt(Pod pod, ImmutableArray<string> runtimeClasses) =>
        pod.RuntimeClassName is { Length: > 0 } name && runtimeClasses.Contains(name, StringComparer.Ordinal);

    private static string Line(string reason, string[] names)
    {
        var first = names.Min(StringComparer.Ordinal);
        return names.Length switch
        {
            1 => $"{first}: {reason}",
            2 => $"{first} (and 1 other pod): {reason}",
            var count => $"{first} (and {count - 1} other pods): {reason}",
        };
    }

    /// <summary>So that the limit cuts off further replicas before anything else.</summary>
    private static List<Pod> OneOfEachControllerFirst(IEnumerable<Pod> pods)
    {
        var first = new List<Pod>();
        var replicas = new List<Pod>();
        var controllers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            var controller = pod.Owners.FirstOrDefault(owner => owner.Controller);
            (controller is null || controllers.Add(controller.Uid) ? first : replicas).Add(pod);
        }

        first.AddRange(replicas);
        return first;
    }
}
