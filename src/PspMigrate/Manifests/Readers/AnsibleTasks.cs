namespace PspMigrate.Manifests.Readers;

/// <summary>
/// Reads which objects tasks of Ansible make: those that stand inline, whose Jinja stays unread, and files that go into a namespace which they may not
/// name. They count as missing.
/// </summary>
/// <remarks>docs.ansible.com/ansible/latest/collections/kubernetes/core/k8s_module: definition (inline, …), namespace, src, state, template.</remarks>
internal static class AnsibleTasks
{
    private const string Jinja = "{{";

    /// <summary>What every text has that names one of the modules.</summary>
    public static ReadOnlySpan<byte> Mark => "k8s:"u8;

    private static readonly string[] Modules = ["kubernetes.core.k8s", "k8s", "community.kubernetes.k8s", "community.okd.k8s", "redhat.openshift.k8s"];
    private static readonly string[] Definitions = ["definition", "resource_definition", "inline", "def"];

    /// <summary>What the tasks of a file make; null where they hold nothing of interest.</summary>
    /// <param name="file">The plays or tasks, which are a list.</param>
    public static MissingPart? Read(ListNode file)
    {
        var part = EmbeddedObjects.Part(Maps(file).SelectMany(Tasks).SelectMany(Objects).Select(item => (LackOf(item.Kind), item.Namespace)));
        return part is null ? null : part with
        {
            What = "an Ansible task",
            At = file.At,
            Command = MissingPartReader.InCluster(part.Lacks),
        };
    }

    /// <summary>The map, and all maps of lists in it: plays hold tasks, and blocks others.</summary>
    private static IEnumerable<MapNode> Tasks(MapNode map) =>
        map.Entries.Select(entry => entry.Value).OfType<ListNode>().SelectMany(Maps).SelectMany(Tasks).Prepend(map);

    private static IEnumerable<(string? Kind, string? Namespace)> Objects(MapNode task)
    {
        if (Modules.Select(name => task[name]).OfType<MapNode>().FirstOrDefault() is not { } module || module.TextAt("state") is "absent")
            yield break;
        var ns = Known(module.TextAt("namespace"));
        if (ns is not null && (module["src"] ?? module["template"]) is not null)
            yield return (null, ns);
        foreach (var definition in Definitions.Select(name => module[name]).Where(node => node is not null))
        {
            var objects = definition is ScalarNode { Text: var text }
                ? EmbeddedObjects.InText(text).Select(item => (item.Kind, Namespace: Known(item.Namespace)))
                : (definition is ListNode list ? Maps(list) : [(MapNode)definition!])
                    .Select(item => (Kind: item.TextAt("kind"), Namespace: Known(item.TextAt("metadata", "namespace"))));
            foreach (var item in objects)
                yield return (item.Kind, item.Namespace ?? (item.Kind is "Namespace" ? null : ns));
        }
    }

    /// <summary>Of what isn't known everything may be missing.</summary>
    private static Lack LackOf(string? kind) =>
        kind is null || kind.Contains(Jinja, StringComparison.Ordinal) ? Lack.Everything : MissingPart.LackOf(kind);

    private static string? Known(string? text) => text?.Contains(Jinja, StringComparison.Ordinal) is false ? text : null;

    private static IEnumerable<MapNode> Maps(ListNode list) => list.Items.OfType<MapNode>();
}
