using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Readers;

/// <summary>Typed access to a map's fields, as strict as the API server's decoding; collects what is wrong.</summary>
/// <remarks>
/// Measured in truth/pod-security-policy/validation (status 400): a quoted boolean, a string for a list and a map for a
/// list are refused. Null is the same as absent, keys are case-sensitive, and nothing is converted.
/// </remarks>
internal sealed partial class Fields
{
    private const int NoItem = -1;

    /// <summary>Those of a map that isn't there.</summary>
    public static readonly Fields None = new(new MapNode(Position.None, []), []);

    private readonly Context _context;
    private readonly Fields? _parent;
    private readonly string _name;
    private readonly int _index;

    /// <param name="shared">Gives one object for parts that are equal; null for a new object each time.</param>
    /// <param name="asked">Remembers what is asked for, for which every map seems to be there.</param>
    public Fields(MapNode map, List<Diagnostic> diagnostics, SharedParts? shared = null, AskedFields? asked = null)
        : this(map, new Context(diagnostics, shared, asked), parent: null, name: "")
    {
    }

    private Fields(MapNode map, Context context, Fields? parent, string name, int index = NoItem)
    {
        Map = map;
        _context = context;
        _parent = parent;
        _name = name;
        _index = index;
    }

    public MapNode Map { get; }

    public Position At => Map.At;

    /// <summary>The path from the object's root, such as <c>spec.hostPorts[0]</c>; empty for the root.</summary>
    public string Path => _parent is null ? _name : Join(_parent.Path, _index == NoItem ? _name : ItemName(_name, _index));

    public string PathOf(string key) => Join(Path, key);

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string key) => Value(key) is not null;

    /// <summary>The map under a key; null where something else stands, of which nobody is told.</summary>
    public Fields? MapOrNull(string key) => Value(key) is MapNode map ? Child(map, key) : Missing(key);

    /// <summary>The keys of all fields that are there and not null.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            Asked?.Keys();
            return Map.Entries.Where(entry => !IsNull(entry.Value)).Select(entry => entry.Key);
        }
    }

    /// <summary>What stands under a key, whatever it is; null when it is left out or null.</summary>
    public Node? Node(string key) => Whole(key);

    public Fields? Child(string key) => Value(key) switch
    {
        null => Missing(key),
        MapNode map => Child(map, key),
        var other => Refuse<Fields>(other, key, "a map"),
    };

    /// <summary>True for a map with nothing in it. Of most labels and annotations nothing is left that anybody looks at.</summary>
    public bool IsEmptyMap(string key) => Map[key] is MapNode { Original.Span.IsEmpty: true };

    public string? String(string key) => Whole(key) is { } value ? AsString(value, key) : null;

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
        Asked?.Below(key).All();
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
    public ImmutableSortedDictionary<string, string> StringMap(string key, FieldFilter filter)
    {
        Asked?.Below(key).Through(filter);
        return IsEmptyMap(key) || Child(key) is not { } child ? Objects.Maps.Empty : child.Shared(filter, static (map, filter) => map.Strings(filter));
    }

    public bool? Boolean(string key) => Whole(key) switch
    {
        null => null,
        ScalarNode { Type: ScalarType.Boolean } scalar => scalar.Text is "true",
        var other => Refuse<bool?>(other, key, "a boolean"),
    };

    public int? Int32(string key) => (int?)Integer(Whole(key), key, int.MinValue, int.MaxValue, "32");

    public long? Int64(string key) => Integer(Whole(key), key, long.MinValue, long.MaxValue, "64");

    /// <summary>The integers of a list; default when it is left out.</summary>
    public ImmutableArray<long> Int64s(string key)
    {
        Asked?.Below(key).All();
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
    public string? PlainString(string key) => Whole(key) is { } value ? AsPlainString(value, key) : null;

    public void Error(string key, string message, string? advice = null) =>
        _context.Diagnostics.Add(new Diagnostic(Severity.Error, message, Map.Where(key), advice));

    public void Warn(Position at, string message, string? advice = null) =>
        _context.Diagnostics.Add(new Diagnostic(Severity.Warning, message, at, advice));

    /// <summary>What has been asked for of this map, where that is remembered.</summary>
    private AskedFields? Asked => _context.Asked is null || _parent is null ? _context.Asked : _parent.Asked!.Below(_name);

    private Fields Child(MapNode map, string key, int item = NoItem) => new(map, _context, this, key, item);

    /// <summary>A map that isn't there, where it is remembered what is asked for.</summary>
    private Fields? Missing(string key, int item = NoItem) => _context.Asked is null ? null : Child(None.Map, key, item);

    private Node? Value(string key)
    {
        Asked?.Below(key);
        return Map[key] is { } value && !IsNull(value) ? value : null;
    }

    /// <summary>The value; whoever looks at it looks at all of it.</summary>
    private Node? Whole(string key)
    {
        Asked?.Below(key).All();
        return Value(key);
    }

    private static bool IsNull(Node node) => node is ScalarNode { Type: ScalarType.Null };

    /// <summary>The list; null when it is left out.</summary>
    private ListNode? List(string key) => Value(key) switch
    {
        null => null,
        ListNode list => list,
        var other => Refuse<ListNode>(other, key, "a list"),
    };

    private static string ItemName(string key, int index) => $"{key}[{index}]";

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
            _context.Diagnostics.Add(template);
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

        _context.Diagnostics.Add(new Diagnostic(
            Severity.Error, $"{PathOf(key)} must be an integer of {bits} bits; {Quote.Name(scalar.Text)} is out of range", value.At));
        return null;
    }

    private T? Refuse<T>(Node value, string key, string expected)
    {
        _context.Diagnostics.Add(value is ScalarNode scalar && Templates.Find(scalar) is { } template
            ? template
            : WrongType.Explain(PathOf(key), value, expected));
        return default;
    }

    private static string Join(string path, string key) =>
        path.Length == 0 || key.StartsWith('[') ? path + key : $"{path}.{key}";

    /// <summary>What all fields of an object share.</summary>
    private sealed record Context(List<Diagnostic> Diagnostics, SharedParts? Shared, AskedFields? Asked);
}
