namespace PspMigrate.Cli.Input.Trees;

/// <summary>How trees of files are read; the same for every verb.</summary>
/// <param name="Typed">What it all is taken from.</param>
internal sealed record TreeOptions(ParsedArguments Typed)
{
    private static readonly Option KustomizeOption = new("-k|--kustomize", "DIR", "Build this kustomization and read the result");
    private static readonly Option ExcludeOption = new("--exclude", "GLOB", "Skip files and directories that match, such as tests or **/*.json");
    private static readonly Option RenderOption = new("--render-charts", "VALUES", "Render Helm charts with helm template, optionally with this values file")
    {
        IsValueOptional = true,
    };
    private static readonly Option RemoteOption = new("--allow-remote", null, "Let kustomize fetch remote bases and resources");

    public static readonly ImmutableArray<Option> All = [KustomizeOption, ExcludeOption, RenderOption, RemoteOption];

    private ParsedArguments Typed { get; } = Typed;

    /// <summary>The kustomizations to build, as typed.</summary>
    public ImmutableArray<string> Kustomizations { get; } = [.. Typed.All(KustomizeOption)];

    /// <summary>The directory of a cluster that is read by itself; null where clusters have none.</summary>
    public string? Cluster { get; init; }

    public ImmutableArray<Glob> Excluded { get; } = [.. Typed.All(ExcludeOption).Select(Glob.Parse)];

    public bool RendersCharts { get; } = Typed.Has(RenderOption);

    /// <summary>The values for all of them, as typed; null for the charts' own.</summary>
    public string? Values { get; } = Typed.All(RenderOption) is [{ Length: > 0 } file] ? file : null;

    public bool AllowsRemote { get; } = Typed.Has(RemoteOption);
}
