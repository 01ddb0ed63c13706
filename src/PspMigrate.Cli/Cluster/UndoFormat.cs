using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>What files that undo something have in common: JSON that we wrote, and that somebody may have cut or edited since.</summary>
/// <param name="Kind">What such a file calls itself: <c>pspmigrate-rollback</c>.</param>
/// <param name="Name">What messages call it: <c>rollback file</c>.</param>
/// <param name="Writer">What wrote it: <c>apply</c>.</param>
/// <param name="Option">The option that names a file to write: <c>--rollback-file</c>.</param>
/// <param name="Undo">What undoes it: <c>apply --rollback</c>.</param>
internal sealed record UndoFormat(string Kind, string Name, string Writer, string Option, string Undo)
{
    /// <summary>The version that is written. Files of older versions don't say any, and are read alike.</summary>
    private const int Version = 1;

    /// <summary>A key twice would be read by one program in one way and by the next in another.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public string Text(string cluster, params IEnumerable<(string Key, JsonNode[] Items)> parts)
    {
        var root = new JsonObject { ["kind"] = Kind, ["version"] = Version, ["cluster"] = cluster };
        foreach (var (key, items) in parts)
            root[key] = new JsonArray(items);
        return JsonText.Write(json => root.WriteTo(json));
    }

    /// <param name="path">Its name in messages.</param>
    /// <param name="read">Takes the cluster and reads what is in it; a FormatException says what can't be right.</param>
    /// <exception cref="CommandException">It is none, of a newer version, cut, or edited into something that we never write.</exception>
    public T Parse<T>(string path, string text, Func<string, JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var said) || !said.ValueEquals(Kind))
                throw Wrong(path, "this is not a " + Name, $"name the file that {Writer} wrote");
            if (root.TryGetProperty("version", out var version) && version.GetInt32() is var number and > Version)
            {
                throw Wrong(
                    path, $"this {Name} is of version {number}, and version {Version} is the newest that is known here",
                    "use the release of pspmigrate that wrote it, or a newer one");
            }

            return read(root.GetProperty("cluster").GetString() ?? "", root);
        }
        catch (JsonException e)
        {
            throw Wrong(e.LineNumber is { } line ? $"{path}:{line + 1}:{e.BytePositionInLine + 1}" : path, $"this is not a {Name}, or only a part of one",
                $"name the file that {Writer} wrote, as it was written");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw Wrong(path, $"this {Name} isn't as {Writer} wrote it{(e is FormatException ? ": " + Printable.Escape(e.Message) : "")}", "nothing was done");
        }
    }

    /// <exception cref="CommandException">There is none.</exception>
    public string Read(string path, Host host) => File.Exists(host.FullPath(path))
        ? File.ReadAllText(host.FullPath(path))
        : throw new CommandException($"{path}: no such file", $"name the file that {Writer} wrote");

    /// <exception cref="CommandException">The file belongs to another cluster than the one that is asked.</exception>
    public async Task CheckCluster(IUndoFile file, ApiServer server)
    {
        if (await new NamespaceApi(server, isDryRun: false).Find(NamespaceApi.System) is not { } system
            || !string.Equals(system.Uid, file.Cluster, StringComparison.Ordinal))
            throw new CommandException($"the {Name} belongs to another cluster", $"this is {server.Name}; choose with --context");
    }

    /// <summary>An object that can be sent to a server.</summary>
    public static JsonObject Object(JsonElement element)
    {
        var node = JsonObject.Create(element.Clone()) ?? throw new FormatException("an object is missing");
        // Text that is no Unicode is found only here.
        node.ToJsonString();
        return node;
    }

    /// <summary>Saves what is there now, before the first write: in a new file, or beside what one holds already.</summary>
    /// <param name="path">The file; null for a new one.</param>
    /// <param name="parse">The file's name and text → what it holds.</param>
    /// <param name="with">The cluster, and what the file holds already (null for nothing) → what it is to hold.</param>
    /// <exception cref="CommandException">It is a device or a pipe, which keeps nothing, or is about another cluster.</exception>
    public async Task<string> Save<T>(string? path, Func<string, string, T> parse, Func<string, T?, T> with, ApiServer server, Host host)
        where T : class, IUndoFile
    {
        path ??= string.Create(CultureInfo.InvariantCulture, $"{Kind}-{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'Z'}.json");
        var full = host.FullPath(path);
        var cluster = await new NamespaceApi(server, isDryRun: false).ClusterId();
        if (Device.Is(full))
            throw new CommandException($"{path}: this file holds nothing to undo", "name a file");
        var known = File.Exists(full) ? parse(path, File.ReadAllText(full)) : null;
        if (known is not null && !string.Equals(known.Cluster, cluster, StringComparison.Ordinal))
            throw Wrong(path, $"this {Name} belongs to another cluster", $"name another with {Option}");
        AtomicFiles.Write([new OutputFile(path, with(cluster, known).Text())], host, overwrite: true);
        return path;
    }

    /// <summary>What somebody can do who was stopped halfway.</summary>
    public ImmutableArray<string> WaysOn(string path, Host host) =>
        [$"To continue: run the same command again with {Option} {path}", $"To undo:     {host.CommandName} {Undo} {path}"];

    private static CommandException Wrong(string where, string message, string advice) => new($"{where}: {message}", advice);
}

/// <summary>What a file holds that undoes something.</summary>
internal interface IUndoFile
{
    /// <summary>The uid of the cluster's namespace kube-system: no other cluster is meant.</summary>
    string Cluster { get; }

    string Text();
}
