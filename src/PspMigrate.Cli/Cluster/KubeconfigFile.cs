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
                [.. root.Maps("contexts").Select(Context)],
                [.. root.Maps("clusters").Select(entry => Cluster(entry, directory))],
                [.. root.Maps("users").Select(entry => User(entry, directory))]);
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

    private static KubeContext Context(KubeconfigMap entry)
    {
        var context = entry.Map("context");
        return new(entry.Text("name") ?? "", context.Text("cluster"), context.Text("user"));
    }

    private static KubeCluster Cluster(KubeconfigMap entry, string directory)
    {
        var cluster = entry.Map("cluster");
        return new(entry.Text("name") ?? "", directory)
        {
            Server = cluster.Text("server"),
            TlsServerName = cluster.Text("tls-server-name"),
            SkipTlsVerify = cluster.Flag("insecure-skip-tls-verify"),
            CertificateAuthority = cluster.Text("certificate-authority"),
            CertificateAuthorityData = cluster.Text("certificate-authority-data"),
            ProxyUrl = cluster.Text("proxy-url"),
        };
    }

    private static KubeUser User(KubeconfigMap entry, string directory)
    {
        var user = entry.Map("user");
        return new(entry.Text("name") ?? "", directory)
        {
            ClientCertificate = user.Text("client-certificate"),
            ClientCertificateData = user.Text("client-certificate-data"),
            ClientKey = user.Text("client-key"),
            ClientKeyData = user.Text("client-key-data"),
            Token = user.Text("token"),
            TokenFile = user.Text("tokenFile"),
            UserName = user.Text("username"),
            Password = user.Text("password"),
            As = user.Text("as"),
            AsUid = user.Text("as-uid"),
            AsGroups = [.. user.Texts("as-groups")],
            AsExtra = [.. user.Map("as-user-extra") is var extra ? extra.Keys.SelectMany(key => extra.Texts(key), KeyValuePair.Create) : []],
            AuthProvider = user.Has("auth-provider") ? user.Map("auth-provider").Text("name") ?? "" : null,
            Exec = user.Has("exec") ? Exec(user.Map("exec")) : null,
        };
    }

    private static KubeExec Exec(KubeconfigMap exec) => new(exec.Text("command"), exec.Text("apiVersion"))
    {
        Arguments = [.. exec.Texts("args")],
        Variables = [.. exec.Maps("env").Select(variable => KeyValuePair.Create(variable.Text("name") ?? "", variable.Text("value") ?? ""))],
        InstallHint = exec.Text("installHint"),
        ProvidesClusterInfo = exec.Flag("provideClusterInfo"),
    };
}
