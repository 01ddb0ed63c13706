using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>Names for completion that only a kubeconfig or a cluster knows.</summary>
internal static class LiveNames
{
    private const string Limited = "?limit=500";

    /// <summary>Nobody waits longer for a completion.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>What the value of an option may be; empty where it may be anything, or where asking fails or takes too long.</summary>
    /// <param name="option">The long name of the option, or the argument.</param>
    /// <param name="typed">What is typed before it: it may say which cluster is meant.</param>
    public static ImmutableArray<string> Of(string option, IReadOnlyList<string> typed, Host host)
    {
        using var stop = new CancellationTokenSource(Limit);
        var options = new ClusterOptions(ParsedArguments.None)
        {
            Kubeconfig = Said(typed, "--kubeconfig"),
            Context = Said(typed, "--context"),
            RequestTimeout = Limit,
        };
        try
        {
            return option switch
            {
                "--context" => Kubeconfig.Find(options, host)?.ContextNames ?? [],
                "--namespace" or "--default-namespace" => Listed("/api/v1/namespaces", options, host with { Stop = stop.Token }),
                "--without-policy" or Completion.Policy => Listed("/apis/policy/v1beta1/podsecuritypolicies", options, host with { Stop = stop.Token }),
                _ => [],
            };
        }
        catch (Exception e) when (e is CommandException or IOException or HttpRequestException or OperationCanceledException or JsonException)
        {
            return [];
        }
    }

    private static ImmutableArray<string> Listed(string path, ClusterOptions options, Host host)
    {
        using var server = ApiServer.Open(options, host);
        var answer = server.Get(path + Limited).GetAwaiter().GetResult();
        return answer.IsSuccess ? [.. (answer.Object()["items"] as JsonArray ?? []).Select(item => $"{item!["metadata"]!["name"]}")] : [];
    }

    private static string? Said(IReadOnlyList<string> typed, string option)
    {
        for (var i = 0; i + 1 < typed.Count; i++)
        {
            if (string.Equals(typed[i], option, StringComparison.Ordinal))
                return typed[i + 1] is "=" && i + 2 < typed.Count ? typed[i + 2] : typed[i + 1];
        }

        return typed.FirstOrDefault(word => word.StartsWith(option + "=", StringComparison.Ordinal))?[(option.Length + 1)..];
    }
}
