using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PspMigrate.Cli.Cluster;

/// <summary>A map of a kubeconfig; one that is left out or null has no entries.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="node">The node; null when it is left out.</param>
/// <param name="name">The path of keys that leads here; empty for the root.</param>
internal sealed class KubeconfigMap(string path, YamlNode? node, string name)
{
    public static readonly KubeconfigMap Empty = new("", node: null, "");

    private readonly YamlMappingNode? _map = node switch
    {
        YamlMappingNode map => map,
        null => null,
        YamlScalarNode scalar when IsNull(scalar) => null,
        _ => throw Wrong(path, node, name, "a map"),
    };

    /// <summary>The directory of the file.</summary>
    public string Directory => Path.GetDirectoryName(path)!;

    /// <summary>The root of a file.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="CommandException">It can't be read, or isn't a kubeconfig.</exception>
    public static KubeconfigMap Load(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(text);
            return new(path, stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode, "");
        }
        catch (YamlException e)
        {
            throw new CommandException($"kubeconfig {path}:{e.Start.Line}:{e.Start.Column}: {e.Message.TrimEnd('.')}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"kubeconfig {path}: {e.Message.TrimEnd('.')}");
        }
    }

    public IEnumerable<string> Keys => _map?.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "") ?? [];

    public bool Has(string key) => Value(key) is not null;

    /// <summary>A string; null when it is left out or empty.</summary>
    public string? Text(string key) => Value(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value is { Length: > 0 } text ? text : null,
        var other => throw Wrong(path, other, NameOf(key), "a string"),
    };

    public bool Flag(string key) => Value(key) switch
    {
        null => false,
        YamlScalarNode { Value: "true" or "True" or "TRUE" } => true,
        YamlScalarNode { Value: "false" or "False" or "FALSE" or "" } => false,
        var other => throw Wrong(path, other, NameOf(key), "true or false"),
    };

    /// <summary>The strings of a list, or the one string.</summary>
    public IEnumerable<string> Texts(string key) => Value(key) switch
    {
        null => [],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list => list.Select(item => item is YamlScalarNode scalar ? scalar.Value ?? "" : throw Wrong(path, item, NameOf(key), "strings")),
        var other => throw Wrong(path, other, NameOf(key), "a list of strings"),
    };

    public KubeconfigMap Map(string key) => new(path, Value(key), NameOf(key));

    public IEnumerable<KubeconfigMap> Maps(string key) => Value(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Select(item => new KubeconfigMap(path, item, NameOf(key))),
        var other => throw Wrong(path, other, NameOf(key), "a list"),
    };

    private YamlNode? Value(string key) =>
        _map is not null && _map.Children.TryGetValue(new YamlScalarNode(key), out var value) && !(value is YamlScalarNode scalar && IsNull(scalar))
            ? value
            : null;

    private string NameOf(string key) => name.Length == 0 ? key : $"{name}.{key}";

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL";

    private static CommandException Wrong(string path, YamlNode node, string name, string expected) =>
        new($"kubeconfig {path}:{node.Start.Line}:{node.Start.Column}: {(name.Length == 0 ? "a kubeconfig" : name)} must be {expected}");
}
