using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Bytes → the reader: diagnostics with places, and the same answer by each of its ways.</summary>
internal static class ReadTarget
{
    private const string Source = "input.yaml";

    /// <summary>In parts come only beginnings: what follows is read by the same loop.</summary>
    private const int Small = 512;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var result = Read(new MemoryStream(bytes));
        CheckDiagnostics(result, bytes);
        if (bytes.Length <= Small)
        {
            var slowly = Read(new Trickle(bytes));
            PropertyException.Unless(
                result.Diagnostics.SequenceEqual(slowly.Diagnostics), "what comes in small parts reads the same", $"{Show(result)}\n{Show(slowly)}");
        }

        if (bytes.AsSpan().StartsWith([(byte)0xFF, (byte)0xFE]) || bytes.AsSpan().StartsWith([(byte)0xFE, (byte)0xFF]))
            return;
        var (scratch, words) = (new TreeScratch(), new Utf8Words());
        foreach (var document in Documents.Split(bytes))
        {
            CompareReaders(document.Text.Span, scratch, words);
            JsonReaders.Compare(document.Text.Span[Documents.Preamble(document.Text.Span).Offset..], scratch);
        }
    }

    private static ReadResult Read(Stream content)
    {
        var reader = new ManifestReader(new ReadOptions());
        reader.Read(Source, content);
        return reader.Finish();
    }

    private static void CheckDiagnostics(ReadResult result, byte[] bytes)
    {
        // A line break of its own for each byte is the most that there can be.
        foreach (var (_, message, at, advice) in result.Diagnostics)
        {
            PropertyException.Unless(
                at is { Source: Source, Line: > 0, Column: > 0 } && at.Line <= bytes.Length + 1, "every diagnostic has a place", $"{at}: {message}");
            PropertyException.Unless(message.Length is > 0 and < 500, "messages are short", message);
            PropertyException.Unless(!message.Any(char.IsControl) && advice?.Any(char.IsControl) is not true, "messages hold no control characters", message);
        }
    }

    /// <summary>The reader for plain YAML gives no answer, or that of the reader of record; whole or filtered.</summary>
    private static void CompareReaders(ReadOnlySpan<byte> document, TreeScratch scratch, Utf8Words words)
    {
        // Half of it comes first: what was read before must make no difference.
        _ = FastYaml.Read("before.yaml", document[..(document.Length / 2)], 5, FieldFilter.All, scratch);
        var filter = KindHint.First(document, words) is { } type ? FieldsOfInterest.Of(type.ApiVersion, type.Kind) : FieldFilter.Only();
        var kept = FastYaml.Read(Source, document, 1, filter, scratch);
        if (FastYaml.Read(Source, document, 1, FieldFilter.All, scratch) is not { } fast)
        {
            PropertyException.Unless(kept is null, "what is passed over is read as strictly");
            return;
        }

        var diagnostics = new List<Diagnostic>();
        Node record;
        try
        {
            record = YamlTree.Parse(Source, StrictUtf8.GetString(document), 1, diagnostics) is [var only]
                ? only
                : throw new PropertyException("the fast reader takes one document only", "");
        }
        catch (ManifestException e)
        {
            throw new PropertyException("the fast reader takes nothing that is refused", $"{e.Diagnostic.At}: {e.Message}");
        }

        PropertyException.Unless(diagnostics.Count == 0, "the fast reader leaves warnings to the reader of record", string.Join('\n', diagnostics));
        Same(fast, record, "the fast reader gives the tree of the reader of record");
        PropertyException.Unless(fast.Content == Fingerprint.Of((MapNode)record, FieldFilter.All), "the fast reader gives the same fingerprint");
        if (kept is null)
            throw new PropertyException("what is readable whole is readable filtered", "");
        Same(kept, Trees.Only(record, filter), "a filter only leaves fields out");
        PropertyException.Unless(kept.Content == Fingerprint.Of((MapNode)record, filter), "a fingerprint is of what is looked at");
    }

    private static void Same(Node one, Node other, string rule)
    {
        if (!Trees.Same(one, other))
            throw new PropertyException(rule, $"{Trees.Show(one)}\n---\n{Trees.Show(other)}");
    }

    private static string Show(ReadResult result) => string.Join('\n', result.Diagnostics.Select(d => $"{d.At}: {d.Message}"));

    /// <summary>A pipe that hands over a few bytes at a time.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 7)));
    }
}
