using System.Buffers;
using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests;

/// <summary>How manifests are read.</summary>
public sealed record ReadOptions
{
    /// <summary>The namespace of objects that name none (<c>-n</c>); null is <c>default</c>, with a note for each.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>
    /// Whether the sources are all the files of a repository, rather than chosen ones. Then templates are passed over with a warning, and
    /// every Namespace object is kept: where a repository holds several clusters, each has its own of one name.
    /// </summary>
    public bool IsRepository { get; init; }
}

/// <summary>What was read, and what is to be said about it, in order of place.</summary>
public sealed record ReadResult(Inventory Inventory, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

/// <summary>Reads manifests, YAML or JSON, from any number of sources into one inventory.</summary>
public sealed class ManifestReader(ReadOptions options)
{
    /// <summary>Control characters that YAML forbids; the parser lets them through, kubectl's doesn't.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u007f']);

    private readonly ObjectCollector objects = new(options);
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>Reads all documents of one source; problems are collected, never thrown.</summary>
    /// <param name="source">The name to show in positions; <c>&lt;stdin&gt;</c> for standard input.</param>
    /// <param name="content">YAML or JSON; which is found out. Read to its end, not closed.</param>
    /// <param name="ns">The namespace of objects in this source that name none; null is the reader's.</param>
    public void Read(string source, Stream content, string? ns = null)
    {
        objects.BeginSource(ns);
        var found = new List<Diagnostic>();
        try
        {
            foreach (var document in Documents.Split(SourceText.Read(source, content)))
                found.AddRange(ReadDocument(source, document));
        }
        catch (ManifestException problem)
        {
            found.Add(problem.Diagnostic);
        }

        var firstTemplate = found.Find(Templates.IsTemplate);
        diagnostics.AddRange(found.Distinct().Where(d => !Templates.IsTemplate(d)));
        if (firstTemplate is not null)
            diagnostics.Add(options.IsRepository ? firstTemplate with { Severity = Severity.Warning } : firstTemplate);
    }

    /// <summary>Reads one object of a cluster. An object of a file with the same name wins; the cluster has each name only once.</summary>
    /// <param name="source">Names the object in positions, which have no lines.</param>
    /// <param name="apiVersion">Its type, which an API server leaves out in lists.</param>
    /// <param name="json">The object.</param>
    public void AddLive(string source, string apiVersion, string kind, ReadOnlySpan<byte> json)
    {
        try
        {
            objects.AddLive(JsonTree.ParseLive(source, json, diagnostics), apiVersion, kind, diagnostics);
        }
        catch (ManifestException problem)
        {
            diagnostics.Add(problem.Diagnostic);
        }
    }

    /// <summary>Whether any policy was read so far.</summary>
    public bool HasPolicies => objects.HasPolicies;

    /// <summary>Everything that was read so far.</summary>
    public ReadResult Finish() => new(objects.ToInventory(), [.. diagnostics.OrderBy(diagnostic => diagnostic.At)]);

    private List<Diagnostic> ReadDocument(string source, DocumentText document)
    {
        var found = new List<Diagnostic>();
        var type = KindHint.Find(document.Text.Span);
        if (type is { } known && Kinds.Classify(known.ApiVersion, known.Kind) == Interest.None)
        {
            objects.Skip(known.Kind);
            return found;
        }

        try
        {
            Parse(source, document, type, found);
        }
        catch (ManifestException problem)
        {
            found.Add(problem.Diagnostic);
            if (Utf8Template(source, document) is { } template)
                return [template];
        }

        // In ytt, templating hides in comments: fields are simply missing.
        if (document.Text.Span.IndexOf("#@ "u8) >= 0 && found.Exists(d => d.Severity == Severity.Error)
            && Utf8Template(source, document) is { } ytt)
        {
            return [ytt];
        }

        return found;
    }

    private void Parse(string source, DocumentText document, (string ApiVersion, string Kind)? type, List<Diagnostic> found)
    {
        var bytes = document.Text.Span;
        var (offset, lines) = Documents.Preamble(bytes);
        var content = bytes[offset..].TrimStart(" \t"u8);
        ManifestException? notJson = null;
        if (content is [(byte)'{' or (byte)'[', ..])
        {
            try
            {
                JsonDocuments.Read(source, bytes[offset..], document.FirstLine + lines, objects, found);
                return;
            }
            catch (ManifestException problem)
            {
                // It may still be YAML in flow style, KYAML for one.
                notJson = problem;
                found.Clear();
            }
        }

        var text = SourceText.Decode(source, bytes, document.FirstLine);
        try
        {
            CheckCharacters(source, document, text);
            Action<Node>? addItem = type is { } list && ObjectCollector.IsList(list.Kind)
                ? item => objects.AddItem(item, list.ApiVersion, list.Kind, found)
                : null;
            foreach (var node in YamlTree.Parse(source, text, document.FirstLine, found, addItem))
                objects.Add(node, found);
        }
        catch (ManifestException) when (notJson is not null && content[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'{', ..])
        {
            throw notJson;
        }
    }

    private static void CheckCharacters(string source, DocumentText document, string text)
    {
        var at = text.AsSpan().IndexOfAny(Forbidden);
        if (at < 0)
            return;
        var offset = System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
        throw ManifestException.At(
            SourceText.Locate(source, document.Text.Span, offset, document.FirstLine),
            $"the control character U+{(int)text[at]:X4} is not allowed in YAML");
    }

    private static Diagnostic? Utf8Template(string source, DocumentText document) =>
        Templates.Find(source, System.Text.Encoding.UTF8.GetString(document.Text.Span), document.FirstLine);
}
