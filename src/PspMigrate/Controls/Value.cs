namespace PspMigrate.Controls;

/// <summary>One value that a pod may hold in a field under a control: nothing at all, a boolean, a number or a text.</summary>
/// <remarks>
/// All controls share this one ordered domain (by facet; within a facet unset &lt; false &lt; true &lt; numbers &lt; texts by UTF-16 code unit), so
/// that one set type serves them all. A value is of its control's first facet unless it says otherwise; <c>default</c> is <see cref="Unset"/>.
/// </remarks>
public readonly struct Value : IComparable<Value>, IEquatable<Value>
{
    private readonly byte _facet;
    private readonly Kind _kind;
    private readonly long _number;
    private readonly string? _text;

    private Value(Kind kind, long number = 0, string? text = null, int facet = 0)
    {
        _facet = (byte)facet;
        _kind = kind;
        _number = number;
        _text = text;
    }

    internal enum Kind : byte
    {
        Unset,
        False,
        True,
        Number,
        Text,
    }

    /// <summary>The field is left out.</summary>
    public static Value Unset => default;

    public static Value False { get; } = new(Kind.False);

    public static Value True { get; } = new(Kind.True);

    /// <summary>The text, or null when this is not one.</summary>
    public string? AsText => _text;

    /// <summary>The number, or null when this is not one.</summary>
    public long? AsNumber => _kind == Kind.Number ? _number : null;

    /// <summary>The boolean, or null when this is not one.</summary>
    public bool? AsFlag => _kind switch
    {
        Kind.True => true,
        Kind.False => false,
        _ => null,
    };

    public bool IsUnset => _kind == Kind.Unset;

    internal Kind Is => _kind;

    /// <summary>Which of its control's facets holds it, by <see cref="Facet.Index"/>.</summary>
    internal int Facet => _facet;

    /// <summary>The same value of another facet.</summary>
    internal Value At(int facet) => new(_kind, _number, _text, facet);

    public static Value Of(bool? value) => value switch
    {
        null => Unset,
        true => True,
        false => False,
    };

    public static Value Of(long? value) => value is { } number ? new(Kind.Number, number) : Unset;

    public static Value Of(string? value) => value is null ? Unset : new(Kind.Text, text: value);

    public static implicit operator Value(bool? value) => Of(value);

    public static implicit operator Value(long? value) => Of(value);

    public static implicit operator Value(string? value) => Of(value);

    /// <summary>The least value above this one, in its facet.</summary>
    internal Value Next => _kind switch
    {
        Kind.Unset => new(Kind.False, facet: _facet),
        Kind.False => new(Kind.True, facet: _facet),
        Kind.True => new(Kind.Number, long.MinValue, facet: _facet),
        Kind.Number when _number < long.MaxValue => new(Kind.Number, _number + 1, facet: _facet),
        Kind.Number => new(Kind.Text, text: "", facet: _facet),
        _ => new(Kind.Text, text: _text + "\0", facet: _facet),
    };

    /// <summary>The greatest value below this one in its facet, for booleans, numbers and the empty text; other texts have none.</summary>
    internal Value Previous => _kind switch
    {
        Kind.Number when _number > long.MinValue => new(Kind.Number, _number - 1, facet: _facet),
        Kind.Text => new(Kind.Number, long.MaxValue, facet: _facet),
        Kind.Number => new(Kind.True, facet: _facet),
        Kind.True => new(Kind.False, facet: _facet),
        _ => new(Kind.Unset, facet: _facet),
    };

    public int CompareTo(Value other)
    {
        if (_facet != other._facet)
            return _facet.CompareTo(other._facet);
        if (_kind != other._kind)
            return (byte)_kind - (byte)other._kind;
        return _kind switch
        {
            Kind.Number => _number.CompareTo(other._number),
            Kind.Text => string.CompareOrdinal(_text, other._text),
            _ => 0,
        };
    }

    public bool Equals(Value other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_facet, _kind, _number, _text);

    public override string ToString() => _kind switch
    {
        Kind.Unset => "unset",
        Kind.False => "false",
        Kind.True => "true",
        Kind.Number => _number.ToString(CultureInfo.InvariantCulture),
        _ => _text!,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);
    public static bool operator !=(Value left, Value right) => !left.Equals(right);
    public static bool operator <(Value left, Value right) => left.CompareTo(right) < 0;
    public static bool operator >(Value left, Value right) => left.CompareTo(right) > 0;
    public static bool operator <=(Value left, Value right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Value left, Value right) => left.CompareTo(right) >= 0;
}
