namespace PspMigrate.Reports.Json;

/// <summary>A value set as data: field by field, the shape. docs/report-schema.md says what it holds.</summary>
internal static class SetJson
{
    /// <summary>One entry for each field of which the set holds values; none for the empty set.</summary>
    public static void Write(Utf8JsonWriter json, string name, Control control, ValueSet values) => json.Objects(
        name,
        control.Facets.Where(facet => !(values.Of(facet) & facet.Domain).IsEmpty),
        facet =>
        {
            json.WriteString("field", facet.Path);
            Write(json, Shape.Of(values.Of(facet), facet.Domain));
        });

    private static void Write(Utf8JsonWriter json, Shape shape)
    {
        switch (shape)
        {
            case Shape.AnyOf(var parts):
                json.Objects("anyOf", parts, part => Write(json, part));
                break;
            case Shape.AllBut(var parts):
                json.Objects("allBut", parts, part => Write(json, part));
                break;
            default:
                json.WriteBoolean("anything", shape is Shape.Anything);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ShapePart part)
    {
        switch (part)
        {
            case ShapePart.One(var value):
                Write(json, "value", value);
                break;
            case ShapePart.Range(var from, var to):
                Write(json, "from", from);
                if (to is { } end)
                    Write(json, "below", end);
                break;
            case ShapePart.Prefix(var prefix, var minus):
                json.WriteString("prefix", prefix);
                json.Objects("but", minus, hole => Write(json, hole));
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Value value)
    {
        if (value.AsFlag is { } flag)
            json.WriteBoolean(name, flag);
        else if (value.AsNumber is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteString(name, value.AsText);
    }
}
