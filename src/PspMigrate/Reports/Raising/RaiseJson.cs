using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Raising;

/// <summary>How far namespaces can be raised, for programs.</summary>
internal static class RaiseJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<NamespaceRaise> raises, FieldPlaces places)
    {
        json.WriteString("apiVersion", "pspmigrate/v1");
        json.WriteString("kind", "Raise");
        json.Objects("namespaces", raises, item =>
        {
            json.WriteString("name", item.Plan.Name);
            json.WriteString("enforced", item.Now.ToString());
            json.Text("level", item.Plan.Level?.Name());
            json.WriteBoolean("canBeRaised", item.CanBeRaised);
            json.Text("leftTo", item.Owner);
            json.Text("levelAfterFixes", item.AfterFixes?.Name());
            if (item.Plan.WithoutLevel is { } reason)
                json.Word("withoutLevel", reason);
            else
                json.WriteNull("withoutLevel");
            json.Objects("fixes", item.Fixes, fix =>
            {
                Workload(json, fix);
                json.Objects("changes", fix.Changes, change =>
                {
                    var path = RaiseWords.Path(fix, change);
                    json.WriteString("field", path);
                    json.WritePropertyName("value");
                    if (change.Value is { } value)
                        json.WriteRawValue(NodeText.Flow(value, FlowStyle.Json));
                    else
                        json.WriteNullValue();
                    json.Place("at", places.Of(fix.Workload.At, path));
                });
                json.Strings("conditions", fix.Conditions.Select(condition => condition.Condition).Distinct(StringComparer.Ordinal));
            });
            json.Objects("keptBy", item.KeptBy, fix =>
            {
                Workload(json, fix);
                json.WriteString("level", fix.Target.ToString());
                json.Objects("reasons", fix.Undecided, undecided => Reason(json, fix, undecided, places));
            });
            json.WriteNumber("refused", Conversion.WorkloadSummary.PodsOf(item.Refused));
        });
        json.Strings("nextSteps", RaiseSteps.Names(raises));
    }

    private static void Reason(Utf8JsonWriter json, Fix fix, Undecided undecided, FieldPlaces places)
    {
        json.WriteString("control", undecided.Control.Name);
        json.WriteString("check", undecided.Check);
        json.WriteString("detail", RaiseWords.Reason(undecided));
        json.WriteBoolean("missing", undecided.IsMissing);
        json.Objects("fields", undecided.Fields, field =>
        {
            json.WriteString("field", field);
            json.Place("at", places.Of(fix.Workload.At, field));
        });
    }

    private static void Workload(Utf8JsonWriter json, Fix fix)
    {
        json.WriteString("kind", fix.Workload.Kind);
        json.WriteString("name", fix.Workload.Name);
        json.WriteNumber("pods", fix.Workload.AlikePods);
        json.Place("at", fix.Workload.At);
    }
}
