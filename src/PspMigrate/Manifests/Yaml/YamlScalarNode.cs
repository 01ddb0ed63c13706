using PspMigrate.Manifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PspMigrate.Manifests.Yaml;

/// <summary>A parser's scalar → node or key, with its tag and quotes applied.</summary>
internal static class YamlScalarNode
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static ScalarNode Read(Scalar scalar, Position at)
    {
        if (scalar.Value.Length > Limits.Scalar)
            throw ManifestException.At(at, $"a value is longer than {Limits.Scalar:N0} characters");
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? null : scalar.Tag.Value;
        if (tag is null && scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty)
        {
            var (type, text) = YamlScalars.Resolve(scalar.Value);
            return new ScalarNode(at, text, type);
        }

        return tag is null ? new ScalarNode(at, scalar.Value, ScalarType.String) : Tagged(scalar, tag, at);
    }

    public static bool IsMerge(Scalar key) =>
        key.Style == ScalarStyle.Plain && string.Equals(key.Value, "<<", StringComparison.Ordinal) && key.Tag.IsEmpty;

    /// <summary>A key as sigs.k8s.io/yaml makes strings of keys: booleans and integers in their canonical form.</summary>
    public static string Key(Scalar key, Position at)
    {
        var node = Read(key, at);
        if (node.Type == ScalarType.Null)
            throw ManifestException.At(at, "a key must be a string, not null");
        return node.Text;
    }

    private static ScalarNode Tagged(Scalar scalar, string tag, Position at)
    {
        if (!tag.StartsWith(TagPrefix, StringComparison.Ordinal))
            return new ScalarNode(at, scalar.Value, ScalarType.String);
        ScalarType? wanted = tag[TagPrefix.Length..] switch
        {
            "bool" => ScalarType.Boolean,
            "int" => ScalarType.Integer,
            "float" => ScalarType.Float,
            "null" => ScalarType.Null,
            _ => null,
        };
        if (wanted is null)
            return new ScalarNode(at, scalar.Value, ScalarType.String);
        var (type, text) = YamlScalars.Resolve(scalar.Value);
        if (type == wanted || (wanted == ScalarType.Float && type == ScalarType.Integer))
            return new ScalarNode(at, text, type);
        throw ManifestException.At(at, $"{Quote.Text(scalar.Value)} is tagged !!{tag[TagPrefix.Length..]}, but isn't one");
    }
}
