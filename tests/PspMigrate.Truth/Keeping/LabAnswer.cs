using System.Net;
using System.Text.Json;

namespace PspMigrate.Truth.Keeping;

/// <summary>What the lab said of a pod.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Body">The resulting pod, or why there is none.</param>
/// <param name="Warnings">The warnings that came with it.</param>
public sealed record LabAnswer(HttpStatusCode Code, JsonElement Body, IReadOnlyList<string> Warnings)
{
    public bool IsAdmitted => Code == HttpStatusCode.Created;

    /// <summary><c>admitted</c>, <c>refused</c>, or what went wrong: an expression that fails or costs too much refuses for another reason.</summary>
    public string Verdict => IsAdmitted ? "admitted"
        : Code == HttpStatusCode.Forbidden && Message.Contains("denied request: PodSecurityPolicy", StringComparison.Ordinal) ? "refused"
        : $"error {(int)Code}: {Message}";

    public string Message => JsonLines.Text(Body, "message") ?? "";
}
