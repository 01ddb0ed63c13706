using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests.Readers;

/// <remarks>
/// docs.ansible.com/ansible/latest/collections/kubernetes/core/k8s_module: definition takes a map, a list or a text; namespace is the fallback.
/// </remarks>
[TestClass]
public sealed class AnsibleTasksTests
{
    private const string Binding = "{kind: RoleBinding, metadata: {name: b}}";

    [TestMethod]
    [DataRow("kubernetes.core.k8s: {definition: " + Binding + "}", Lack.Bindings, "", true, DisplayName = "a namespace that isn't known")]
    [DataRow("k8s: {namespace: shop, definition: " + Binding + "}", Lack.Bindings, "shop", false, DisplayName = "the module's namespace")]
    [DataRow("kubernetes.core.k8s: {namespace: '{{ ns }}', definition: " + Binding + "}", Lack.Bindings, "", true, DisplayName = "Jinja for a namespace")]
    [DataRow("community.kubernetes.k8s: {resource_definition: {kind: Pod, metadata: {name: p, namespace: web}}}", Lack.Workloads, "web", false)]
    [DataRow("k8s: {inline: [{kind: Namespace, metadata: {name: n}}, {kind: PodSecurityPolicy}]}", Lack.Namespaces | Lack.Labels | Lack.Policies, "", false)]
    [DataRow("k8s: {definition: \"kind: Job\\nmetadata:\\n  namespace: batch\\n---\\nkind: ConfigMap\\n\"}", Lack.Workloads, "batch", false,
        DisplayName = "a text")]
    [DataRow("k8s: {definition: \"{{ lookup('template', 'x.yaml') }}\"}", Lack.Everything, "", true, DisplayName = "Jinja for everything")]
    [DataRow("block: [{k8s: {namespace: a, definition: " + Binding + "}}, {block: [{k8s: {namespace: b, definition: " + Binding + "}}]}]",
        Lack.Bindings, "a b", false)]
    [DataRow("hosts: all, tasks: [{k8s: {namespace: a, definition: " + Binding + "}}]", Lack.Bindings, "a", false, DisplayName = "a play")]
    [DataRow("kubernetes.core.k8s: {namespace: shop, src: files/app.yaml}", Lack.Everything, "shop", false, DisplayName = "files that go into a namespace")]
    public void What_tasks_make_is_missing(string task, Lack lacks, string namespaces, bool isAnywhere)
    {
        var part = Read(task)!;

        part.Lacks.Should().Be(lacks);
        string.Join(' ', part.Namespaces).Should().Be(namespaces);
        part.IsAnywhere.Should().Be(isAnywhere);
        part.At.ToString().Should().Be("tasks.yaml:1:1");
    }

    [TestMethod]
    [DataRow("kubernetes.core.k8s: {src: files/psp.yaml}")]
    [DataRow("kubernetes.core.k8s: {state: absent, definition: " + Binding + "}")]
    [DataRow("k8s: {definition: {kind: ConfigMap}}")]
    [DataRow("k8s: state=present src=x.yaml")]
    [DataRow("ansible.builtin.copy: {content: 'kind: Pod'}")]
    [DataRow("op: replace, path: /spec, value: {definition: " + Binding + "}")]
    public void Nothing_else_is(string task) => Read(task).Should().BeNull();

    private static MissingPart? Read(string task) => AnsibleTasks.Read((ListNode)YamlTree.Parse("tasks.yaml", $"- {{{task}}}\n", 1, []).Single());
}
