using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Cli.Output;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Cluster;

/// <summary>What files that undo something have in common: JSON that we wrote, and that somebody may have cut or edited since.</summary>
/// <param name="path">Its name in messages.</param>
/// <param name="name">What it is: <c>rollback file</c>.</param>
/// <param name="writer">What wrote it: <c>apply</c>.</param>
internal sealed class UndoFile(string path, string name, string writer)
{
    /// <summary>The version that is written. Files of older versions don't say any, and are read alike.</summary>
    public const int Version = 1;

    /// <summary>A key twice would be read by one program in one way and by the next in another.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads one.</summary>
    /// <param name="kind">What it calls itself.</param>
    /// <param name="read">Reads what is in it; a FormatException says what can't be right.</param>
    /// <exception cref="CommandException">It is none, of a newer version, cut, or edited into something that we never write.</exception>
    public T Parse<T>(string text, string kind, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var said) || !said.ValueEquals(kind))
                throw Wrong(path, "this is not a " + name, $"name the file that {writer} wrote");
            if (root.TryGetProperty("version", out var version) && version.GetInt32() is var number and > Version)
            {
                throw Wrong(
                    path, $"this {name} is of version {number}, and version {Version} is the newest that is known here",
                    "use the release of pspmigrate that wrote it, or a newer one");
            }

            return read(root);
        }
        catch (JsonException e)
        {
            throw Wrong(e.LineNumber is { } line ? $"{path}:{line + 1}:{e.BytePositionInLine + 1}" : path, $"this is not a {name}, or only a part of one",
                $"name the file that {writer} wrote, as it was written");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw Wrong(path, $"this {name} isn't as {writer} wrote it{(e is FormatException ? ": " + Printable.Escape(e.Message) : "")}", "nothing was done");
        }
    }

    /// <summary>The text of the file that is to be written, where it is there already: what it holds stays in it. Null where it isn't.</summary>
    /// <exception cref="CommandException">It is a device or a pipe, which keeps nothing.</exception>
    public static string? Known(string path, Host host)
    {
        var full = host.FullPath(path);
        if (Device.Is(full))
            throw new CommandException($"{path}: this file holds nothing to undo", "name a file");
        return File.Exists(full) ? File.ReadAllText(full) : null;
    }

    /// <summary>An object that can be sent to a server.</summary>
    public static JsonObject Object(JsonElement element)
    {
        var node = JsonObject.Create(element.Clone()) ?? throw new FormatException("an object is missing");
        // Text that is no Unicode is found only here.
        node.ToJsonString();
        return node;
    }

    private static CommandException Wrong(string where, string message, string advice) => new($"{where}: {message}", advice);
}
