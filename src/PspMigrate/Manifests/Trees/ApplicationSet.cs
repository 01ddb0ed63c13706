namespace PspMigrate.Manifests.Trees;

/// <summary>The repository that generators look into.</summary>
/// <param name="Text">The text of a file; null where it can't be read.</param>
/// <param name="Has">Whether an address may be its own.</param>
public sealed record GeneratorSource(IReadOnlyCollection<string> Paths, Func<string, string?> Text, Func<string, bool> Has);

/// <summary>What an ApplicationSet of Argo CD makes, as far as the repository tells.</summary>
/// <param name="Applications">The Applications, each in the place of the ApplicationSet.</param>
/// <param name="Unfollowed">What of it isn't followed; null when these are all.</param>
/// <remarks>
/// argo-cd docs/operator-manual/applicationset: Generators-List, -Git, -Matrix and -Merge, GoTemplate, Template; what they say of corner cases is
/// in applicationset/generators and applicationset/utils of argo-cd.
/// </remarks>
public sealed record ApplicationSet(ImmutableArray<MapNode> Applications, string? Unfollowed)
{
    private const int MostNodes = 1_000_000;

    /// <summary>What can matter of an Application is neither which cluster and repository it names, nor how it is called.</summary>
    private static readonly string[] Immaterial = ["project", "destination.server", "destination.name", "repoURL", "targetRevision"];

    /// <summary>Expands one.</summary>
    public static ApplicationSet Of(MapNode set, GeneratorSource source)
    {
        var applications = ImmutableArray.CreateBuilder<MapNode>();
        var unfollowed = new List<string>();
        var isGo = set.Find("spec", "goTemplate") is ScalarNode { Text: "true" };
        var generators = new SetGenerators(source, isGo);
        var size = set.Find("spec", "template")?.All().Sum(node => 1L + (node is ScalarNode scalar ? scalar.Text.Length / 64 : 0)) ?? 0;
        if (set.Find("spec", "templatePatch") is not null)
            return new([], "templatePatch");
        foreach (var generator in set.MapsAt("spec", "generators"))
        {
            try
            {
                var sets = generators.Of(generator);
                // A long list times a long template would be far more than anybody has written.
                if (sets.Count * size > MostNodes)
                    throw new UnfollowedException("a generator of very many");
                MapNode[] made = [.. sets.Select(parameters => Application(set, new(parameters, isGo)))];
                applications.AddRange(made);
            }
            catch (UnfollowedException e)
            {
                unfollowed.Add(e.Message);
            }
        }

        return new(applications.ToImmutable(), unfollowed.Count == 0 ? null : string.Join(", ", unfollowed.Distinct(StringComparer.Ordinal)));
    }

    private static MapNode Application(MapNode set, SetTemplate template)
    {
        var metadata = template.Render(set.Find("spec", "template", "metadata") ?? new MapNode(set.At, []));
        var spec = template.Render(set.Find("spec", "template", "spec") ?? new MapNode(set.At, []), (path, text) =>
        {
            if (!Immaterial.Any(field => string.Equals(path, field, StringComparison.Ordinal) || path.EndsWith($".{field}", StringComparison.Ordinal)))
                throw new UnfollowedException($"{path}: {text}");
        });
        return new(
            set.At, [Entry("apiVersion", Text("argoproj.io/v1alpha1")), Entry("kind", Text("Application")), Entry("metadata", metadata), Entry("spec", spec)]);

        MapEntry Entry(string key, Node value) => new(key, set.At, value);
        ScalarNode Text(string text) => new(set.At, text, ScalarType.String);
    }
}

/// <summary>Something in an ApplicationSet that the repository doesn't tell the result of.</summary>
/// <param name="what">The field or generator.</param>
internal sealed class UnfollowedException(string what) : Exception(what);
