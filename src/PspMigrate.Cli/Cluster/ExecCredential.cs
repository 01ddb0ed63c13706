using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>What a credential plugin answered.</summary>
internal sealed record ExecCredential(string? Token, string? ClientCertificate, string? ClientKey, DateTimeOffset? Expires)
{
    /// <summary>Runs the plugin of a kubeconfig's <c>exec</c>: client.authentication.k8s.io/v1 and v1beta1.</summary>
    /// <remarks>
    /// The client library joins the arguments with blanks, so that those which contain some fall apart, and names the kind in
    /// KUBERNETES_EXEC_INFO wrongly; therefore this.
    /// </remarks>
    /// <param name="directory">Where the kubeconfig lies: a command with a slash in it starts from there.</param>
    /// <param name="trust">What a plugin that wants to know the cluster is told about its certificate.</param>
    /// <exception cref="CommandException">It can't be run, failed, or answered nonsense.</exception>
    public static async Task<ExecCredential> Run(
        KubeExec exec, string directory, KubeCluster cluster, ServerTrust trust, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(exec.Command) || string.IsNullOrEmpty(exec.ApiVersion))
            throw new CommandException("the kubeconfig's exec has no command or no apiVersion");
        using var process = new Process { StartInfo = StartInfo(exec, directory, cluster, trust) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new CommandException(
                $"the credential plugin {exec.Command} can't be run: {e.Message}",
                string.IsNullOrWhiteSpace(exec.InstallHint) ? null : exec.InstallHint.Trim());
        }

        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0
                ? Parse(output, exec)
                : throw new CommandException($"the credential plugin {exec.Command} failed with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(KubeExec exec, string directory, KubeCluster cluster, ServerTrust trust)
    {
        // A bare name is looked for on PATH.
        var command = exec.Command!.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(exec.Command, directory) : exec.Command;
        var start = new ProcessStartInfo(command, exec.Arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in exec.Variables)
            start.Environment[name] = value;
        start.Environment["KUBERNETES_EXEC_INFO"] = Info(exec, cluster, trust);
        return start;
    }

    private static string Info(KubeExec exec, KubeCluster cluster, ServerTrust trust)
    {
        var spec = new JsonObject { ["interactive"] = !Console.IsInputRedirected };
        if (exec.ProvidesClusterInfo)
            spec["cluster"] = Info(cluster, trust);
        return JsonText.Write(json => new JsonObject { ["apiVersion"] = exec.ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec }.WriteTo(json));
    }

    private static JsonObject Info(KubeCluster cluster, ServerTrust trust)
    {
        var info = new JsonObject { ["server"] = cluster.Server };
        if (trust.ServerName is { } name)
            info["tls-server-name"] = name;
        if (trust.IsUnchecked)
            info["insecure-skip-tls-verify"] = true;
        if (trust.Authorities.Count > 0)
            info["certificate-authority-data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(trust.Authorities.ExportCertificatePems()));
        if (cluster.ProxyUrl is { } proxy)
            info["proxy-url"] = proxy;
        return info;
    }

    private static ExecCredential Parse(string output, KubeExec exec)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var root = document.RootElement;
            if (!string.Equals(Text(root, "apiVersion"), exec.ApiVersion, StringComparison.Ordinal))
                throw new CommandException(
                    $"the credential plugin {exec.Command} answered in apiVersion {Text(root, "apiVersion")}, the kubeconfig says {exec.ApiVersion}");
            var status = root.GetProperty("status");
            var credential = new ExecCredential(
                Text(status, "token"),
                Text(status, "clientCertificateData"),
                Text(status, "clientKeyData"),
                status.TryGetProperty("expirationTimestamp", out var time) && time.TryGetDateTimeOffset(out var expires) ? expires : null);
            return credential is { Token: null, ClientCertificate: null }
                ? throw new CommandException($"the credential plugin {exec.Command} answered with neither a token nor a certificate")
                : credential;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandException($"the credential plugin {exec.Command} did not answer with an ExecCredential");
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
