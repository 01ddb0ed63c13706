using PspMigrate.Conversion.Defaults;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>convert</c> prints in place of labels: the defaults for namespaces without any.</summary>
/// <param name="Platform">In whose form; null for the one that the input shows.</param>
/// <param name="Level">The level to enforce; null for the one that fits.</param>
internal sealed record DefaultsOptions(Platform? Platform, Level? Level)
{
    private static readonly Choice<Platform?> PlatformOption = new(
        "--defaults",
        "Print the API server's defaults for namespaces without labels instead, in the form of a platform",
        [("auto", null), .. Enum.GetValues<Platform>().Select(platform => (platform.Word(), (Platform?)platform))])
    {
        IsValueOptional = true,
    };

    private static readonly Choice<Level?> LevelOption = new(
        "--default-level", "Level for enforce mode in these defaults", [("auto", null), .. Choice.MayBe<Level>()]);

    public static readonly OptionGroup Group = new("New namespaces", PlatformOption, LevelOption);

    /// <summary>Null where labels are wanted.</summary>
    public static DefaultsOptions? From(ParsedArguments values)
    {
        if (values.Has(PlatformOption))
            return new(values.Of(PlatformOption), values.Of(LevelOption));
        return values.Has(LevelOption)
            ? throw new CommandException("--default-level goes with --defaults", "give --defaults, too, or use --enforce for the labels of namespaces")
            : null;
    }
}
