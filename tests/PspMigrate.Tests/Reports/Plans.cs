using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Reports;

/// <summary>Plans to report on.</summary>
internal static class Plans
{
    /// <summary>A plan of files of the repository, under the names that users would see.</summary>
    public static Plan OfFiles(PlanOptions? options, params string[] files)
    {
        var reader = new ManifestReader(new ReadOptions());
        foreach (var file in files)
        {
            using var stream = File.OpenRead(Repository.Path(file));
            reader.Read(file, stream);
        }

        return Make(reader, options);
    }

    /// <summary>A plan of the files of a fixture.</summary>
    public static Plan OfFixture(string name, PlanOptions? options = null) => OfFiles(options, Files(name));

    /// <summary>The files of a fixture, in order.</summary>
    public static string[] Files(string fixture) =>
    [
        .. Directory.EnumerateFiles(Repository.Path( "fixtures", fixture)).Select(file => $"fixtures/{fixture}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A plan of one text.</summary>
    public static Plan Of(string yaml, PlanOptions? options = null)
    {
        var reader = new ManifestReader(new ReadOptions());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        reader.Read("in.yaml", stream);
        return Make(reader, options);
    }

    /// <summary>A policy that grants nothing that baseline refuses.</summary>
    public static string Policy(string name, string spec = "") => $$"""
        ---
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: {{name}}}
        spec:
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          volumes: [configMap, secret]
        {{spec}}

        """;

    /// <summary>A RoleBinding, and its role, by which the service accounts of a namespace may use a policy.</summary>
    /// <param name="ns">The namespace, as YAML.</param>
    /// <param name="policy">The policy.</param>
    public static string Use(string ns, string policy) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: use, namespace: {{ns}}}
        rules:
        - {apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: use, namespace: {{ns}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use}
        subjects:
        - {kind: ServiceAccount, name: default, namespace: {{ns}}}

        """;

    /// <summary>A namespace whose service accounts may use some policies; the bindings are one each.</summary>
    public static string Reached(string ns, params string[] policies) => Namespace(ns) + string.Concat(policies.Select(
        policy => Use(ns, policy).Replace("name: use", $"name: use-{policy}", StringComparison.Ordinal)));

    /// <summary>A Namespace object.</summary>
    /// <param name="name">Its name, as YAML.</param>
    /// <param name="labels">Its labels, as entries in flow style.</param>
    public static string Namespace(string name, string labels = "") =>
        $"---\n{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}, labels: {{{labels}}}}}}}\n";

    /// <summary>A pod that baseline allows and restricted doesn't, unless its spec says otherwise.</summary>
    /// <param name="spec">Further entries of its spec in flow style, each with a comma behind it.</param>
    public static string Pod(string name, string ns, string spec = "") =>
        $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: {ns}}}, spec: {{{spec}containers: [{{name: a, image: i}}]}}}}\n";

    private static Plan Make(ManifestReader reader, PlanOptions? options)
    {
        var result = reader.Finish();
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
        return Planner.Make(result.Inventory, options ?? new());
    }
}
