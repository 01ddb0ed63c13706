namespace PspMigrate.Cli.Cluster;

/// <summary>Whom requests are made as. The client library ignores <c>as</c> in a kubeconfig, so it is sent here.</summary>
internal sealed record Impersonation(
    string User, ImmutableArray<string> Groups, string? Uid, ImmutableArray<KeyValuePair<string, string>> Extra)
{
    /// <summary>Whether headers of one name may have to be sent several times.</summary>
    public bool HasRepeatedHeaders => !Groups.IsEmpty || !Extra.IsEmpty;

    /// <summary>By the kubeconfig's user, each part of which an option can replace, as in kubectl; null for nobody.</summary>
    /// <exception cref="CommandException">Groups or a UID of nobody.</exception>
    public static Impersonation? Of(ClusterOptions options, KubeUser user)
    {
        var made = new Impersonation(
            options.As ?? user.As ?? "",
            options.AsGroups.IsEmpty ? user.AsGroups : options.AsGroups,
            options.AsUid ?? user.AsUid,
            user.AsExtra);
        if (made.User.Length > 0)
            return made;
        if (!options.AsGroups.IsEmpty || options.AsUid is not null)
            throw new CommandException("--as-group and --as-uid need --as", "say which user to impersonate");
        return made is { HasRepeatedHeaders: false, Uid: null }
            ? null
            : throw new CommandException(
                $"the kubeconfig's user \"{user.Name}\" has as-groups, as-uid or as-user-extra without as", "say which user to impersonate");
    }

    /// <summary>Says it to the API server: without these headers a request has the rights of the real user.</summary>
    public void Sign(HttpRequestMessage request)
    {
        request.Headers.Add("Impersonate-User", User);
        for (var i = 0; i < Groups.Length; i++)
            request.Headers.Add(RepeatedHeaders.NameOf("Impersonate-Group", i), Groups[i]);
        if (Uid is not null)
            request.Headers.Add("Impersonate-Uid", Uid);
        for (var i = 0; i < Extra.Length; i++)
            request.Headers.Add(RepeatedHeaders.NameOf("Impersonate-Extra-" + Uri.EscapeDataString(Extra[i].Key), i), Extra[i].Value);
    }
}
