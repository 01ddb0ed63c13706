using PspMigrate.Conversion.Defaults;

namespace PspMigrate.Reports.Defaults;

/// <summary>The words about defaults.</summary>
internal static class DefaultsWords
{
    public static string Why(ClusterDefaults defaults) => defaults.Basis == DefaultBasis.Asked
        ? "You asked for that level."
        : Reason(defaults) + " --default-level chooses another.";

    private static string Reason(ClusterDefaults defaults) => defaults.Basis switch
    {
        DefaultBasis.Policies =>
            $"Grants for all namespaces let new ones use policies as permissive as {Level(defaults)}: nobody is locked out who wasn't before.",
        DefaultBasis.Closed => "No grant for all namespaces reaches a new one, so nothing could start there; restricted is the nearest to that.",
        DefaultBasis.Namespaces => $"{Phrase.Number(defaults.Counted.Passing)} of {Phrase.Count("namespace", defaults.Counted.All)} with workloads "
            + $"{(defaults.Counted.Passing == 1 ? "passes" : "pass")} {Level(defaults)};"
            + " it is the strictest level that at least half of them pass.",
        DefaultBasis.Configuration => $"The API server's configuration enforces {Level(defaults)} already, and what is enforced isn't lowered.",
        _ => "Nothing of the input tells what new namespaces will run; baseline is meant for common workloads.",
    };

    public static string Exemptions(ClusterDefaults defaults) => defaults.ExemptNamespaces switch
    {
        [] => "No namespace is exempt: where workloads need more than the default allows, a label says so for everybody to see.",
        ["kube-system"] => "Only kube-system is exempt: its pods have to start before anybody can label it."
            + " Elsewhere a label says where workloads need more, for everybody to see; exemptions are silent.",
        var names => $"Exempt: {Phrase.List(names, int.MaxValue)}, as configured now or because pods there have to start before anybody can label them."
            + " Elsewhere a label says where workloads need more.",
    };

    /// <remarks>KEP-2579: feature gate PodSecurity, alpha and off in v1.22, on from v1.23.</remarks>
    public static string? NotThere(ClusterDefaults defaults) =>
        defaults.Minor == 22 ? "In v1.22 Pod Security is switched off by default: start the API servers with --feature-gates=PodSecurity=true, too." : null;

    public static string Where(ClusterDefaults defaults, Platform? platform, string? because, Invocation invocation) => platform switch
    {
        null => "The configuration goes to the API servers as the file of --admission-control-config-file. For the form of a platform: "
            + string.Join(", ", Enum.GetValues<Platform>().Where(other => other != Platform.ApiServer).Select(other => other.Word()))
            + $", as in {invocation.Line("convert --defaults=kubeadm")}",
        Platform.Eks or Platform.Aks or Platform.Gke when !NamespacePolicies.CanAsk(defaults.Minor) =>
            $"{Name(platform.Value)} runs the API servers and takes no configuration of Pod Security{Because(because)},"
            + " and this version has no admission policies yet (v1.30): label namespaces when they are created.",
        Platform.Eks or Platform.Aks or Platform.Gke =>
            $"{Name(platform.Value)} runs the API servers and takes no configuration of Pod Security{Because(because)}."
            + " Instead, an admission policy requires an enforce label on every new namespace"
            + (defaults.Minor >= Conversion.AdmissionVersions.Filling
                ? ", and one that sets it where it is missing."
                : "; from v1.36 on another one can set it."),
        _ => $"In the form of {Name(platform.Value)}{Because(because)}.",
    };

    public static string Put(Platform? platform) => platform is { } hosted && hosted.IsHosted()
        ? "Apply what is printed with kubectl apply --server-side -f FILE, and try it with a namespace of your own."
        : "Put what is printed in place on one control plane node at a time, and check that the API server starts again.";

    /// <summary>What a line that makes namespaces says, and what to know of the labels that they get.</summary>
    public static (string Says, string Labels) Of(MakerKind maker) => maker switch
    {
        MakerKind.Helm => (
            "helm --create-namespace",
            "Helm gives the namespace no labels, so the default holds; create it from a manifest with labels before, to choose another level"),
        MakerKind.ArgoCd => ("Argo CD CreateNamespace=true", "its labels belong in spec.syncPolicy.managedNamespaceMetadata.labels"),
        _ => (
            "createNamespace: true",
            "it takes no labels, so the default holds; add a Namespace manifest with labels beside it, to choose another level"),
    };

    private static string Level(ClusterDefaults defaults) => defaults.Policy.Enforce.Level.Name();

    private static string Because(string? because) => because is null ? "" : $" (known by {Printable.Escape(because)})";

    private static string Name(Platform platform) => platform switch
    {
        Platform.ApiServer => "a file",
        Platform.Kubeadm => "kubeadm",
        Platform.ClusterApi => "Cluster API",
        Platform.K3s => "k3s",
        Platform.Rke2 => "RKE2",
        Platform.Kubespray => "kubespray",
        Platform.Kops => "kOps",
        Platform.Eks or Platform.Aks or Platform.Gke => platform.ToString().ToUpperInvariant(),
        _ => platform.ToString(),
    };
}
