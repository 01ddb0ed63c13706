using PspMigrate.Conversion.Fixes;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes that can't be made in some form, and the way that is left.</summary>
public static class Unfit
{
    private const string InFile = "edit its manifest with -o diff or --in-place";

    /// <summary>The API versions of workloads that servers with PodSecurityPolicy and later ones take, and that Kustomize knows.</summary>
    /// <remarks>extensions/v1beta1, apps/v1beta1 and apps/v1beta2 are gone since v1.16 (Deprecated API Migration Guide).</remarks>
    private static readonly string[] Served = ["v1", "apps/v1", "batch/v1", "batch/v1beta1"];

    /// <summary>Why a fix can't be printed in a form; null when it can.</summary>
    public static Diagnostic? Reason(Fix fix, FixForm form) => Why(fix, form) is not var (reason, advice) ? null : new(
        Severity.Warning,
        $"{FixWords.NameIn(fix)} is not among the patches: {reason}",
        fix.Workload.At,
        advice);

    private static (string Reason, string Advice)? Why(Fix fix, FixForm form)
    {
        var workload = fix.Workload;
        if (form == FixForm.Diff)
            return null;
        if (!workload.IsKnownKind)
            return ("Kubernetes doesn't know its kind, so lists in it can't be merged", InFile);
        if (workload.Name.EndsWith('-'))
            return ("its name is made by the server (generateName)", InFile);
        if (form != FixForm.Kubectl && !Served.Contains(workload.ApiVersion, StringComparer.Ordinal))
            return ($"Kubernetes no longer has {workload.ApiVersion}", "change its apiVersion, or use -o kubectl");
        if (form == FixForm.Kustomize)
            return null;
        // core/validation ValidatePodUpdate, batch/validation ValidateJobSpecUpdate @v1.20.2: what a fix sets is immutable there.
        if (workload.Kind is "Pod" or "Job")
            return (
                $"{(workload.Kind is "Pod" ? "a Pod" : "the template of a Job")} can't be changed once it exists", $"{InFile}, delete it, and create it again");
        return form is FixForm.Yaml or FixForm.Json && AppliedObject.Unsayable(fix) is [var field, ..]
            ? ($"server-side apply can't take {field[1..].Replace('/', '.')} away", "use -o kubectl")
            : null;
    }
}
