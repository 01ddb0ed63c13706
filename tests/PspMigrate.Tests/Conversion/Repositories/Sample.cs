using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>Small repositories, and the plan for them.</summary>
internal static class Sample
{
    /// <summary>A policy that every service account may use; it grants nothing that baseline refuses, and escalation, which restricted refuses.</summary>
    private const string Policies =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: plain}
        spec:
          allowPrivilegeEscalation: true
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
          volumes: [configMap]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use}
        rules:
        - {apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [plain], verbs: [use]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: all}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}
        """;

    /// <summary>The labels that a namespace gets from it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pod-security.kubernetes.io/audit"] = "restricted",
        ["pod-security.kubernetes.io/audit-version"] = "latest",
        ["pod-security.kubernetes.io/enforce"] = "baseline",
        ["pod-security.kubernetes.io/enforce-version"] = "latest",
        ["pod-security.kubernetes.io/warn"] = "restricted",
        ["pod-security.kubernetes.io/warn-version"] = "latest",
    };

    public static RepositoryFile File(string path, string text) => new(path, text);

    /// <summary>The plan for the namespaces of some files, and what they need for it.</summary>
    public static (Plan Plan, RepositoryPlanner Planner, IReadOnlyList<NamespaceChange> Changes) Plan(
        IReadOnlyCollection<RepositoryFile> files, bool overwrite = false, string? newFiles = null)
    {
        var plan = Planner.Make(Read(files), new() { Overwrite = overwrite });
        var planner = new RepositoryPlanner(plan, files, new() { NewFiles = newFiles });
        return (plan, planner, planner.Changes());
    }

    /// <summary>What the files say, with the policy, which stands outside the repository.</summary>
    public static Inventory Read(IEnumerable<RepositoryFile> files)
    {
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        foreach (var file in files.Prepend(File("psp.yaml", Policies)))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            reader.Read(file.Path, content);
        }

        var inventory = reader.Finish().Inventory;
        return inventory with { Namespaces = [.. inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
    }
}
