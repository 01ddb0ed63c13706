using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Formats;

/// <summary>Answers about a pod at a level and version, recorded and ours, in one spelling.</summary>
internal static class StandardsAnswer
{
    public static string Recorded(JsonElement answer) => Spell(
        answer.GetProperty("allowed").GetBoolean(),
        answer.GetProperty("reason").GetString()!,
        answer.GetProperty("detail").GetString()!,
        JsonLines.Strings(answer, "checks"));

    public static string Ours(Pod pod, LevelVersion at)
    {
        var verdict = Evaluator.Evaluate(pod, at);
        return Spell(verdict.Allowed, verdict.Reason, verdict.Detail, verdict.Checks);
    }

    public static LevelVersion At(JsonElement level, JsonElement version) => new(
        Levels.Parse(level.GetString()) ?? throw new TruthException($"{level} is not a level"),
        KubernetesVersion.Parse(version.GetString()) ?? throw new TruthException($"{version} is not a version"));

    private static string Spell(bool allowed, string reason, string detail, IEnumerable<string> checks) =>
        $"{(allowed ? "allowed" : "refused")} [{string.Join(' ', checks)}] {reason} | {detail}";
}
