using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Reading;

/// <summary>Reads pieces one after another. Holds what it uses again, so that each thread needs its own.</summary>
internal sealed class PieceReader
{
    private readonly bool _keepsRequiredFields;
    private readonly TreeScratch _scratch;
    private readonly SharedParts _shared = new();
    private ObjectReader _objects;

    /// <param name="keepsRequiredFields">See <see cref="ReadOptions.KeepsRequiredFields"/>.</param>
    public PieceReader(bool keepsRequiredFields)
    {
        _keepsRequiredFields = keepsRequiredFields;
        _scratch = new TreeScratch(keepsRequiredFields);
        _objects = Objects(defaultNamespace: default);
    }

    public PieceResult Read(Piece piece)
    {
        _objects = Objects(piece.Source.DefaultNamespace, piece.Source.IsFound);
        var result = new PieceResult();
        switch (piece.Kind)
        {
            case not PieceKind.Documents when piece.Text.Length > Limits.Object:
                result.Diagnostics.Add(Limits.TooLarge(piece.At));
                break;
            case PieceKind.JsonItems:
                ReadItems(piece, result, () => JsonDocuments.ReadItems(piece, _objects, result, _scratch));
                break;
            case PieceKind.YamlItems:
                ReadItems(piece, result, () => ReadYamlItems(piece, result));
                break;
            default:
                ReadDocuments(piece, result);
                break;
        }

        return result;
    }

    /// <summary>Reads one object of a cluster.</summary>
    /// <param name="apiVersion">Its type, which an API server leaves out in lists.</param>
    public PieceResult ReadLive(string source, NamespaceFallback defaultNamespace, string apiVersion, string kind, ReadOnlySpan<byte> json)
    {
        _objects = Objects(defaultNamespace);
        var result = new PieceResult();
        try
        {
            _objects.AddItem(JsonDocuments.ReadLive(source, apiVersion, kind, json, result, _scratch), apiVersion, kind + "List", result);
        }
        catch (ManifestException problem)
        {
            result.Diagnostics.Add(problem.Diagnostic);
        }

        return result;
    }

    /// <param name="source">Takes what is wrong with them.</param>
    /// <param name="areBuilt">Whether a program has built them.</param>
    public PieceResult Read(IEnumerable<MapNode> objects, SourceProblems source, bool areBuilt)
    {
        _objects = Objects(source.DefaultNamespace, source.IsFound);
        var result = new PieceResult();
        foreach (var node in objects)
            _objects.Add(node, result);
        for (var i = 0; areBuilt && i < result.Objects.Count; i++)
            result.Objects[i] = result.Objects[i] with { Item = Built(result.Objects[i].Item) };
        return result;
    }

    private void ReadDocuments(Piece piece, PieceResult result)
    {
        var hasOverlays = piece.Text.Span.IndexOf(YttOverlay.Mark) >= 0;
        var before = default(ReadOnlyMemory<byte>);
        foreach (var document in Documents.Split(piece.Text))
        {
            var line = document.FirstLine + piece.At.Line - 1;
            if (hasOverlays && YttOverlay.Is(before.Span, document.Text.Span))
                result.Diagnostics.Add(Templates.OfYtt(new(piece.Source.Name, line, 1)));
            else
                ReadDocument(piece.Source, document with { FirstLine = line }, result);
            before = document.Text;
        }
    }

    private ObjectReader Objects(NamespaceFallback defaultNamespace, bool isFound = false) =>
        new(defaultNamespace, _shared, isFound, _keepsRequiredFields);

    private static void ReadItems(Piece piece, PieceResult result, Action read)
    {
        try
        {
            read();
        }
        catch (ManifestException problem)
        {
            result.Diagnostics.Add(Template(piece.Source.Name, piece.Text, piece.At.Line, problem.Diagnostic.At.Line) ?? problem.Diagnostic);
        }
    }

    private void ReadYamlItems(Piece piece, PieceResult result)
    {
        var items = new List<MapNode>();
        if (FastYaml.ReadItems(piece.Source.Name, piece.Text.Span, piece.At.Line, _scratch, items))
        {
            foreach (var item in items)
                _objects.AddItem(item, piece.List.ApiVersion, piece.List.Kind, result);
            return;
        }

        var document = new DocumentText(piece.Text, piece.At.Line);
        foreach (var node in Parse(piece.Source.Name, document, result.Diagnostics, addItem: null))
        {
            foreach (var item in node is ListNode list ? list.Items : [node])
                _objects.AddItem(item, piece.List.ApiVersion, piece.List.Kind, result);
        }
    }

