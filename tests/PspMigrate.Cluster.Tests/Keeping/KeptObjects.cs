using System.Text.Json.Nodes;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>Namespaces on the lab whose accounts may use a policy that is kept, and what there is of admission policies.</summary>
internal static class KeptObjects
{
    /// <summary>A policy whose groups no level says, and the role that grants it.</summary>
    public const string Policy =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: groups}
        spec:
          volumes: ['*']
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          fsGroup: {rule: MustRunAs, ranges: [{min: 7, max: 9}]}
          supplementalGroups: {rule: RunAsAny}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: use}, rules: [{apiGroups: [policy],
         resources: [podsecuritypolicies], resourceNames: [groups], verbs: [use]}]}
        """;

    private const string Group = "/apis/admissionregistration.k8s.io/v1/";
    private const string Foreign = "somebody-elses";

    private static readonly string[] Resources =
        ["validatingadmissionpolicies", "mutatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicybindings"];

    /// <summary>Makes the namespaces, with labels of others, and a policy and binding of somebody else.</summary>
    public static string[] Make(Admin admin)
    {
        LabPolicies.Clear(TestLab.Lab);
        var run = Guid.NewGuid().ToString("N")[..8];
        string[] names = [$"kept-{run}-0", $"kept-{run}-1"];
        foreach (var name in names)
        {
            admin.Namespace(name);
            Spaces.Label(admin, name, "somebody", "Update", ("team", "a"));
        }

        Spaces.Label(admin, names[1], "gitops", "Apply", ("psa/warn", "privileged"));
        admin.Put(Group + Resources[0], JsonNode.Parse($$$"""
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy", "metadata": {"name": "{{{Foreign}}}"}, "spec": {
             "failurePolicy": "Fail", "matchConstraints": {"resourceRules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"],
             "resources": ["configmaps"]}]}, "validations": [{"expression": "true"}]}}
            """)!.AsObject());
        admin.Put(Group + Resources[2], JsonNode.Parse($$$"""
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicyBinding", "metadata": {"name": "{{{Foreign}}}"}, "spec": {
             "policyName": "{{{Foreign}}}", "validationActions": ["Audit"]}}
            """)!.AsObject());
        File.WriteAllText(Input(names), $$"""
            {{Policy}}
            {{string.Concat(names.Select(name => $$"""

            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: {{name}} } }
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: use, namespace: {{name}} },
             roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}, subjects: [{kind: ServiceAccount, name: default,
              namespace: {{name}} }]}
            """))}}
            """);
        return names;
    }

    /// <summary>The command that keeps the policy there, and labels.</summary>
    public static string[] Apply(string[] names) =>
    [
        "apply", Input(names), "--keep", "--enforce", "privileged", "--kubernetes-version", "v1.36", "--yes", .. names.SelectMany(name => new[] { "-n", name }),
    ];

    /// <summary>Every admission policy and binding with what it says and who owns it, a line each.</summary>
    public static string State(Admin admin) => string.Join('\n', All(admin).Select(item =>
        $"{item["metadata"]!["name"]} {item["metadata"]!["labels"]?.ToJsonString()} {item["spec"]!.ToJsonString()} {Owners(item)}"));

    /// <summary>Bindings of policies that aren't there, which keep nothing.</summary>
    public static string[] Dangling(Admin admin)
    {
        var items = All(admin).ToArray();
        var names = items.Where(item => item["spec"]!["policyName"] is null).Select(item => item["metadata"]!["name"]!.ToString())
            .ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(item => item["spec"]!["policyName"]?.ToString()).OfType<string>().Where(name => !names.Contains(name))];
    }

    private static IEnumerable<JsonNode> All(Admin admin) =>
        Resources.SelectMany(resource => admin.Get(Group + resource)["items"]!.AsArray().OfType<JsonNode>());

    private static string Owners(JsonNode item) => string.Join(',', (item["metadata"]!["managedFields"] as JsonArray ?? [])
        .Select(entry => $"{entry!["manager"]}/{entry["operation"]}").Order(StringComparer.Ordinal));

    private static string Input(string[] names) => Path.Combine(Scratch.Path, names[0] + ".yaml");
}
