using System.Net;

namespace PspMigrate.Cli.Cluster;

/// <summary>The version of an API server, and what it has of PodSecurityPolicy and Pod Security.</summary>
internal sealed record ServerVersion(int Minor, string Text)
{
    /// <summary>policy/v1beta1 PodSecurityPolicy is served up to v1.24.</summary>
    public bool HasPolicies => Minor < AdmissionVersions.WithoutPolicies;

    /// <summary>batch/v1 CronJob is served from v1.21.</summary>
    public bool HasStableCronJobs => Minor >= 21;

    /// <summary>What must be installed or switched on before labels do anything; null when nothing must.</summary>
    /// <remarks>KEP-2579: feature gate PodSecurity, alpha and off in v1.22, beta and on from v1.23.</remarks>
    public Problem? Obstacle => Minor switch
    {
        < 22 => new Problem(
            $"Pod Security Admission is not built into this cluster ({Text}): labels do nothing until its webhook is installed",
            "see https://github.com/kubernetes/pod-security-admission, folder webhook; or upgrade to v1.23 first"),
        22 => new Problem(
            $"Pod Security Admission is switched off by default in this cluster ({Text}): labels do nothing until it is switched on",
            "start the API servers with --feature-gates=PodSecurity=true, or install the webhook of https://github.com/kubernetes/pod-security-admission"),
        _ => null,
    };

    /// <exception cref="CommandException">The server doesn't say.</exception>
    public static async Task<ServerVersion> Ask(ApiServer server)
    {
        var answer = await server.Get("/version");
        if (answer.Code == HttpStatusCode.Forbidden)
            throw new CommandException($"{server.Address} refused the request: {answer.Message}");
        if (!answer.IsSuccess)
            throw new CommandException($"{server.Address} doesn't report its version: {answer.Message}", "is it a Kubernetes API server?");
        try
        {
            var version = answer.Object();
            var minor = $"{version["minor"]}";
            // Some distributions write "20+".
            var digits = minor.TakeWhile(char.IsAsciiDigit).ToArray();
            return new(int.Parse(digits, CultureInfo.InvariantCulture), version["gitVersion"]?.ToString() ?? $"v1.{minor}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"{server.Address} doesn't report its version as Kubernetes does", "is it a Kubernetes API server?");
        }
    }
}
