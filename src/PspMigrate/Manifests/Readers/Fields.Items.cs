using System.Runtime.InteropServices;

namespace PspMigrate.Manifests.Readers;

/// <content>Objects below: described, in lists, and shared.</content>
internal sealed partial class Fields
{
    /// <summary>The maps of a list; a null item is an empty map.</summary>
    public ImmutableArray<Fields> Children(string key) => Children(key, static child => child);

    /// <summary>What <paramref name="read"/> makes of the maps of a list.</summary>
    public ImmutableArray<T> Children<T>(string key, Func<Fields, T> read) => Children(key, read, static (child, read) => read(child));

    /// <summary>The objects that a description makes of the maps of a list.</summary>
    public ImmutableArray<T> Children<T>(string key, Description<T> describe) => Children(key, describe, static (child, describe) => describe(new(child)));

    /// <summary>What <paramref name="read"/> makes of this map; one object for all equal maps about which there is nothing to say.</summary>
    public T Shared<T>(Func<Fields, T> read)
        where T : class => Shared(read, static (fields, read) => read(fields));

    /// <summary>What a description makes of this map, shared likewise.</summary>
    public T Shared<T>(Description<T> describe)
        where T : class => Shared(describe, static (fields, describe) => describe(new(fields)));

    /// <summary>What a description makes of the map under a key, shared likewise; null when it is left out.</summary>
    public T? SharedChild<T>(string key, Description<T> describe)
        where T : class =>
        _context.Shared is { } shared && Value(key) is MapNode map && shared.Find<T>(map, map.Content) is { } known
            ? known
            : Child(key)?.Shared(describe);

    /// <summary>What a description makes of the maps of a list, shared likewise.</summary>
    public ImmutableArray<T> SharedChildren<T>(string key, Description<T> describe)
    {
        if (_context.Shared is null || Value(key) is not ListNode list)
            return Children(key, describe);
        var array = _context.Shared.Get(
            list, list.Content, _context.Diagnostics, (Fields: this, key, describe),
            static from => ImmutableCollectionsMarshal.AsArray(from.Fields.Children(from.key, from.describe))!);
        return ImmutableCollectionsMarshal.AsImmutableArray(array);
    }

    private T Shared<TRead, T>(TRead read, Func<Fields, TRead, T> make)
        where T : class =>
        _context.Shared is null
            ? make(this, read)
            : _context.Shared.Get(Map, Map.Content, _context.Diagnostics, (Fields: this, read, make), static from => from.make(from.Fields, from.read));

    private ImmutableArray<T> Children<TRead, T>(string key, TRead read, Func<Fields, TRead, T> make)
    {
        if (List(key) is not { Span.Length: > 0 } list)
            return Missing(key, 0) is { } missing ? [make(missing, read)] : [];
        var children = ImmutableArray.CreateBuilder<T>(list.Span.Length);
        for (var i = 0; i < list.Span.Length; i++)
        {
            var item = list.Span[i];
            if (item is MapNode or ScalarNode { Type: ScalarType.Null })
                children.Add(make(Child(item as MapNode ?? new MapNode(item.At, []), key, i), read));
            else
                _ = Refuse<Fields>(item, ItemName(key, i), "a map");
        }

        return children.DrainToImmutable();
    }
}
