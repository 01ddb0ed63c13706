using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What a request changes, as data.</summary>
internal static class RequestJson
{
    public static void Write(Utf8JsonWriter json, string title, ImmutableArray<NamespaceChange> changes, ImmutableArray<Fix> fixes)
    {
        json.Kind("Request");
        json.WriteString("title", title);
        json.Objects("namespaces", changes, change =>
        {
            json.WriteString("name", change.Name);
            json.Word("change", change.Kind);
            json.Text("file", change.Path);
            json.Texts("labels", change.ChangesFiles ? change.Labels : []);
            json.Text("leftAlone", LeftAloneReason.Of(change));
            json.Text("undo", change.ChangesFiles ? RequestSteps.Undo(change) : null);
        });
        var data = new FixData(json, new(_ => null));
        json.Objects("fixes", fixes, fix =>
        {
            json.WriteString("namespace", fix.Workload.Namespace);
            data.Write(fix);
        });
    }
}
