using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Verbs;

/// <summary>A version that somebody named.</summary>
/// <param name="Version">The version of the standards that is meant.</param>
/// <param name="Note">What to say about it; null for nothing.</param>
internal sealed record NamedVersion(KubernetesVersion Version, string? Note);

/// <summary>Versions of Kubernetes as users and vendors write them: <c>v1.25</c>, <c>1.25.3</c>, <c>v1.24.10-eks-48e63af</c>, <c>v1.27.3+k3s1</c>.</summary>
internal static partial class VersionText
{
    /// <summary>The version that is meant; null for what is no version.</summary>
    public static NamedVersion? Parse(string text)
    {
        if (KubernetesVersion.Parse(text) is { IsLatest: true } latest)
            return new(latest, null);
        return Form().Match(text) is { Success: true } match
            ? Known(int.Parse(match.Groups["minor"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    public static NamedVersion Known(int minor)
    {
        var newest = new KubernetesVersion(KubernetesVersion.NewestMinor);
        return minor <= newest.Minor
            ? new(new(minor), null)
            : new(newest, $"v1.{minor} is newer than the standards known here; they are taken as of {newest}");
    }

    [GeneratedRegex(@"\Av?1\.(?<minor>0|[1-9][0-9]{0,2})(\.[0-9]+)?\+?([-+][0-9A-Za-z.+-]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
