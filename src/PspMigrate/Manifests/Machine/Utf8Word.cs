using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Machine;

/// <summary>A short text that manifests repeat: its string, and what it says as a plain YAML scalar.</summary>
internal sealed class Utf8Word
{
    private readonly byte[] _bytes;

    /// <summary>What it says as a plain scalar; null for the same string.</summary>
    private readonly Plain? _plain;

    public Utf8Word(ReadOnlySpan<byte> utf8)
    {
        _bytes = utf8.ToArray();
        Text = System.Text.Encoding.UTF8.GetString(utf8);
        TextPrint = Fingerprint.OfText(utf8);
        StringPrint = Fingerprint.OfScalar(TextPrint, ScalarType.String);
        var (type, text) = YamlScalars.Resolve(Text);
        _plain = type == ScalarType.String ? null : new(type, text, Fingerprint.OfText(text));
    }

    public string Text { get; }

    public ScalarType PlainType => _plain?.Type ?? ScalarType.String;

    public string PlainText => _plain?.Text ?? Text;

    /// <summary>The fingerprint of the text as a key.</summary>
    public UInt128 TextPrint { get; }

    /// <summary>The fingerprint of the text as a string value.</summary>
    public UInt128 StringPrint { get; }

    /// <summary>The fingerprint of <see cref="PlainText"/> as a key.</summary>
    public UInt128 PlainTextPrint => _plain?.TextPrint ?? TextPrint;

    /// <summary>The fingerprint of the text as a plain value.</summary>
    public UInt128 PlainPrint => _plain?.Print ?? StringPrint;

    public bool Is(ReadOnlySpan<byte> utf8) => utf8.SequenceEqual(_bytes);

    private sealed record Plain(ScalarType Type, string Text, UInt128 TextPrint)
    {
        public UInt128 Print { get; } = Fingerprint.OfScalar(TextPrint, Type);
    }
}
