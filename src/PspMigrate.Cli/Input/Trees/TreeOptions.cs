namespace PspMigrate.Cli.Input.Trees;

/// <summary>How trees of files are read; the same for every verb.</summary>
internal sealed record TreeOptions
{
    private static readonly Option KustomizeOption = new("-k|--kustomize", "DIR", "Build this kustomization and read the result");
    private static readonly Option ExcludeOption = new("--exclude", "GLOB", "Skip files and directories that match, such as tests or **/*.json");
    private static readonly Option RenderOption = new("--render-charts", "VALUES", "Render Helm charts with helm template, optionally with this values file")
    {
        IsValueOptional = true,
    };
    private static readonly Option RemoteOption = new("--allow-remote", null, "Let kustomize fetch remote bases and resources");

    public static readonly ImmutableArray<Option> All = [KustomizeOption, ExcludeOption, RenderOption, RemoteOption];

    /// <summary>The kustomizations to build, as typed.</summary>
    public ImmutableArray<string> Kustomizations { get; init; } = [];

    /// <summary>The directory of a cluster that is read by itself; null where clusters have none.</summary>
    public string? Cluster { get; init; }

    public ImmutableArray<Glob> Excluded { get; init; } = [];

    public bool RendersCharts { get; init; }

    /// <summary>The values for all of them, as typed; null for the charts' own.</summary>
    public string? Values { get; init; }

    public bool AllowsRemote { get; init; }

    public static TreeOptions From(ParsedArguments values) => new()
    {
        Kustomizations = [.. values.All(KustomizeOption)],
        Excluded = [.. values.All(ExcludeOption).Select(Glob.Parse)],
        RendersCharts = values.Has(RenderOption),
        Values = values.All(RenderOption) is [{ Length: > 0 } file] ? file : null,
        AllowsRemote = values.Has(RemoteOption),
    };
}
