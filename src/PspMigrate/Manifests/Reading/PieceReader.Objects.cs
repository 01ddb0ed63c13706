namespace PspMigrate.Manifests.Reading;

/// <content>Objects that stand in no file.</content>
internal sealed partial class PieceReader
{
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

    private static object Built(object item) => item switch
    {
        Workload workload => workload with { IsBuilt = true },
        IReadOnlyList<Workload> several => (Workload[])[.. several.Select(workload => workload with { IsBuilt = true })],
        _ => item,
    };
}
