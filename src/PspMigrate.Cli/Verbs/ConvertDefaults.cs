using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Reports.Defaults;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>convert --defaults</c>: the defaults that go with a plan, in the form of the platform.</summary>
internal static class ConvertDefaults
{
    /// <summary>Prints them, or writes them to files, and says why they are so.</summary>
    /// <exception cref="CommandException">The version has no Pod Security, or a file can't be written.</exception>
    public static void Write(Plan plan, DefaultsOptions asked, ConvertOptions options, Sources sources, Invocation invocation, Host host)
    {
        var defaults = DefaultsPlanner.Make(plan, asked.Level);
        if (defaults.Minor < FirstMinor)
        {
            throw new CommandException(
                $"Kubernetes v1.{defaults.Minor} has no Pod Security to configure",
                $"it is there from v1.{FirstMinor} on: name the version that you upgrade to with --kubernetes-version");
        }

        (string Source, string Text)[] texts = [.. InputTexts.Of(sources, host)];
        var found = asked.Platform is null ? Found(sources, texts, host) : null;
        var (platform, because) = (asked.Platform ?? found?.Platform, found?.Source);
        var files = platform is { } hosted && hosted.IsHosted() ? NamespacePolicies.Of(defaults) : PlatformFiles.Of(defaults, platform ?? Platform.ApiServer);
        var answer = new DefaultsAnswer(defaults, platform, because, NamespaceMaker.Find(texts)) { Invocation = invocation };
        OutputFile[] written = options.OutputDirectory is { } directory
            ? [.. files.Select(file => new OutputFile(Path.Combine(directory, file.Name), OwnFile.Marked(".yaml", DefaultsYaml.WriteOne(file))))]
            : [];
        ConvertOutput.WriteFiles(answer, options, written, host);
        options.Report.Show(answer, host);
        if (options.OutputDirectory is null)
            host.Out.Write(DefaultsYaml.Write(files));
    }

    /// <summary>KEP-2579: alpha in v1.22.</summary>
    private const int FirstMinor = 22;

    private static (Platform Platform, string Source)? Found(Sources sources, IEnumerable<(string Source, string Text)> texts, Host host)
    {
        if (Platforms.Of(texts) is { } found)
            return found;
        if (sources.Cluster is not { } cluster)
            return null;
        using var server = ApiServer.Open(cluster, host);
        return PlatformProbe.Ask(server).GetAwaiter().GetResult();
    }
}
