using System.Security.Cryptography;

namespace PspMigrate.Reports.Html;

/// <summary>The page's style and script, which lie beside this file.</summary>
internal static class Assets
{
    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    /// <summary>What a browser may load: this style and this script, known by their hashes, and nothing from anywhere.</summary>
    /// <remarks>w3.org/TR/CSP3, 2.3.1: a hash stands for the text between the tags.</remarks>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"{typeof(Assets).Namespace}.{name}")
            ?? throw new InvalidOperationException($"The library lacks {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A checkout may have other line ends; browsers normalise them before they hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
