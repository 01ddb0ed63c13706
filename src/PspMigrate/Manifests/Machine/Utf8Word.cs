using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Machine;

/// <summary>A short text that manifests repeat: its string, and what it says as a plain YAML scalar.</summary>
internal sealed class Utf8Word
{
    private readonly byte[] _bytes;

    public Utf8Word(ReadOnlySpan<byte> utf8)
    {
        _bytes = utf8.ToArray();
        Text = System.Text.Encoding.UTF8.GetString(utf8);
        TextPrint = Fingerprint.OfText(utf8);
        StringPrint = Fingerprint.OfScalar(TextPrint, ScalarType.String);
        (PlainType, PlainText) = YamlScalars.Resolve(Text);
        PlainTextPrint = ReferenceEquals(PlainText, Text) ? TextPrint : Fingerprint.OfText(PlainText);
        PlainPrint = Fingerprint.OfScalar(PlainTextPrint, PlainType);
    }

    public string Text { get; }

    public ScalarType PlainType { get; }

    public string PlainText { get; }

    /// <summary>The fingerprint of the text as a key.</summary>
    public UInt128 TextPrint { get; }

    /// <summary>The fingerprint of the text as a string value.</summary>
    public UInt128 StringPrint { get; }

    /// <summary>The fingerprint of <see cref="PlainText"/> as a key.</summary>
    public UInt128 PlainTextPrint { get; }

    /// <summary>The fingerprint of the text as a plain value.</summary>
    public UInt128 PlainPrint { get; }

    public bool Is(ReadOnlySpan<byte> utf8) => utf8.SequenceEqual(_bytes);
}
