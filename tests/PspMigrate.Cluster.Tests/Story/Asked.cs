using System.Net;
using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Standards;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Story;

/// <summary>Asks servers whether they take pods, none of which is stored; and answers for Pod Security, which neither of our servers has.</summary>
/// <remarks>What <see cref="Evaluator"/> says is held to upstream's library by hundreds of thousands of recorded answers.</remarks>
internal static class Asked
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    /// <summary>Whether an old server admits a pod; null where it is refused for anything but policies.</summary>
    /// <param name="admin">The server.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="isPodSecurityOn">Whether the labels of its namespace count, too.</param>
    public static bool? Old(Admin admin, AskedPod pod, bool isPodSecurityOn)
    {
        var space = pod.Workload.Namespace;
        var (code, body) = admin.Send(HttpMethod.Post, $"/api/v1/namespaces/{space}/pods?dryRun=All", pod.Old.ToJsonString(), user: pod.User);
        var message = body["message"]?.GetValue<string>() ?? "";
        if (code != HttpStatusCode.Created)
            return message.Contains("PodSecurityPolicy", StringComparison.Ordinal) || message.Contains("no providers available", StringComparison.Ordinal)
                ? false
                : null;
        if (!isPodSecurityOn)
            return true;
        using var made = JsonDocument.Parse(body.ToJsonString());
        return Allows(admin, space, made.RootElement);
    }

    /// <summary>Whether a server of today admits a pod, by its admission policies and the labels of its namespace.</summary>
    public static bool? Modern(Lab lab, Admin admin, AskedPod pod)
    {
        var answer = lab.Create(pod.Modern.DeepClone().AsObject(), pod.Workload.Namespace, pod.User, pod.Groups);
        return answer.Verdict switch
        {
            "admitted" => Allows(admin, pod.Workload.Namespace, answer.Body),
            "refused" => false,
            _ => null,
        };
    }

    private static bool Allows(Admin admin, string space, JsonElement pod)
    {
        var labels = admin.Get($"/api/v1/namespaces/{space}")["metadata"]!["labels"];
        var level = Levels.Parse(labels?[Enforce]?.GetValue<string>()) ?? Level.Privileged;
        var version = KubernetesVersion.Parse(labels?[$"{Enforce}-version"]?.GetValue<string>()) ?? KubernetesVersion.Latest;
        return Evaluator.Evaluate(PodDefaults.Apply(JsonLines.Pod(pod)), new(level, version)).Allowed;
    }

    /// <summary>The answers to all pods that are answered.</summary>
    public static ImmutableDictionary<string, bool> All(IEnumerable<AskedPod> pods, Func<AskedPod, bool?> ask) => pods
        .Select(pod => (Name: pod.ToString(), Answer: ask(pod)))
        .Where(item => item.Answer is not null)
        .ToImmutableDictionary(item => item.Name, item => item.Answer!.Value, StringComparer.Ordinal);
}
