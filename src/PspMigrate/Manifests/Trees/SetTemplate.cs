using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Trees;

/// <summary>Puts the parameters of a generator into the texts of a template.</summary>
/// <param name="parameters">The parameters; what is nested in them has keys with dots.</param>
/// <param name="isGo">Whether it is a Go template: of those, fields and items of lists are followed, and no functions.</param>
/// <remarks>argo-cd applicationset/utils/utils.go: each string is a template of its own; without goTemplate what has no parameter stays.</remarks>
internal sealed partial class SetTemplate(IReadOnlyDictionary<string, string> parameters, bool isGo)
{
    /// <summary>The same node with the parameters in it.</summary>
    /// <param name="unknown">Told of each text, and the path of its field, in which a parameter isn't known; such texts stay.</param>
    public Node Render(Node node, Action<string, string>? unknown = null) => Render(node, "", unknown);

    /// <summary>A text with the parameters in it; null where one isn't known.</summary>
    public string? Render(string text)
    {
        var isKnown = true;
        var rendered = Tag().Replace(text, match =>
        {
            isKnown &= Key(match.Groups["tag"].Value.Trim()) is { } key && parameters.ContainsKey(key);
            return isKnown ? parameters[Key(match.Groups["tag"].Value.Trim())!] : match.Value;
        });
        return isKnown && !(isGo && Tag().Replace(text, "").Contains("{{", StringComparison.Ordinal)) ? rendered : null;
    }

    private Node Render(Node node, string path, Action<string, string>? unknown)
    {
        switch (node)
        {
            case ScalarNode { Type: ScalarType.String } text when text.Text.Contains("{{", StringComparison.Ordinal):
                if (Render(text.Text) is { } rendered)
                    return new ScalarNode(text.At, rendered, ScalarType.String);
                unknown?.Invoke(path, text.Text);
                return text;
            case MapNode map:
                return new MapNode(map.At, [.. map.Entries.Select(entry => entry with { Value = Render(entry.Value, Below(path, entry.Key), unknown) })]);
            case ListNode list:
                return new ListNode(list.At, [.. list.Items.Select(item => Render(item, path, unknown))]);
            default:
                return node;
        }
    }

    private string? Key(string tag)
    {
        if (!isGo)
            return tag;
        var field = Field().Match(tag);
        var index = Index().Match(tag);
        return field.Success ? field.Groups["path"].Value
            : index.Success ? $"{index.Groups["path"].Value}.{index.Groups["key"].Value.Trim('"')}"
            : null;
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    [GeneratedRegex(@"\{\{(?<tag>[^{}]*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\.(?<path>\w+(\.\w+)*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"^index +\.(?<path>\w+(\.\w+)*) +(?<key>\d+|""[^""\\]*"")$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
