using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Checks;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Checks;

/// <summary>The checks of an input, as the command makes them.</summary>
internal static class Checked
{
    /// <param name="found">The version of the cluster that the input comes from.</param>
    public static ImmutableArray<NamespaceCheck> Of(Inventory inventory, CheckSettings settings = default, KubernetesVersion? found = null) =>
        Checker.Check(Planner.Make(inventory, new() { Version = settings.Version ?? found ?? KubernetesVersion.Latest }), settings);
}
