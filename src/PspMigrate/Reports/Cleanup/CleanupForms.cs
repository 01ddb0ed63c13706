using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Cleanup;

/// <summary>What goes, in forms that other programs take.</summary>
public static class CleanupForms
{
    public static ImmutableArray<ObjectForm<CleanupPlan>> All { get; } = [new("kubectl", Kubectl), new("yaml", Yaml), new("name", Names)];

    /// <summary>One command a line, in the order of the steps: what admits no pod, bindings, roles, policies.</summary>
    private static string Kubectl(CleanupPlan plan) => string.Concat(Ordered(plan).Select(item => Command(item) + "\n"));

    /// <summary>The objects that go, for <c>kubectl delete -f -</c>; what roles lose stands above as commands.</summary>
    private static string Yaml(CleanupPlan plan)
    {
        var patches = string.Concat(Ordered(plan).Where(item => !item.Goes).Select(item => $"# {Printable.Escape(Command(item))}\n"));
        return patches + string.Join("---\n", Ordered(plan).Where(item => item.Goes).Select(item => NodeText.Document(Identity(item))));
    }

    /// <summary>The objects that go, one a line, as <c>kubectl get -o name</c> says them, behind <c>-n NAMESPACE</c> where they have one.</summary>
    private static string Names(CleanupPlan plan) =>
        string.Concat(Ordered(plan).Where(item => item.Goes).Select(item =>
            $"{Where(item)}{item.Kind.ToLowerInvariant()}.{item.ApiGroup}/{Printable.Escape(item.Name)}\n"));

    private static IEnumerable<CleanupItem> Ordered(CleanupPlan plan) => plan.Unused.Concat(plan.Grants).Concat(plan.Policies);

    private static string Command(CleanupItem item) => item.Goes
        ? $"kubectl delete {Where(item)}{item.Kind.ToLowerInvariant()} {End(item)}{Shell.Quote(item.Name)}"
        : $"kubectl patch {Where(item)}{Shell.Quote($"{item.Kind.ToLowerInvariant()}/{item.Name}")} --type=json --patch={Shell.Quote(RolePatch.Of(item))}";

    private static string End(CleanupItem item) => item.Name.StartsWith('-') ? "-- " : "";

    private static string Where(CleanupItem item) => item.Namespace is { } ns ? $"-n {Shell.Quote(ns)} " : "";

    private static MapNode Identity(CleanupItem item) => Tree.Map(
        ("apiVersion", Tree.Text(item.ApiVersion)),
        ("kind", Tree.Text(item.Kind)),
        ("metadata", Tree.Map(("name", Tree.Text(item.Name)), ("namespace", Tree.Text(item.Namespace)))));
}
