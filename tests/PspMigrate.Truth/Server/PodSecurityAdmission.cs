using System.Collections.Frozen;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Server;

/// <summary>Answers requests about pods and the objects that hold pod templates as Pod Security admission does.</summary>
/// <remarks>
/// kubernetes/pod-security-admission admission/admission.go; facts/pod-security-admission.md, 1 to 12. Pods are judged as they are given:
/// apply <see cref="PodDefaults"/> first, as the API server does. Requests about namespaces: <see cref="NamespaceAdmission"/>.
/// </remarks>
public sealed class PodSecurityAdmission(PodSecurityConfiguration configuration)
{
    private const string Exempt = "exempt";

    private static readonly FrozenSet<string> IgnoredSubresources =
        new[] { "exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "status" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(configuration);

    /// <summary>The creation of a pod (<paramref name="old"/> null), or its update.</summary>
    public AdmissionAnswer Pod(AdmissionRequest request, Pod pod, Pod? old = null)
    {
        if (IgnoredSubresources.Contains(request.Subresource))
            return AdmissionAnswer.Plain;
        if (ExemptAs(request) is { } exemption)
            return AdmissionAnswer.Noted(Exempt, exemption);
        var (policy, problems) = NamespacePolicy.FromLabels(request.Namespace.Labels, _defaults);
        if (problems.IsEmpty && AsksNothing(policy))
            return AdmissionAnswer.Noted("enforce-policy", new LevelVersion(Level.Privileged, KubernetesVersion.Latest).ToString());
        if (old is not null && !PodUpdates.IsSignificant(pod, old))
            return AdmissionAnswer.Plain;
        return Judge(policy, problems, pod, $"pods {Named(request.Name)}", enforces: true);
    }

    /// <summary>The creation or update of an object with a pod template: it is audited and warned of, never refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="template">The template; null when the object has none.</param>
    public AdmissionAnswer Controller(AdmissionRequest request, Pod? template)
    {
        if (request.Subresource.Length > 0)
            return AdmissionAnswer.Plain;
        if (ExemptAs(request) is { } exemption)
            return AdmissionAnswer.Noted(Exempt, exemption);
        var (policy, problems) = NamespacePolicy.FromLabels(request.Namespace.Labels, _defaults);
        var silent = problems.IsEmpty && policy.Warn.Level == Level.Privileged && policy.Audit.Level == Level.Privileged;
        return template is null || silent
            ? AdmissionAnswer.Plain
            : Judge(policy, problems, template, subject: "", enforces: false);
    }

    /// <summary>Whether no mode of a namespace asks anything of pods.</summary>
    internal static bool AsksNothing(NamespacePolicy policy) =>
        policy is { Enforce.Level: Level.Privileged, Audit.Level: Level.Privileged, Warn.Level: Level.Privileged };

    private static string Named(string name) => name.Length == 0 ? "is" : $"{UpstreamWords.GoQuoted(name)} is";

    private AdmissionAnswer Judge(
        NamespacePolicy policy, ImmutableArray<LabelProblem> problems, Pod pod, string subject, bool enforces)
    {
        if (ExistingPods.IsExempt(pod, configuration.ExemptRuntimeClasses))
            return AdmissionAnswer.Noted(Exempt, "runtimeClass");
        var notes = Maps.Empty.ToBuilder();
        if (!problems.IsEmpty)
            notes["error"] = "Failed to parse policy: " + AdmissionAnswer.Join(problems);
        string? refusal = null;
        if (enforces)
        {
            notes["enforce-policy"] = policy.Enforce.ToString();
            refusal = Violation(pod, policy.Enforce) is { } violation ? $"{subject} forbidden: violates {violation}" : null;
        }

        if (Violation(pod, policy.Audit) is { } audited)
            notes["audit-violations"] = "would violate " + audited;
        return new()
        {
            Code = refusal is null ? null : 403,
            Message = refusal ?? "",
            // What is refused isn't warned of as well.
            Warnings = refusal is null && Violation(pod, policy.Warn) is { } warned ? ["would violate " + warned] : [],
            AuditAnnotations = notes.ToImmutable(),
        };
    }

    private static string? Violation(Pod pod, LevelVersion at)
    {
        var verdict = Evaluator.Evaluate(pod, at);
        return verdict.Allowed ? null : $"PodSecurity \"{at}\": {verdict.Detail}";
    }

    private string? ExemptAs(AdmissionRequest request)
    {
        if (request.Namespace.Name.Length > 0 && configuration.ExemptNamespaces.Contains(request.Namespace.Name, StringComparer.Ordinal))
            return "namespace";
        return request.User.Length > 0 && configuration.ExemptUsernames.Contains(request.User, StringComparer.Ordinal) ? "user" : null;
    }
}
