// A container image as an OCI layout, put together without a daemon: one layer with the static binary, nobody's user, nothing else.

using System.Text.Json.Nodes;

void WriteImage(FilePath archive, FilePath binary)
{
    var layer = Tar([FileEntry("pspmigrate", binary, isExecutable: true)]);
    var compressed = GZip(layer);
    var labels = new JsonObject
    {
        ["org.opencontainers.image.title"] = "pspmigrate",
        ["org.opencontainers.image.description"] = summary,
        ["org.opencontainers.image.version"] = version,
        ["org.opencontainers.image.revision"] = commit.Value,
        ["org.opencontainers.image.licenses"] = "Apache-2.0",
    };
    var config = Json(new JsonObject
    {
        ["created"] = committed.Value.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["architecture"] = "amd64",
        ["os"] = "linux",
        ["config"] = new JsonObject
        {
            ["User"] = "65532:65532",
            ["Entrypoint"] = new JsonArray("/pspmigrate"),
            ["WorkingDir"] = "/",
            ["Labels"] = labels,
        },
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray($"sha256:{Sha256(layer)}") },
    });
    var manifest = Json(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
        ["config"] = Described("application/vnd.oci.image.config.v1+json", config),
        ["layers"] = new JsonArray(Described("application/vnd.oci.image.layer.v1.tar+gzip", compressed)),
    });
    var named = Described("application/vnd.oci.image.manifest.v1+json", manifest);
    named["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = version };
    named["platform"] = new JsonObject { ["architecture"] = "amd64", ["os"] = "linux" };
    var index = Json(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = "application/vnd.oci.image.index.v1+json",
        ["manifests"] = new JsonArray(named),
    });

    System.IO.File.WriteAllBytes(archive.FullPath, Tar(
    [
        new("oci-layout", Json(new JsonObject { ["imageLayoutVersion"] = "1.0.0" })),
        new("index.json", index),
        .. new[] { config, compressed, manifest }.Select(blob => new Entry($"blobs/sha256/{Sha256(blob)}", blob)),
    ]));
}

JsonObject Described(string type, byte[] content) => new()
{
    ["mediaType"] = type, ["digest"] = $"sha256:{Sha256(content)}", ["size"] = content.Length,
};

byte[] Json(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());
