using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Raising;

/// <summary>How far namespaces can be raised, for programs.</summary>
internal static class RaiseJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<NamespaceRaise> raises, FieldPlaces places)
    {
        json.Kind("Raise");
        var data = new FixData(json, places);
        json.Objects("namespaces", raises, item =>
        {
            json.WriteString("name", item.Plan.Name);
            json.WriteString("enforced", item.Now.ToString());
            json.Text("level", item.Plan.Level?.Name());
            json.WriteBoolean("canBeRaised", item.CanBeRaised);
            json.Text("leftTo", item.Owner);
            json.Text("levelAfterFixes", item.AfterFixes?.Name());
            json.Word("withoutLevel", item.Plan.WithoutLevel);
            json.Objects("fixes", item.Fixes, fix => data.Write(fix, hasDecisions: false));
            json.Objects("keptBy", item.KeptBy, fix => data.Write(fix, hasChanges: false));
            json.WriteNumber("refused", Conversion.WorkloadSummary.PodsOf(item.Refused));
        });
        json.Strings("nextSteps", RaiseSteps.Names(raises));
    }
}
