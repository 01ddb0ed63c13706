using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Cli.Input;

/// <summary>Looks through the files that were named for lines that switch the admission plugin on.</summary>
internal static class PluginSettings
{
    /// <exception cref="CommandLine.CommandException">Something isn't there.</exception>
    public static ImmutableArray<PluginPlace> Find(Sources sources, Host host) =>
        [.. InputTexts.Of(sources, host).SelectMany(item => PluginPlaces.Find(item.Source, item.Text))];

    /// <summary>Those of a tree.</summary>
    public static ImmutableArray<PluginPlace> Find(Tree tree) => [.. InputTexts.Of(tree).SelectMany(item => PluginPlaces.Find(item.Source, item.Text))];
}
