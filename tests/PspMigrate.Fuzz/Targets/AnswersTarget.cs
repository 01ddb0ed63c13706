using System.Text;
using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → <c>status</c>, <c>raise</c>, <c>access</c> and the proposals of <c>convert --defaults</c>, in every form.</summary>
internal static class AnswersTarget
{
    private static readonly string[][] Verbs =
    [
        ["status", "-"], ["raise", "-"], ["access", "-f", "-"], ["status", "-", "--raise"], ["status", "-", Scratch.BaseName, "--keep"],
        ["raise", "-", Scratch.BaseName],
    ];

    private static readonly string[] Forms = ["wide", "markdown", "yaml"];

    private static readonly string[] Platforms = ["kubeadm", "k3s", "rke2", "rancher", "talos", "kops", "eks", "gke"];

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var verb = Verbs[bytes.Length % Verbs.Length];
        var form = Forms[bytes.Length / Verbs.Length % Forms.Length];
        var json = Verb.Run(bytes, Scratch.Directory, [.. verb, "-o", "json"]);
        var other = Verb.Run(bytes, Scratch.Directory, [.. verb, "-o", form]);
        PropertyException.Unless(json.Code == other.Code, "whether there is an answer doesn't depend on the form", json.Error + other.Error);
        if (!json.IsAnswer)
            return;
        CheckJson(json.Out);
        if (form is "yaml")
            CheckYaml(other.Out);
        else
            PropertyException.Unless(other.Out.Length == 0 ? form is "wide" : other.Out.EndsWith('\n'), "an answer is lines", other.Out);
        var platform = Platforms[bytes.Length % Platforms.Length];
        var defaults = Verb.Run(bytes, Scratch.Directory, "convert", "-", "--report", "none", $"--defaults={platform}");
        if (defaults.IsAnswer)
            CheckYaml(defaults.Out);
    }

    private static void CheckJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            PropertyException.Unless(document.RootElement.ValueKind == JsonValueKind.Object, "an answer is an object", text);
        }
        catch (JsonException e)
        {
            throw new PropertyException("the answer is JSON", $"{e.Message}\n{text}");
        }
    }

    private static void CheckYaml(string text)
    {
        try
        {
            foreach (var document in Documents.Split(Encoding.UTF8.GetBytes(text)))
                YamlTree.Parse("answer", Encoding.UTF8.GetString(document.Text.Span), 1, []);
        }
        catch (ManifestException e)
        {
            throw new PropertyException("the answer is YAML", $"{e.Message}\n{text}");
        }
    }
}
