namespace PspMigrate.Manifests.Reading;

/// <summary>Recognizes what users give in place of manifests: the output of a program for people, or the text of another one.</summary>
internal static class Foreign
{
    /// <summary>What a document is, where it is none of Kubernetes; null when it isn't known.</summary>
    public static Diagnostic? Find(Position at, ReadOnlySpan<byte> document)
    {
        var text = document.TrimStart(" \t\r\n-"u8);
        if (IsTable(text))
            return Error("this is a table for people, not manifests", "let kubectl print YAML: add -o yaml");
        if (IsTerraform(text))
            return Error("this is Terraform, which isn't read", MissingPart.Advice);
        if (text.IndexOf("\"terraform_version\""u8) is >= 0 and < 4096)
            return Error("this is the state of Terraform, which isn't read", MissingPart.Advice);
        if (IsEncrypted(document))
            return Encrypted(at);
        return null;

        Diagnostic Error(string message, string advice) => new(Severity.Error, message, at, advice);
    }

    /// <summary>What to say about an object that sops has encrypted.</summary>
    public static Diagnostic Encrypted(Position at) =>
        new(Severity.Error, "this is encrypted by sops, and isn't read", at, "decrypt it first: sops --decrypt FILE");

    /// <summary>True for the message about what sops has encrypted.</summary>
    public static bool IsEncrypted(Diagnostic diagnostic) => string.Equals(diagnostic.Message, Encrypted(diagnostic.At).Message, StringComparison.Ordinal);

    /// <summary>True for a value that sops has encrypted.</summary>
    public static bool IsEncrypted(string value) => value.StartsWith("ENC[AES256_GCM", StringComparison.Ordinal);

    /// <summary>True for what sops has encrypted, whole or in part.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> document) =>
        document.IndexOf("ENC[AES256_GCM"u8) >= 0 && (document.IndexOf("\nsops:"u8) >= 0 || document.IndexOf("\"sops\""u8) >= 0);

    /// <summary>The head line of <c>kubectl get</c>: words in capital letters, the first of which is NAME or NAMESPACE.</summary>
    private static bool IsTable(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("NAME"u8))
            return false;
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        return line.IndexOf("  "u8) > 0 && line.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 && line.IndexOf((byte)':') < 0;
    }

    private static bool IsTerraform(ReadOnlySpan<byte> text)
    {
        foreach (var block in (ReadOnlySpan<string>)["resource \"", "terraform {", "provider \"", "module \"", "variable \"", "locals {", "data \""])
        {
            var at = text.IndexOf(System.Text.Encoding.UTF8.GetBytes(block));
            if (at == 0 || (at > 0 && text[at - 1] == '\n'))
                return true;
        }

        return false;
    }
}
