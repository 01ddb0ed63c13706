using System.Collections.Immutable;
using k8s.KubeConfigModels;

namespace PspMigrate.Cli.Cluster;

/// <summary>Whom requests are made as. The client library reads <c>as</c> from a kubeconfig and ignores it, so it is sent here.</summary>
internal sealed record Impersonation(
    string User, ImmutableArray<string> Groups, string? Uid, ImmutableArray<KeyValuePair<string, string>> Extra)
{
    /// <summary>By the options, else by the kubeconfig's user; null for nobody.</summary>
    public static Impersonation? Of(ClusterOptions options, UserCredentials? user)
    {
        if (options.As is { } name)
            return new(name, options.AsGroups, options.AsUid, []);
        return string.IsNullOrEmpty(user?.Impersonate)
            ? null
            : new(user.Impersonate, [.. user.ImpersonateGroups ?? []], null, [.. user.ImpersonateUserExtra ?? []]);
    }

    /// <summary>Says it to the API server: without these headers a request has the rights of the real user.</summary>
    public void Sign(HttpRequestMessage request)
    {
        request.Headers.Add("Impersonate-User", User);
        for (var i = 0; i < Groups.Length; i++)
            request.Headers.Add(GroupHeaders.NameOf(i), Groups[i]);
        if (Uid is not null)
            request.Headers.Add("Impersonate-Uid", Uid);
        foreach (var (key, value) in Extra)
            request.Headers.Add("Impersonate-Extra-" + Uri.EscapeDataString(key), value);
    }
}
