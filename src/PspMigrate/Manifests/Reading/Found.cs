using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>How documents are judged that were found in a tree, where most files are something else.</summary>
internal static class Found
{
    /// <summary>True for a file that can hold no Kubernetes object, nor anything else that there is something to say of.</summary>
    public static bool IsNoManifest(ReadOnlySpan<byte> text) =>
        IsNoObject(text) && text.IndexOf(AnsibleTasks.Mark) < 0 && !SourceText.IsUtf16(text) && !SourceText.IsGzip(text) && !Foreign.IsEncrypted(text);

    /// <summary>True for an object that is only for programs that make others: nobody applies it.</summary>
    /// <remarks>facts/deployers.md, 19.</remarks>
    public static bool IsLocal(MapNode map) => map.Find("metadata", "annotations", OwnerKeys.LocalConfig) is ScalarNode { Text: "true" };

    /// <summary>True for text that says neither apiVersion nor kind, or has them nowhere but inside of something else.</summary>
    public static bool IsNoObject(ReadOnlySpan<byte> document) =>
        document.IndexOf("apiVersion"u8) < 0 || document.IndexOf("kind"u8) < 0;

    /// <summary>True where only a manifest can have lost its apiVersion: the kind is one that matters here.</summary>
    public static bool IsBroken(string? kind) => kind is not null && Array.Exists(
        ["policy/v1beta1", "rbac.authorization.k8s.io/v1", "v1", "apps/v1", "batch/v1"],
        apiVersion => Kinds.Classify(apiVersion, kind) is not (Interest.Unknown or Interest.None or Interest.Files or Interest.WrongVersion));

    /// <summary>A document that can't be read is no reason to read nothing where its kind doesn't matter.</summary>
    public static Diagnostic Weigh(Diagnostic problem, (string ApiVersion, string Kind)? type) =>
        type is { } known && known.Kind.All(char.IsAsciiLetterOrDigit) && Kinds.Classify(known.ApiVersion, known.Kind) == Interest.Unknown
            ? problem with { Severity = Severity.Warning, Message = $"{problem.Message}; this {Quote.Name(known.Kind)} is not read" }
            : problem with { Advice = problem.Advice ?? "fix it, or skip it with --exclude" };

    /// <summary>True for a ConfigMap or Secret that names no other kinds: most hold something else than manifests, and are large.</summary>
    public static bool HoldsNoObjects(ReadOnlySpan<byte> files)
    {
        while (files.IndexOf("kind: "u8) is >= 0 and var at)
        {
            files = files[(at + "kind: ".Length)..];
            if (!files.StartsWith("ConfigMap"u8) && !files.StartsWith("Secret"u8))
                return false;
        }

        return true;
    }
}
