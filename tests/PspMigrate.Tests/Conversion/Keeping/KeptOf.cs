using System.Text;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>What is kept of some manifests.</summary>
internal static class KeptOf
{
    public static readonly KubernetesVersion Newest = new(36);

    /// <summary>What is kept of one text.</summary>
    public static Kept Text(string yaml, KeepOptions? keep = null, PlanOptions? plan = null) => Plan(yaml, keep, plan).Kept!;

    /// <summary>The plan of one text, with what is kept.</summary>
    public static Plan Plan(string yaml, KeepOptions? keep = null, PlanOptions? options = null)
    {
        var reader = new ManifestReader(new ReadOptions());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        reader.Read("in.yaml", stream);
        var inventory = reader.Finish().Inventory;
        var plan = Planner.Make(inventory, options ?? new() { Version = Newest });
        return plan with { Kept = Keeper.Keep(plan, keep ?? new()) };
    }

    /// <summary>The names of the objects' variables and of what else has a name.</summary>
    public static IEnumerable<string> Variables(KeptObject item) =>
        ((ListNode)item.Node.Find("spec", "variables")!).Items.Cast<MapNode>().Select(variable => ((ScalarNode)variable["name"]!).Text);

    public static KeptObject Of(this Kept kept, string kind) => kept.Objects.Single(item => string.Equals(item.Kind, kind, StringComparison.Ordinal));

    /// <summary>The namespaces that a binding is for.</summary>
    public static IEnumerable<string> Namespaces(KeptObject binding) =>
        binding.Node.Find("spec", "matchResources", "namespaceSelector", "matchLabels") is MapNode one
        ? [((ScalarNode)one["kubernetes.io/metadata.name"]!).Text]
        : ((ListNode)((MapNode)((ListNode)binding.Node.Find("spec", "matchResources", "namespaceSelector", "matchExpressions")!).Items[0])["values"]!).Items
            .Cast<ScalarNode>().Select(name => name.Text);
}
