using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PspMigrate.Cli.Cluster;

/// <summary>One kubeconfig file.</summary>
/// <remarks>
/// Read here because the client library's own reader drops <c>proxy-url</c>, <c>tokenFile</c> and <c>as-uid</c>, and fails on
/// <c>as-user-extra</c> as client-go writes it.
/// </remarks>
internal sealed record KubeconfigFile(
    string? CurrentContext, ImmutableArray<KubeContext> Contexts, ImmutableArray<KubeCluster> Clusters, ImmutableArray<KubeUser> Users)
{
    /// <param name="path">Absolute.</param>
    /// <exception cref="CommandException">It can't be read, or isn't a kubeconfig.</exception>
    public static KubeconfigFile Load(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(text);
            var root = new KubeconfigMap(path, stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode, "");
            var directory = Path.GetDirectoryName(path)!;
            return new(
                root.Text("current-context"),
                [.. root.Maps("contexts").Select(entry => new KubeContext(entry.Text("name") ?? "", entry.Map("context")))],
                [.. root.Maps("clusters").Select(entry => new KubeCluster(entry.Text("name") ?? "", directory, entry.Map("cluster")))],
                [.. root.Maps("users").Select(entry => new KubeUser(entry.Text("name") ?? "", directory, entry.Map("user")))]);
        }
        catch (YamlException e)
        {
            throw new CommandException($"kubeconfig {path}:{e.Start.Line}:{e.Start.Column}: {e.Message.TrimEnd('.')}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"kubeconfig {path}: {e.Message.TrimEnd('.')}");
        }
    }
}
