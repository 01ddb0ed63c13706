using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Machine;

/// <summary>What was read at one place.</summary>
/// <param name="Print">Its fingerprint; without meaning where it is left out of its object's.</param>
/// <param name="IsNull">True when it counts as nothing: null, or annotations that are all a tool's own.</param>
internal readonly record struct TreeValue(Node Node, UInt128 Print, bool IsNull)
{
    /// <summary>A text that was read, as a string or as what it says as a plain YAML scalar.</summary>
    public static TreeValue Of(Position place, ReadOnlySpan<byte> utf8, bool isPlain)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (!isPlain)
            return new(new ScalarNode(place, text, ScalarType.String), Fingerprint.OfScalar(Fingerprint.OfText(utf8), ScalarType.String), IsNull: false);
        var (type, plain) = YamlScalars.Resolve(text);
        return new(new ScalarNode(place, plain, type), Fingerprint.OfScalar(Fingerprint.OfText(plain), type), type == ScalarType.Null);
    }
}
