namespace PspMigrate.Conversion.Keeping;

/// <summary>Pods as kept policies fill them in when they are created.</summary>
internal static class FilledPods
{
    /// <summary>What a pod becomes; the same object when nothing is filled in. Windows pods are left alone.</summary>
    /// <param name="policy">The policy that is chosen; null when none admits the pod.</param>
    public static Pod Of(Pod written, PodSecurityPolicy? policy, KubernetesVersion version) => policy is null || written.OsName is "windows"
        ? written
        : ControlTable.All.Aggregate(PolicyAdmission.Fill(policy, written), (pod, control) => control.MakeExplicit(written, pod, version));
}
