using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Fixes;

/// <summary>What fixes change, and what they leave to decide, as data.</summary>
/// <param name="json">Takes the entries of one object for each fix.</param>
internal sealed class FixData(Utf8JsonWriter json, FieldPlaces places)
{
    /// <param name="hasChanges">Whether what is written belongs to them.</param>
    /// <param name="hasDecisions">Whether what is left to decide does.</param>
    public void Write(Fix fix, bool hasChanges = true, bool hasDecisions = true)
    {
        json.Named(fix.Workload.Kind, fix.Workload.Name);
        json.WriteNumber("pods", fix.Workload.AlikePods);
        json.Place("at", fix.Workload.At);
        if (hasChanges)
            Changes(fix);
        if (hasDecisions)
            Decisions(fix);
    }

    private void Changes(Fix fix)
    {
        json.Objects("changes", fix.Changes, change =>
        {
            var path = FixWords.Path(fix, change);
            json.WriteString("field", path);
            json.WritePropertyName("value");
            if (change.Value is { } value)
                json.WriteRawValue(NodeText.Flow(value, FlowStyle.Tight));
            else
                json.WriteNullValue();
            json.Place("at", places.Of(fix.Workload.At, path));
        });
        json.Strings("conditions", fix.Conditions.Select(condition => condition.Condition).Distinct(StringComparer.Ordinal));
    }

    private void Decisions(Fix fix)
    {
        json.WriteString("level", fix.Target.ToString());
        json.Objects("reasons", fix.Undecided, undecided =>
        {
            json.WriteString("control", undecided.Control.Name);
            json.WriteString("check", undecided.Check);
            json.WriteString("detail", FixWords.Reason(undecided));
            json.WriteBoolean("missing", undecided.IsMissing);
            json.Objects("fields", undecided.Fields, field =>
            {
                json.WriteString("field", field);
                json.Place("at", places.Of(fix.Workload.At, field));
            });
        });
    }
}
