using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Whole admission requests: pods, controllers and namespaces with labels, configuration and existing pods.</summary>
public static class StandardsAdmission
{
    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
            tally.Compare(line.GetProperty("id").GetString()!, Recorded(line.GetProperty("response")), Ours(line.GetProperty("request")));
        return tally;
    }

    private static string Ours(JsonElement request)
    {
        var configuration = PodSecurityConfigurationReader.Read(JsonLines.Node(request.GetProperty("config")), []);
        var resource = JsonLines.Text(request, "resource")!;
        return Spell(resource is "namespaces" ? AboutNamespace(request, configuration) : AboutPods(request, resource, configuration));
    }

    private static AdmissionAnswer AboutNamespace(JsonElement request, PodSecurityConfiguration configuration)
    {
        var admission = new NamespaceAdmission(configuration);
        var pods = JsonLines.Items(request, "pods").Select(JsonLines.Pod);
        return JsonLines.Find(request, "oldObject") is { } old
            ? admission.Update(Namespace(request.GetProperty("object")), Namespace(old), pods)
            : admission.Create(Namespace(request.GetProperty("object")));
    }

    private static AdmissionAnswer AboutPods(JsonElement request, string resource, PodSecurityConfiguration configuration)
    {
        var admission = new PodSecurityAdmission(configuration);
        var asked = new AdmissionRequest(
            JsonLines.Text(request, "user") ?? "",
            Namespace(request.GetProperty("namespace")),
            JsonLines.Text(request, "name") ?? "",
            JsonLines.Text(request, "subresource") ?? "");
        var sent = request.GetProperty("object");
        if (resource is not "pods")
            return admission.Controller(asked, WorkloadReader.Read(JsonLines.Node(sent), [])?.Template);
        var old = JsonLines.Find(request, "oldObject");
        return admission.Pod(asked, JsonLines.Pod(sent), old is { } before ? JsonLines.Pod(before) : null);
    }

    private static NamespaceObject Namespace(JsonElement value) =>
        NamespaceReader.Read(JsonLines.Node(value), []) ?? throw new TruthException("a namespace without a name");

    private static string Recorded(JsonElement response) => Spell(new()
    {
        Code = response.GetProperty("allowed").GetBoolean() ? null : response.GetProperty("code").GetInt32(),
        Message = JsonLines.Text(response, "message") ?? "",
        Warnings = [.. JsonLines.Strings(response, "warnings")],
        AuditAnnotations = response.GetProperty("auditAnnotations").EnumerateObject()
            .Aggregate(Maps.Empty, (notes, note) => notes.SetItem(note.Name, note.Value.GetString()!)),
    });

    private static string Spell(AdmissionAnswer answer) => string.Join('\n',
    [
        answer.Code is { } code ? $"{code} {answer.Message}" : "allowed",
        .. answer.Warnings.Select(warning => "warning: " + warning),
        .. answer.AuditAnnotations.Select(note => $"{note.Key}: {note.Value}"),
    ]);
}
