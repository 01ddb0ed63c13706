using System.Runtime.ExceptionServices;
using PspMigrate.Manifests.Reading;

namespace PspMigrate.Manifests;

/// <summary>How manifests are read.</summary>
public sealed record ReadOptions
{
    /// <summary>The namespace of objects that name none.</summary>
    /// <value>The name of a namespace; by default <c>default</c>, with a note that there are such objects.</value>
    public NamespaceFallback DefaultNamespace { get; init; }

    /// <summary>
    /// Whether the sources are all the files of a repository, rather than chosen ones. Then templates are passed over with a warning, and
    /// every Namespace object is kept: where a repository holds several clusters, each has its own of one name.
    /// </summary>
    /// <value>The default is false.</value>
    public bool IsRepository { get; init; }

    /// <summary>Whether <see cref="Workload.RequiredFields"/> is read, which only fixes as whole objects look at.</summary>
    /// <value>The default is true; without them a cluster of thousands of workloads takes less time and memory.</value>
    public bool KeepsRequiredFields { get; init; } = true;

    /// <summary>How rendered text reaches the command in use; for advice.</summary>
    /// <value>The default is <c>pspmigrate convert -</c>.</value>
    public string Pipe { get; init; } = Templates.DefaultPipe;

    /// <summary>How many threads read at a time, the caller's among them. The answer doesn't depend on it.</summary>
    /// <value>1, the default, or more.</value>
    public int Workers { get; init; } = 1;
}

/// <summary>What was read, and what is to be said about it, in order of place.</summary>
public sealed record ReadResult(Inventory Inventory, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>How many documents of trees hold no Kubernetes object.</summary>
    public int PassedOver { get; init; }

    /// <summary>The files of trees that hold templates, or what is encrypted.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

/// <summary>Reads manifests, YAML or JSON, from any number of sources into one inventory.</summary>
public sealed class ManifestReader
{
    private readonly ReadOptions _options;
    private InventoryBuilder _inventory;
    private readonly List<SourceProblems> _sources = [];
    private readonly PieceQueue _pieces;
    private readonly SourceProblems _live;
    private readonly PieceReader _liveReader;

    public ManifestReader(ReadOptions options)
    {
        _options = options;
        _inventory = new InventoryBuilder(options.IsRepository);
        _pieces = new PieceQueue(options.Workers, options.KeepsRequiredFields, Take);
        _liveReader = new PieceReader(options.KeepsRequiredFields);
        _live = new SourceProblems("", options.DefaultNamespace);
    }

    /// <summary>The namespace of objects that name none.</summary>
    public string DefaultNamespace => _options.DefaultNamespace.Name ?? "default";

    /// <summary>Whether any policy was read so far.</summary>
    public bool HasPolicies => SoFar.HasPolicies;

    /// <summary>The Namespace objects that were read so far.</summary>
    public ImmutableArray<NamespaceObject> Namespaces => [.. SoFar.Namespaces];

    /// <summary>What other programs make of what was read so far.</summary>
    public ImmutableArray<MissingPart> Missing => [.. SoFar.Missing];

    /// <summary>What was read so far, all pieces of it.</summary>
    private InventoryBuilder SoFar
    {
        get
        {
            _pieces.Drain();
            return _inventory;
        }
    }

    /// <summary>Reads all documents of one source; problems are collected, never thrown.</summary>
    /// <param name="source">The name to show in positions; <c>&lt;stdin&gt;</c> for standard input.</param>
    /// <param name="content">YAML or JSON; which is found out. Read to its end, not closed.</param>
    /// <param name="ns">The namespace of objects in this source that name none; null is the reader's.</param>
    /// <param name="isFound">
    /// Whether the source was found in a tree, rather than named: then what can't be a Kubernetes object is passed over.
    /// </param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Read(string source, Stream content, string? ns = null, bool isFound = false, CancellationToken stop = default)
    {
        var problems = new SourceProblems(source, ns is null ? _options.DefaultNamespace : new(ns, IsSaid: true)) { IsFound = isFound };
        _sources.Add(problems);
        try
        {
            SourceCutter.Cut(problems, content, _pieces.Add, stop);
        }
        catch (ManifestException problem)
        {
            problems.Found.Add(problem.Diagnostic);
        }
    }

    /// <summary>Reads a small file that was found in a tree; what can't be a Kubernetes object is passed over.</summary>
    /// <param name="source">The name to show in positions.</param>
    /// <param name="load">
    /// Fills a buffer of that length; called once, perhaps by another thread. What it throws is thrown by a later call of this reader.
    /// </param>
    public void ReadFound(string source, int length, Action<Memory<byte>> load, CancellationToken stop = default)
    {
        _pieces.Add(new FoundFile(new SourceProblems(source, _options.DefaultNamespace) { IsFound = true }, length, load, stop));
    }

    /// <summary>Reads objects of files, as they are applied: perhaps built from them, or put into other namespaces than they say.</summary>
    /// <param name="source">The name to show where an object has no place of its own.</param>
    /// <param name="areBuilt">Whether a program has built them.</param>
    public void Add(string source, IEnumerable<MapNode> objects, bool areBuilt)
    {
        var problems = new SourceProblems(source, _options.DefaultNamespace) { IsFound = true };
        _sources.Add(problems);
        SoFar.Add(_liveReader.Read(objects, problems, areBuilt), problems.Found);
    }

    /// <summary>Forgets what was read of files, to read it again.</summary>
    public void Restart()
    {
        _pieces.Drain();
        _sources.Clear();
        _inventory = new InventoryBuilder(_options.IsRepository);
    }

    /// <summary>Reads one object of a cluster. An object of a file with the same name wins; the cluster has each name only once.</summary>
    /// <param name="source">Names the object in positions, which have no lines.</param>
    /// <param name="apiVersion">Its type, which an API server leaves out in lists.</param>
    public void AddLive(string source, string apiVersion, string kind, ReadOnlySpan<byte> json)
    {
        SoFar.AddLive(_liveReader.ReadLive(source, _options.DefaultNamespace, apiVersion, kind, json), _live.Found);
    }

    /// <summary>Everything that was read so far.</summary>
    public ReadResult Finish()
    {
        var whole = new List<Diagnostic>();
        var read = SoFar.ToInventory(whole);
        var found = _sources.SelectMany(source => source.Distinct(_options.IsRepository || source.IsFound, _options.Pipe)).Concat(_live.Found)
            .Concat(whole).ToList();
        return new(read, [.. _options.DefaultNamespace.Fold(found, Others(read)).OrderBy(diagnostic => diagnostic.At)])
        {
            PassedOver = _inventory.PassedOver,
            Unread =
            [
                .. _sources.Where(source => source.IsFound && source.Found.Exists(problem => Templates.IsTemplate(problem) || Foreign.IsEncrypted(problem)))
                    .Select(source => source.Name).Distinct(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The namespaces that objects name, but for the one of objects that name none.</summary>
    private string[] Others(Inventory read) =>
    [
        .. read.Namespaces.Select(item => item.Name).Concat(read.Namespaced.Select(item => item.Namespace))
            .Where(name => name.Length > 0 && !string.Equals(name, _options.DefaultNamespace.Name, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private void Take(Readable piece)
    {
        if (piece.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        _inventory.Add(piece.Result!, piece.Source.Found);
        piece.Source.Trim();
        // Of tens of thousands of files few have problems.
        if (piece is FoundFile && piece.Source.Found.Count > 0)
            _sources.Add(piece.Source);
    }
}
