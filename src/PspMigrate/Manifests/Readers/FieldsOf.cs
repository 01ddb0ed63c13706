namespace PspMigrate.Manifests.Readers;

/// <summary>Makes an object of its fields, each said once: by it the object is read and written.</summary>
/// <remarks>What it asks for is read from a map, or taken from an object and written, in the order of the description.</remarks>
internal delegate T Description<T>(FieldsOf<T> fields);

/// <summary>The fields of an object that is read from a map or written to one.</summary>
internal readonly struct FieldsOf<T>
{
    private readonly Fields? _read;
    private readonly T _from;
    private readonly Written? _written;

    public FieldsOf(Fields read) => (_read, _from) = (read, default!);

    private FieldsOf(T from, Written written) => (_from, _written) = (from, written);

    /// <summary>The map that an object is written to.</summary>
    public static MapNode Write(T item, Description<T> describe)
    {
        var map = new Written();
        describe(new(item, map));
        return map.ToMap();
    }

    /// <summary>Fields of the object that stand in a map of their own.</summary>
    public FieldsOf<T> In(string key) => _read is not null ? new(_read.Child(key) ?? Fields.None) : new(_from, _written!.In(key));

    /// <summary>A text that may be left out.</summary>
    public string? Text(string key, Func<T, string?> get) => _read is not null ? _read.String(key) : Write(key, Tree.Text, get(_from));

    /// <summary>A text that is empty when it is left out.</summary>
    public string TextOrEmpty(string key, Func<T, string> get) => _read is not null ? _read.String(key) ?? "" : Write(key, Tree.TextOrNone, get(_from));

    /// <summary>The first of two texts that isn't empty; written to the first field.</summary>
    public string? TextOfEither(string key, string older, Func<T, string?> get)
    {
        if (_read is null)
            return Write(key, Tree.TextOrNone, get(_from));
        var (text, other) = (_read.String(key), _read.String(older));
        return text is { Length: > 0 } ? text : other;
    }

    /// <summary>A text that may hold anything, template markers too.</summary>
    public string? PlainText(string key, Func<T, string?> get) => _read is not null ? _read.PlainString(key) : Write(key, Tree.Text, get(_from));

    public bool? Flag(string key, Func<T, bool?> get) => _read is not null ? _read.Boolean(key) : Write(key, Tree.Flag, get(_from));

    /// <summary>A flag that is false when it is left out.</summary>
    public bool FlagOrFalse(string key, Func<T, bool> get) =>
        _read is not null ? _read.Boolean(key) ?? false : Write(key, static flag => flag ? Tree.Flag(true) : null, get(_from));

    public long? Number(string key, Func<T, long?> get) => _read is not null ? _read.Int64(key) : Write(key, Tree.Number, get(_from));

    /// <summary>A number that is 0 when it is left out.</summary>
    public int NumberOrZero(string key, Func<T, int> get) =>
        _read is not null ? _read.Int32(key) ?? 0 : Write(key, static number => number == 0 ? null : Tree.Number(number), get(_from));

    public ValueList<long> Numbers(string key, Func<T, ValueList<long>> get) =>
        _read is not null
            ? _read.Int64s(key)
            : Write(key, static numbers => numbers.IsDefault ? null : Tree.List(numbers.Select(number => Tree.Number(number)!)), get(_from));

    public ValueList<string> Texts(string key, Func<T, ValueList<string>> get) =>
        _read is not null ? _read.Strings(key) : Write(key, static texts => Tree.Texts(texts), get(_from));

    /// <summary>The entries of a map that a filter lets through.</summary>
    public ImmutableSortedDictionary<string, string> TextMap(string key, FieldFilter filter, Func<T, ImmutableSortedDictionary<string, string>> get) =>
        _read is not null ? _read.StringMap(key, filter) : Write(key, Tree.TextMap, get(_from));

    /// <summary>An object that may be left out.</summary>
    public TPart? Part<TPart>(string key, Func<T, TPart?> get, Description<TPart> describe)
        where TPart : class =>
        _read is not null
            ? _read.Child(key) is { } child ? describe(new(child)) : null
            : WritePart(key, get(_from), describe);

    /// <summary>An object that may be left out, one for all that are equal.</summary>
    public TPart? SharedPart<TPart>(string key, Func<T, TPart?> get, Description<TPart> describe)
        where TPart : class =>
        _read is not null ? _read.SharedChild(key, describe) : Part(key, get, describe);

    /// <summary>A list of objects; left out when it is empty.</summary>
    public ValueList<TItem> Items<TItem>(string key, Func<T, ValueList<TItem>> get, Description<TItem> describe) =>
        _read is not null ? _read.Children(key, describe) : WriteItems(key, get(_from), describe);

    /// <summary>A list of objects, one for all that are equal.</summary>
    public ValueList<TItem> SharedItems<TItem>(string key, Func<T, ValueList<TItem>> get, Description<TItem> describe) =>
        _read is not null ? _read.SharedChildren(key, describe) : Items(key, get, describe);

    /// <summary>What is read and written in a way of its own.</summary>
    public TValue Own<TValue>(Func<T, TValue> get, Func<Fields, TValue> readOwn, Func<TValue, IEnumerable<(string Key, Node? Value)>> writeOwn)
    {
        if (_read is not null)
            return readOwn(_read);
        var value = get(_from);
        foreach (var (key, node) in writeOwn(value))
            Write(key, static node => node, node);
        return value;
    }

    /// <summary>A field that the API asks for, and nobody reads.</summary>
    public void Example(string key, Func<T, string> get)
    {
        if (_read is null)
            Write(key, Tree.Text, get(_from));
    }

    private TPart? WritePart<TPart>(string key, TPart? part, Description<TPart> describe)
        where TPart : class =>
        Write(key, part => part is null ? null : FieldsOf<TPart>.Write(part, describe), part);

    private ValueList<TItem> WriteItems<TItem>(string key, ValueList<TItem> items, Description<TItem> describe) =>
        Write(key, items => Tree.ListOrNone(items.Select(item => FieldsOf<TItem>.Write(item, describe))), items);

    private TValue Write<TValue>(string key, Func<TValue, Node?> write, TValue value)
    {
        if (write(value) is { } node)
            _written!.Add(key, node);
        return value;
    }
}