    private void ReadDocument(SourceProblems problems, DocumentText document, PieceResult result)
    {
        var source = problems.Name;
        var bytes = document.Text.Span;
        if (bytes.Trim(" \t\r\n"u8).SequenceEqual("---"u8))
            return;
        var type = KindHint.First(bytes, _scratch.Words);
        var interest = type is { } known ? Kinds.Classify(known.ApiVersion, known.Kind) : Interest.Unknown;
        if ((interest == Interest.None || (interest == Interest.Files && Found.HoldsNoObjects(bytes))) && !KindHint.IsTwice(bytes))
        {
            result.Skipped.Add(type!.Value.Kind);
            return;
        }

        if (bytes.Length > Limits.Object && type is { } only && !ObjectReader.IsList(only.Kind) && !IsJson(bytes) && !KindHint.IsTwice(bytes))
        {
            result.Diagnostics.Add(Limits.TooLarge(new(source, document.FirstLine, 1)));
            return;
        }

        var mark = result.Mark();
        try
        {
            Read(source, document, type, result);
        }
        catch (ManifestException problem)
        {
            if (Template(source, document.Text, document.FirstLine, problem.Diagnostic.At.Line) is { } template)
            {
                result.Blame(template, mark.Diagnostics);
                return;
            }

            if (problems.IsFound && Found.IsNoObject(bytes))
                result.PassedOver++;
            else
                result.Diagnostics.Add(problems.IsFound ? Found.Weigh(problem.Diagnostic, KindHint.IsTwice(bytes) ? null : type) : problem.Diagnostic);
        }

        if (result.Diagnostics.Count > mark.Diagnostics && Foreign.Find(result.Diagnostics[mark.Diagnostics].At, bytes) is { } foreign)
        {
            result.Blame(problems.IsFound ? foreign with { Severity = Severity.Warning } : foreign, mark.Diagnostics);
            return;
        }

        // In ytt, templating hides in comments: fields are simply missing, and without its namespace an object would count in another one.
        if (bytes.IndexOf("#@ "u8) >= 0 && Template(source, document.Text, document.FirstLine) is { } ytt)
        {
            if (bytes.IndexOf("namespace: #@"u8) >= 0)
            {
                result.Reset(mark);
                result.Diagnostics.Add(ytt);
            }

            BlameTemplate(ytt, mark, result);
        }
    }

    private static void BlameTemplate(Diagnostic ytt, (int Objects, int Diagnostics, int Skipped, int Unjudged) mark, PieceResult result)
    {
        if (result.Diagnostics.FindIndex(mark.Diagnostics, d => d.Severity == Severity.Error) >= 0)
            result.Blame(ytt, mark.Diagnostics);
        for (var i = mark.Objects; i < result.Objects.Count; i++)
            result.Objects[i] = result.Objects[i] with { InsteadOfErrors = ytt };
    }

    private void Read(string source, DocumentText document, (string ApiVersion, string Kind)? type, PieceResult result)
    {
        var bytes = document.Text.Span;
        var (offset, lines) = Documents.Preamble(bytes);
        var content = bytes[offset..].TrimStart(" \t"u8);
        var mark = result.Mark();
        ManifestException? notJson = null;
        if (IsJson(content))
        {
            try
            {
                JsonDocuments.Read(new Position(source, document.FirstLine + lines, 1), bytes[offset..], _objects, result, _scratch);
                return;
            }
            catch (ManifestException problem) when (bytes.Length <= Limits.Object)
            {
                // It may still be YAML in flow style, KYAML for one.
                notJson = problem;
                result.Reset(mark);
            }
        }
        else if (ReadFast(source, document, type, result))
        {
            return;
        }

        try
        {
            ReadTree(source, document, type, result);
        }
        catch (ManifestException) when (notJson is not null && content[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'{', ..])
        {
            throw notJson;
        }
    }

    private void ReadTree(string source, DocumentText document, (string ApiVersion, string Kind)? type, PieceResult result)
    {
        Action<Node>? addItem = type is { } list && ObjectReader.IsList(list.Kind) && !KindHint.IsTwice(document.Text.Span)
            ? item => _objects.AddItem(item, list.ApiVersion, list.Kind, result)
            : null;
        foreach (var node in Parse(source, document, result.Diagnostics, addItem))
            _objects.Add(node, result);
    }

    private bool ReadFast(string source, DocumentText document, (string ApiVersion, string Kind)? type, PieceResult result)
    {
        var filter = type is { } known ? FieldsOfInterest.Of(known.ApiVersion, known.Kind, _keepsRequiredFields) : FieldFilter.All;
        var list = type is { } maybe && ObjectReader.IsList(maybe.Kind) ? type : null;
        var items = list is null ? null : new List<MapNode>();
        if (FastYaml.Read(source, document.Text.Span, document.FirstLine, filter, _scratch, items) is not { } map
            || (type is { } hint && !FastYaml.HasType(map, hint.ApiVersion, hint.Kind)))
        {
            return false;
        }

        foreach (var item in items ?? [])
            _objects.AddItem(item, list!.Value.ApiVersion, list.Value.Kind, result);
        _objects.Add(map, result);
        return true;
    }

    private static object Built(object item) => item switch
    {
        Workload workload => workload with { IsBuilt = true },
        IReadOnlyList<Workload> several => (Workload[])[.. several.Select(workload => workload with { IsBuilt = true })],
        _ => item,
    };

    private static bool IsJson(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static List<Node> Parse(string source, DocumentText document, List<Diagnostic> diagnostics, Action<Node>? addItem) =>
        YamlTree.Parse(source, SourceText.Decode(source, document.Text.Span, document.FirstLine), document.FirstLine, diagnostics, addItem);

    private static Diagnostic? Template(string source, ReadOnlyMemory<byte> text, int firstLine, int failedAt = 0) =>
        text.Length > Limits.Object ? null : Templates.Find(source, Encoding.UTF8.GetString(text.Span), firstLine, failedAt);
}
