using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels of the namespaces that need other labels than they have, sorted by name; each form is empty when none does.</summary>
public static class LabelForms
{
    /// <summary>The form that is for people: a line for each namespace and each workload.</summary>
    public const string Wide = "wide";

    private const string Header = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    private const string ToApply =
        "# kubectl apply --server-side --field-manager=pspmigrate -k .\n"
        + "# Only for namespaces that were never applied without --server-side: kubectl 1.26 and newer drop the other labels of those.\n";

    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ObjectForm<Plan>> All { get; } =
    [
        new("yaml", Yaml), new("json", Json), new("kubectl", Kubectl), new("kustomize", Kustomize), new("name", Names),
        new(Wide, plan => ReportForm.Table.Render(new PlanAnswer(plan))),
    ];

    /// <summary>Partial Namespace objects for server-side apply.</summary>
    public static string Yaml(Plan plan) => NodeText.Documents(Of(plan).Select(Namespace));

    /// <summary>The same as one v1 List.</summary>
    public static string Json(Plan plan) => Of(plan).Select(Namespace).ToArray() is { Length: > 0 } namespaces ? NodeText.JsonList(namespaces) : "";

    /// <summary><c>kubectl label</c> commands, with the labels that change.</summary>
    public static string Kubectl(Plan plan) => string.Concat(Of(plan).Select(item => Command(item, Changes(item)) + "\n"));

    /// <summary>A kustomization whose inline patches label the namespaces that its resources hold.</summary>
    public static string Kustomize(Plan plan) => Of(plan).ToArray() is not { Length: > 0 } namespaces ? "" :
        "# Patches for the Namespaces among your own resources: add those under resources.\n" + Header
        + InlinePatch.Write(namespaces.Select(item => new InlinePatch(Group: null, Version: null, "Namespace", item.Name, Namespace: null, Namespace(item))));

    /// <summary><c>namespace/NAME</c>, as <c>kubectl -o name</c> says them.</summary>
    public static string Names(Plan plan) => string.Concat(Of(plan).Select(item => $"namespace/{Printable.Escape(item.Name)}\n"));

    internal static IEnumerable<NamespacePlan> Of(Plan plan) =>
        plan.Namespaces.Where(item => item.NeedsPatch).OrderBy(item => item.Name, StringComparer.Ordinal);

    /// <summary>The partial Namespace with all Pod Security labels that it ends up with.</summary>
    internal static MapNode Namespace(NamespacePlan plan) => NamespaceWriter.Write(plan.Name, plan.FinalLabels);

    /// <summary>A kustomization of files that hold partial Namespaces, to be applied as they are (server-side).</summary>
    /// <param name="files">Their paths, relative to the kustomization.</param>
    internal static string KustomizeFiles(IEnumerable<string> files) =>
        ToApply + Header + NodeText.Document(Tree.Map(("resources", Tree.Texts([.. files]))));

    /// <param name="flags">More flags, such as <c>--dry-run=server </c>, each with a blank behind.</param>
    internal static string Command(NamespacePlan plan, IEnumerable<KeyValuePair<string, string>> labels, string flags = "")
    {
        var end = plan.Name.StartsWith('-') ? "-- " : "";
        return $"kubectl label {flags}--overwrite namespace {end}{Shell.Quote(plan.Name)} "
            + string.Join(' ', labels.Select(label => Shell.Quote($"{label.Key}={label.Value}")));
    }

    /// <summary>The labels that change, in key order.</summary>
    private static ImmutableSortedDictionary<string, string> Changes(NamespacePlan plan) => plan.Labels
        .Where(mode => mode is { IsKept: false, Owner: null })
        .SelectMany(mode => mode.Values.Where(label => !string.Equals(label.Current, label.Wanted, StringComparison.Ordinal)))
        .ToImmutableSortedDictionary(label => label.Key, label => label.Wanted, StringComparer.Ordinal);
}
