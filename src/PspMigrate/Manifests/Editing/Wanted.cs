namespace PspMigrate.Manifests.Editing;

/// <summary>What is to become of a node: a new value, gone, or changes below it.</summary>
internal sealed class Wanted
{
    private readonly List<(string Key, Wanted Below)> _below = [];

    /// <summary>The new value; null when there are only changes below, or when it goes.</summary>
    public Node? Value { get; private set; }

    public bool IsGone { get; private set; }

    /// <summary>Whether the value is a list whose items follow those that are there.</summary>
    public bool IsAddition { get; private set; }

    public IReadOnlyList<(string Key, Wanted Wanted)> Below => _below;

    /// <summary>Folds the edits of one object; maps are taken apart into their fields.</summary>
    public static Wanted Of(IEnumerable<FieldEdit> fields)
    {
        var root = new Wanted();
        foreach (var field in fields)
        {
            var wanted = root;
            foreach (var key in field.Path)
                wanted = wanted.Child(key);
            wanted.Set(field);
        }

        return root;
    }

    /// <summary>The node to write where there is none yet; null when there is nothing to write.</summary>
    public Node? ToNode()
    {
        if (IsGone || Value is not null)
            return Value;
        var map = Tree.Map(_below.Select(item => (item.Key, item.Below.ToNode())));
        return map.Entries.Count == 0 ? null : map;
    }

    private Wanted Child(string key)
    {
        var known = _below.Find(item => string.Equals(item.Key, key, StringComparison.Ordinal)).Below;
        if (known is null)
            _below.Add((key, known = new()));
        return known;
    }

    private void Set(FieldEdit field)
    {
        if (field is { IsAddition: true, Value: ListNode added })
            (IsAddition, Value) = (true, new ListNode(Position.None, [.. ((Value as ListNode)?.Items ?? []), .. added.Items]));
        else
            Set(field.Value);
    }

    private void Set(Node? value)
    {
        switch (value)
        {
            case null:
                IsGone = true;
                break;
            case MapNode { Entries.Count: > 0 } map:
                foreach (var entry in map.Entries)
                    Child(entry.Key).Set(entry.Value);
                break;
            default:
                Value = value;
                break;
        }
    }
}
