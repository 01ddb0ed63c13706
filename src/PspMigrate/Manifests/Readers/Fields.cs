using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Readers;

/// <summary>Typed access to a map's fields, as strict as the API server's decoding; collects what is wrong.</summary>
/// <remarks>
/// Measured in truth/pod-security-policy/validation (status 400): a quoted boolean, a string for a list and a map for a
/// list are refused. Null is the same as absent, keys are case-sensitive, and nothing is converted.
/// </remarks>
internal sealed class Fields
{
    private const int NoItem = -1;

    private readonly List<Diagnostic> diagnostics;
    private readonly SharedParts? shared;
    private readonly Fields? parent;
    private readonly string name;
    private readonly int index;

    /// <param name="map">The map.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="shared">Gives one object for parts that are equal; null for a new object each time.</param>
    public Fields(MapNode map, List<Diagnostic> diagnostics, SharedParts? shared = null)
        : this(map, diagnostics, shared, parent: null, name: "")
    {
    }

    private Fields(MapNode map, List<Diagnostic> diagnostics, SharedParts? shared, Fields? parent, string name, int index = NoItem)
    {
        Map = map;
        this.diagnostics = diagnostics;
        this.shared = shared;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    public MapNode Map { get; }

    public Position At => Map.At;

    /// <summary>The path from the object's root, such as <c>spec.hostPorts[0]</c>; empty for the root.</summary>
    public string Path => parent is null ? name : Join(parent.Path, index == NoItem ? name : ItemName(name, index));

    public string PathOf(string key) => Join(Path, key);

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string key) => Value(key) is not null;

    public Fields? Child(string key) => Value(key) switch
    {
        null => null,
        MapNode map => new Fields(map, diagnostics, shared, this, key),
        var other => Refuse<Fields>(other, key, "a map"),
    };

    /// <summary>The maps of a list; a null item is an empty map.</summary>
    public ImmutableArray<Fields> Children(string key) => Children(key, static child => child);

    /// <summary>What <paramref name="read"/> makes of the maps of a list.</summary>
    public ImmutableArray<T> Children<T>(string key, Func<Fields, T> read)
    {
        if (List(key) is not { Span.Length: > 0 } list)
            return [];
        var children = ImmutableArray.CreateBuilder<T>(list.Span.Length);
        for (var i = 0; i < list.Span.Length; i++)
        {
            var item = list.Span[i];
            if (item is MapNode or ScalarNode { Type: ScalarType.Null })
                children.Add(read(new Fields(item as MapNode ?? new MapNode(item.At, []), diagnostics, shared, this, key, i)));
            else
                _ = Refuse<Fields>(item, ItemName(key, i), "a map");
        }

        return children.DrainToImmutable();
    }

    /// <summary>What <paramref name="read"/> makes of this map; one object for all equal maps about which there is nothing to say.</summary>
    public T Shared<T>(Func<Fields, T> read)
        where T : class =>
        shared is null ? read(this) : shared.Get(Map, Map.Content, diagnostics, (Fields: this, read), static from => from.read(from.Fields));

    /// <summary>What <paramref name="read"/> makes of the maps of a list, shared likewise.</summary>
    public ImmutableArray<T> SharedChildren<T>(string key, Func<Fields, T> read)
    {
        if (shared is null || Value(key) is not ListNode list)
            return Children(key, read);
        var array = shared.Get(
            list, list.Content, diagnostics, (Fields: this, key, read), static from => ImmutableCollectionsMarshal.AsArray(from.Fields.Children(from.key, from.read))!);
        return ImmutableCollectionsMarshal.AsImmutableArray(array);
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
        if (List(key) is not { } list)
            return default;
        var strings = ImmutableArray.CreateBuilder<string>(list.Span.Length);
        for (var i = 0; i < list.Span.Length; i++)
        {
            if ((IsNull(list.Span[i]) ? "" : AsString(list.Span[i], key, i)) is { } text)
                strings.Add(text);
        }

        return strings.DrainToImmutable();
    }

    /// <summary>The strings of a list; empty when it is left out.</summary>
    public ImmutableArray<string> StringsOrEmpty(string key) => Strings(key) is { IsDefault: false } strings ? strings : [];

    /// <summary>The entries of a map that a filter lets through, which are strings.</summary>
    public ImmutableSortedDictionary<string, string> StringMap(string key, FieldFilter filter) =>
        Child(key) is { Map.Span.Length: > 0 } child ? child.SharedStrings(filter) : Objects.Maps.Empty;

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
        if (List(key) is not { } list)
            return default;
        var numbers = ImmutableArray.CreateBuilder<long>(list.Span.Length);
        for (var i = 0; i < list.Span.Length; i++)
        {
            if ((IsNull(list.Span[i]) ? 0 : Integer(list.Span[i], ItemName(key, i), long.MinValue, long.MaxValue, "64")) is { } number)
                numbers.Add(number);
        }

        return numbers.DrainToImmutable();
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

    /// <summary>The list; null when it is left out.</summary>
    private ListNode? List(string key) => Value(key) switch
    {
        null => null,
        ListNode list => list,
        var other => Refuse<ListNode>(other, key, "a list"),
    };

    private static string ItemName(string key, int index) => $"{key}[{index}]";

    private ImmutableSortedDictionary<string, string> SharedStrings(FieldFilter filter) => Shared(map => map.Strings(filter));

    private ImmutableSortedDictionary<string, string> Strings(FieldFilter filter)
    {
        ImmutableSortedDictionary<string, string>.Builder? strings = null;
        foreach (ref readonly var entry in Map.Span)
        {
            if (filter.Below(entry.Key) is null)
                continue;
            strings ??= Objects.Maps.Empty.ToBuilder();
            if (IsNull(entry.Value))
                strings[entry.Key] = "";
            else if (entry.Value is ScalarNode { Type: ScalarType.String } scalar)
                strings[entry.Key] = scalar.Text;
            else
                _ = AsPlainString(entry.Value, $"[{Quote.Text(entry.Key)}]");
        }

        return strings?.ToImmutable() ?? Objects.Maps.Empty;
    }

    private string? AsString(Node value, string key, int index = NoItem)
    {
        if (value is ScalarNode scalar && Templates.Find(scalar) is { } template)
        {
            diagnostics.Add(template);
            return null;
        }

        return value is ScalarNode { Type: ScalarType.String } text
            ? text.Text
            : AsPlainString(value, index == NoItem ? key : ItemName(key, index));
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
