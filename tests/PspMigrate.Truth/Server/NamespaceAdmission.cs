using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Server;

/// <summary>Answers requests about namespaces as Pod Security admission does: bad labels are refused, violating pods warned of.</summary>
/// <remarks>kubernetes/pod-security-admission admission/admission.go ValidateNamespace; facts/pod-security-admission.md, 13 to 20.</remarks>
public sealed class NamespaceAdmission(PodSecurityConfiguration configuration)
{
    private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(configuration);

    /// <summary>The creation of a namespace.</summary>
    public AdmissionAnswer Create(NamespaceObject created)
    {
        var (policy, problems) = NamespacePolicy.FromLabels(created.Labels, _defaults);
        if (!problems.IsEmpty)
            return Invalid(created, problems);
        return IsExempt(created) ? Warn(ExemptionWarning(created, policy)) : AdmissionAnswer.Plain;
    }

    /// <summary>The update of a namespace; <paramref name="pods"/> are those in it, in the server's order.</summary>
    public AdmissionAnswer Update(NamespaceObject updated, NamespaceObject old, IEnumerable<Pod> pods)
    {
        var (policy, problems) = NamespacePolicy.FromLabels(updated.Labels, _defaults);
        var (before, oldProblems) = NamespacePolicy.FromLabels(old.Labels, _defaults);
        // A namespace that already has bad labels can still be edited.
        if (!problems.IsEmpty && !problems.SequenceEqual(oldProblems))
            return Invalid(updated, problems);
        if (!MayBreakPods(policy.Enforce, before.Enforce))
            return AdmissionAnswer.Plain;
        return Warn(IsExempt(updated)
            ? ExemptionWarning(updated, policy)
            : ExistingPods.Warnings(updated.Name, policy.Enforce, pods, configuration.ExemptRuntimeClasses));
    }

    private static bool MayBreakPods(LevelVersion enforce, LevelVersion before) =>
        enforce != before
        && enforce.Level != Level.Privileged
        && (enforce.Version != before.Version || enforce.Level > before.Level);

    private static AdmissionAnswer Invalid(NamespaceObject @namespace, ImmutableArray<LabelProblem> problems) => new()
    {
        Code = 422,
        Message = $"Namespace {UpstreamWords.GoQuoted(@namespace.Name)} is invalid: {AdmissionAnswer.Join(problems)}",
    };

    private static AdmissionAnswer Warn(ImmutableArray<string> warnings) => new() { Warnings = warnings };

    /// <summary>Names the modes that ask something because the namespace's own labels say so.</summary>
    private ImmutableArray<string> ExemptionWarning(NamespaceObject @namespace, NamespacePolicy policy)
    {
        if (PodSecurityAdmission.AsksNothing(policy) || AskTheSame(policy, _defaults))
            return [];
        (string Mode, LevelVersion Ask)[] modes = [("enforce", policy.Enforce), ("audit", policy.Audit), ("warn", policy.Warn)];
        var asked = modes.Where(mode => mode.Ask.Level != Level.Privileged && IsLabelled(@namespace, mode.Mode))
            .Select(mode => $"{mode.Mode}={mode.Ask}");
        return
        [
            $"namespace {UpstreamWords.GoQuoted(@namespace.Name)} is exempt from Pod Security,"
            + $" and the policy ({string.Join(", ", asked)}) will be ignored",
        ];
    }

    /// <summary>Whether two policies ask the same; the version of privileged doesn't count.</summary>
    private static bool AskTheSame(NamespacePolicy one, NamespacePolicy other) =>
        Same(one.Enforce, other.Enforce) && Same(one.Audit, other.Audit) && Same(one.Warn, other.Warn);

    private static bool Same(LevelVersion one, LevelVersion other) =>
        one == other || (one.Level == Level.Privileged && other.Level == Level.Privileged);

    private static bool IsLabelled(NamespaceObject @namespace, string mode) =>
        @namespace.Labels.ContainsKey(PodSecurityLabels.Prefix + mode) || @namespace.Labels.ContainsKey($"{PodSecurityLabels.Prefix}{mode}-version");

    private bool IsExempt(NamespaceObject @namespace) => configuration.ExemptNamespaces.Contains(@namespace.Name, StringComparer.Ordinal);
}
