using System.Collections.Immutable;
using System.Globalization;

namespace PspMigrate.Manifests;

/// <summary>Typed access to a map's fields, as strict as the API server's decoding; collects what is wrong.</summary>
/// <remarks>
/// Measured in truth/pod-security-policy/validation (status 400): a quoted boolean, a string for a list and a map for a
/// list are refused. Null is the same as absent, keys are case-sensitive, and nothing is converted.
/// </remarks>
internal sealed class Fields
{
    private readonly List<Diagnostic> diagnostics;
    private readonly Fields? parent;
    private readonly string name;

    public Fields(MapNode map, List<Diagnostic> diagnostics)
        : this(map, diagnostics, parent: null, name: "")
    {
    }

    private Fields(MapNode map, List<Diagnostic> diagnostics, Fields? parent, string name)
    {
        Map = map;
        this.diagnostics = diagnostics;
        this.parent = parent;
        this.name = name;
    }

    public MapNode Map { get; }

    public Position At => Map.At;

    /// <summary>The path from the object's root, such as <c>spec.hostPorts[0]</c>; empty for the root.</summary>
    public string Path => parent is null ? name : Join(parent.Path, name);

    public string PathOf(string key) => Join(Path, key);

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string key) => Value(key) is not null;

    public Fields? Child(string key) => Value(key) switch
    {
        null => null,
        MapNode map => new Fields(map, diagnostics, this, key),
        var other => Refuse<Fields>(other, key, "a map"),
    };

    /// <summary>The maps of a list; a null item is an empty map.</summary>
    public ImmutableArray<Fields> Children(string key)
    {
        var children = ImmutableArray.CreateBuilder<Fields>();
        foreach (var (item, itemName) in Items(key) ?? [])
        {
            if (item is MapNode map)
                children.Add(new Fields(map, diagnostics, this, itemName));
            else if (IsNull(item))
                children.Add(new Fields(new MapNode(item.At, []), diagnostics, this, itemName));
            else
                _ = Refuse<Fields>(item, itemName, "a map");
        }

        return children.ToImmutable();
    }

    public string? String(string key) => Value(key) is { } value ? AsString(value, key) : null;

    /// <summary>A string that must be there and not be empty; else <c>""</c>, and an error.</summary>
    public string RequiredString(string key)
    {
        if (Value(key) is null or ScalarNode { Text.Length: 0 })
            Error(key, $"{PathOf(key)} is missing");
        return String(key) ?? "";
    }

    /// <summary>The strings of a list; default when it is left out.</summary>
    public ImmutableArray<string> Strings(string key)
    {
        if (Items(key) is not { } items)
            return default;
        var strings = ImmutableArray.CreateBuilder<string>();
        foreach (var (item, itemName) in items)
        {
            if ((IsNull(item) ? "" : AsString(item, itemName)) is { } text)
                strings.Add(text);
        }

        return strings.ToImmutable();
    }

    /// <summary>The strings of a list; empty when it is left out.</summary>
    public ImmutableArray<string> StringsOrEmpty(string key) => Strings(key) is { IsDefault: false } strings ? strings : [];

    public ImmutableSortedDictionary<string, string> StringMap(string key)
    {
        if (Child(key) is not { } child || child.Map.Entries.Count == 0)
            return Objects.Maps.Empty;
        var strings = Objects.Maps.Empty.ToBuilder();
        foreach (var entry in child.Map.Entries)
        {
            if (IsNull(entry.Value))
                strings[entry.Key] = "";
            else if (child.AsPlainString(entry.Value, $"[{Quote.Text(entry.Key)}]") is { } text)
                strings[entry.Key] = text;
        }

        return strings.ToImmutable();
    }

    public bool? Boolean(string key) => Value(key) switch
    {
        null => null,
        ScalarNode { Type: ScalarType.Boolean } scalar => scalar.Text is "true",
        var other => Refuse<bool?>(other, key, "a boolean"),
    };

    public int? Int32(string key) => (int?)Integer(Value(key), key, int.MinValue, int.MaxValue, "32");

    public long? Int64(string key) => Integer(Value(key), key, long.MinValue, long.MaxValue, "64");

    /// <summary>The integers of a list; default when it is left out.</summary>
    public ImmutableArray<long> Int64s(string key)
    {
        if (Items(key) is not { } items)
            return default;
        var numbers = ImmutableArray.CreateBuilder<long>();
        foreach (var (item, itemName) in items)
        {
            if ((IsNull(item) ? 0 : Integer(item, itemName, long.MinValue, long.MaxValue, "64")) is { } number)
                numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    /// <summary>A string that takes any text, template markers too (labels, annotations, images).</summary>
    public string? PlainString(string key) => Value(key) is { } value ? AsPlainString(value, key) : null;

    public void Error(string key, string message, string? advice = null) =>
        diagnostics.Add(new Diagnostic(Severity.Error, message, Map.Where(key), advice));

    public void Warn(Position at, string message, string? advice = null) =>
        diagnostics.Add(new Diagnostic(Severity.Warning, message, at, advice));

    /// <summary>Warns of fields that the API server drops silently, with the name that was probably meant.</summary>
    public void WarnOfUnknown(params ReadOnlySpan<string> known)
    {
        foreach (var entry in Map.Entries)
        {
            if (known.Contains(entry.Key, StringComparer.Ordinal))
                continue;
            var nearest = Suggestions.Nearest(entry.Key, known);
            Warn(
                entry.KeyAt,
                $"{PathOf(Printable(entry.Key))} is not a field that Kubernetes knows; it has no effect",
                nearest is null ? null : $"did you mean {nearest}?");
        }
    }

    private Node? Value(string key) => Map[key] is { } value && !IsNull(value) ? value : null;

    private static bool IsNull(Node node) => node is ScalarNode { Type: ScalarType.Null };

    /// <summary>The items of a list with their names; null when it is left out.</summary>
    private IEnumerable<(Node Item, string Name)>? Items(string key) => Value(key) switch
    {
        null => null,
        ListNode list => list.Items.Select((item, i) => (item, $"{key}[{i}]")),
        var other => Refuse<IEnumerable<(Node, string)>>(other, key, "a list"),
    };

    private string? AsString(Node value, string key)
    {
        if (value is ScalarNode scalar && Templates.Find(scalar) is { } template)
        {
            diagnostics.Add(template);
            return null;
        }

        return AsPlainString(value, key);
    }

    private string? AsPlainString(Node value, string key) =>
        value is ScalarNode { Type: ScalarType.String } scalar ? scalar.Text : Refuse<string>(value, key, "a string");

    private long? Integer(Node? value, string key, long least, long most, string bits)
    {
        if (value is null)
            return null;
        if (value is not ScalarNode { Type: ScalarType.Integer } scalar)
            return Refuse<long?>(value, key, "an integer");
        if (long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        diagnostics.Add(new Diagnostic(
            Severity.Error, $"{PathOf(key)} must be an integer of {bits} bits; {Quote.Name(scalar.Text)} is out of range", value.At));
        return null;
    }

    private T? Refuse<T>(Node value, string key, string expected)
    {
        diagnostics.Add(value is ScalarNode scalar && Templates.Find(scalar) is { } template
            ? template
            : WrongType.Explain(PathOf(key), value, expected));
        return default;
    }

    private static string Join(string path, string key) =>
        path.Length == 0 || key.StartsWith('[') ? path + key : $"{path}.{key}";

    private static string Printable(string key) =>
        string.Equals(Quote.Name(key), key, StringComparison.Ordinal) && !key.AsSpan().ContainsAny("./:") ? key : $"[{Quote.Text(key)}]";
}
