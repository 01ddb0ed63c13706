namespace PspMigrate.Conversion;

/// <summary>Who looks after a namespace's Pod Security labels, so that others leave them alone.</summary>
internal static class LabelOwner
{
    /// <summary>Takes part in OpenShift's label syncer by its own wish.</summary>
    /// <remarks>openshift/cluster-policy-controller, pkg/psalabelsyncer: with <c>true</c> it forces its labels; what it wrote is its field manager's.</remarks>
    private const string OpenShift = "security.openshift.io/scc.podSecurityLabelSync";

    private const string Self = "pspmigrate";

    /// <summary>Field managers that say what people or a repository say, where a change belongs; every other is a program of its own mind.</summary>
    private static readonly string[] Deployers =
        ["kubectl", "argocd", "argo-cd", "kustomize-controller", "helm", "flux", "fleet", "Terraform", "terraform", "pulumi", "kubernetes-provider"];

    /// <summary>The owner of a mode's labels; null for nobody.</summary>
    public static string? Of(NamespaceObject? ns, Mode mode)
    {
        if (ns is null)
            return null;
        if (ns.Labels.GetValueOrDefault(OpenShift) is "true")
            return "OpenShift's label syncer";
        return Managers(ns, mode).FirstOrDefault(manager => !IsDeployer(manager));
    }

    /// <summary>What deploys a mode's labels from elsewhere, and would set them again; null for nothing.</summary>
    public static string? Deployer(NamespaceObject? ns, Mode mode) => ns is null ? null : Managers(ns, mode).FirstOrDefault(IsDeployer);

    private static IEnumerable<string> Managers(NamespaceObject ns, Mode mode) =>
        PodSecurityLabels.Keys(mode).Select(key => ns.LabelManagers.GetValueOrDefault(key, Self)).Where(manager => manager is not Self);

    private static bool IsDeployer(string manager) => Array.Exists(Deployers, name => manager.StartsWith(name, StringComparison.Ordinal));
}
