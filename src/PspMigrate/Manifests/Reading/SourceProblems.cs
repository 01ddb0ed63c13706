namespace PspMigrate.Manifests;

/// <summary>A source, and the problems that were found in it so far.</summary>
/// <param name="name">Its name in positions.</param>
/// <param name="defaultNamespace">The namespace of objects in it that name none; null is <c>default</c>, with a note for each.</param>
internal sealed class SourceProblems(string name, string? defaultNamespace)
{
    public string? DefaultNamespace { get; } = defaultNamespace;

    public string Name { get; } = name;

    public List<Diagnostic> Found { get; } = [];

    /// <summary>Each problem once, and of those that say that this is a template only the first.</summary>
    /// <param name="areTemplatesFine">True to warn of templates only.</param>
    public IEnumerable<Diagnostic> Distinct(bool areTemplatesFine)
    {
        var others = Found.Distinct().Where(d => !Templates.IsTemplate(d));
        if (Found.Find(Templates.IsTemplate) is not { } template)
            return others;
        return others.Append(areTemplatesFine ? template with { Severity = Severity.Warning } : template);
    }
}
