namespace PspMigrate.Manifests.Reading;

/// <summary>A source, and the problems that were found in it so far.</summary>
/// <param name="name">Its name in positions.</param>
/// <param name="defaultNamespace">The namespace of objects in it that name none; null is <c>default</c>, with a note for each.</param>
internal sealed class SourceProblems(string name, NamespaceFallback defaultNamespace)
{
    private static readonly Severity[] Severities = Enum.GetValues<Severity>();

    private int[]? _left;

    public NamespaceFallback DefaultNamespace { get; } = defaultNamespace;

    public string Name { get; } = name;

    /// <summary>Whether it was found in a tree, rather than named.</summary>
    public bool IsFound { get; init; }

    public List<Diagnostic> Found { get; } = [];

    /// <summary>Keeps the first problems of each severity, and the number of the others, so that a hostile source can't fill the memory.</summary>
    public void Trim()
    {
        if (Found.Count <= Limits.Problems)
            return;
        var kept = new int[Severities.Length];
        var left = _left ??= new int[Severities.Length];
        Found.RemoveAll(problem =>
        {
            var severity = (int)problem.Severity;
            if (kept[severity]++ < Limits.Problems)
                return false;
            left[severity]++;
            return true;
        });
    }

    /// <summary>Each problem once, and of those that say that this is a template only the first.</summary>
    /// <param name="areTemplatesFine">True to warn of templates only.</param>
    /// <param name="pipe">How rendered text reaches the command in use.</param>
    public IEnumerable<Diagnostic> Distinct(bool areTemplatesFine, string pipe)
    {
        Trim();
        var others = Found.Distinct().Where(d => !Templates.IsTemplate(d)).Concat(More());
        if (Found.Find(Templates.IsTemplate) is not { } found)
            return others;
        var template = Templates.For(found, pipe);
        return others.Append(areTemplatesFine ? template with { Severity = Severity.Warning } : template);
    }

    private IEnumerable<Diagnostic> More() => Severities.Where(severity => _left?[(int)severity] > 0).Select(severity =>
    {
        var count = _left![(int)severity].ToString("N0", CultureInfo.InvariantCulture);
        var last = Found.FindLast(problem => problem.Severity == severity)!;
        return new Diagnostic(severity, $"{count} more {severity.ToString().ToLowerInvariant()}s like these", last.At with { Column = last.At.Column + 1 });
    });
}
