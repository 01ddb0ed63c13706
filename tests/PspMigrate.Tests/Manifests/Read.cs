using System.Text;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

/// <summary>Reads text as a user's file.</summary>
internal static class Read
{
    public static ReadResult Text(string text, string source = "a.yaml", string? ns = "team-a") =>
        Bytes(Encoding.UTF8.GetBytes(text), source, ns);

    public static ReadResult Bytes(byte[] bytes, string source = "a.yaml", string? ns = "team-a")
    {
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = new(ns, IsSaid: ns is not null) });
        reader.Read(source, new MemoryStream(bytes));
        return reader.Finish();
    }

    public static ReadResult File(string path, string? ns = "team-a") =>
        Bytes(System.IO.File.ReadAllBytes(path), Path.GetFileName(path), ns);

    public static IEnumerable<Diagnostic> Errors(this ReadResult result) =>
        result.Diagnostics.Where(d => d.Severity == Severity.Error);
}
