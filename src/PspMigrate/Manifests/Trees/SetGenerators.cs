using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Trees;

/// <summary>The generators of ApplicationSets whose parameters follow from the object and the repository.</summary>
/// <param name="isGo">Whether templates are Go's: then paths are maps.</param>
internal sealed class SetGenerators(GeneratorSource source, bool isGo)
{
    private const int MostSets = 10_000;

    private readonly Lazy<string[]> _directories = new(() => Directories(source));

    /// <summary>The sets of parameters that a generator makes; what is nested in them has keys with dots.</summary>
    /// <exception cref="UnfollowedException">They aren't all known.</exception>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Of(MapNode generator)
    {
        if (generator["selector"] is not null)
            throw new UnfollowedException("the selector of a generator");
        if (generator.Entries is not [{ Value: MapNode body } entry])
            throw new UnfollowedException("a generator of several kinds");
        if (body["template"] is MapNode { Entries.Count: > 0 })
            throw new UnfollowedException($"the template of a {entry.Key} generator");
        return entry.Key switch
        {
            "list" when body["elementsYaml"] is null => [.. body.MapsAt("elements").Select(Flat)],
            "git" => Git(body),
            "matrix" => Matrix([.. body.MapsAt("generators")]),
            "merge" => Merge([.. body.MapsAt("generators")], [.. body.TextsAt("mergeKeys")]),
            _ => throw new UnfollowedException($"the {entry.Key} generator"),
        };
    }

    private Dictionary<string, string>[] Git(MapNode git)
    {
        var (directories, files) = (git.MapsAt("directories").ToArray(), git.MapsAt("files").ToArray());
        if (git.TextAt("repoURL") is { } address && !source.Has(address))
            throw new UnfollowedException($"the git generator of {address}");
        var made = directories.Length > 0
            ? Chosen(directories, _directories.Value, PathPattern.InDirectory).Select(path => At(git, path, path, [])).ToArray()
            : [.. from path in Chosen(files, source.Paths, PathPattern.Anywhere)
                  from content in Contents(path)
                  select At(git, TreePath.DirectoryOf(path), path, content)];
        // Another repository that can't be told from this one, or nothing yet.
        return made.Length > 0 ? made : throw new UnfollowedException("the git generator, which finds nothing here");
    }

    /// <remarks>argo-cd applicationset/services/repo_service.go: hidden directories are left out, and the root.</remarks>
    private static string[] Directories(GeneratorSource source) =>
    [
        .. source.Paths.SelectMany(path => TreePath.Upwards(TreePath.DirectoryOf(path))).Distinct(StringComparer.Ordinal)
            .Where(path => !path.Split('/').Any(name => name.StartsWith('.'))).Order(StringComparer.Ordinal),
    ];

    private static string[] Chosen(MapNode[] items, IEnumerable<string> paths, Func<string, Func<string, bool>> pattern)
    {
        var wanted = items.Where(item => item.TextAt("exclude") is not "true").Select(item => pattern(item.TextAt("path") ?? "")).ToArray();
        var excluded = items.Where(item => item.TextAt("exclude") is "true").Select(item => pattern(item.TextAt("path") ?? "")).ToArray();
        return [.. paths.Where(path => Array.Exists(wanted, matches => matches(path)) && !Array.Exists(excluded, matches => matches(path)))
            .Order(StringComparer.Ordinal)];
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Contents(string path)
    {
        try
        {
            return YamlTree.Parse(path, source.Text(path) ?? "", firstLine: 1, []).FirstOrDefault() switch
            {
                ListNode list => list.Items.OfType<MapNode>().Select(Flat),
                MapNode map => [Flat(map)],
                _ => [],
            };
        }
        catch (ManifestException)
        {
            throw new UnfollowedException($"the git generator, for which {path} can't be read");
        }
    }

    private Dictionary<string, string> At(MapNode git, string directory, string file, IEnumerable<KeyValuePair<string, string>> content)
    {
        var made = new Dictionary<string, string>(content, StringComparer.Ordinal);
        var (prefix, name) = (git.TextAt("pathParamPrefix") is { } typed ? $"{typed}.path" : "path", TreePath.NameOf(file));
        var segments = directory.Split('/');
        made[isGo ? $"{prefix}.path" : prefix] = directory;
        made[$"{prefix}.basename"] = TreePath.NameOf(directory);
        made[$"{prefix}.basenameNormalized"] = Normalized(TreePath.NameOf(directory));
        for (var i = 0; i < segments.Length; i++)
            made[string.Create(CultureInfo.InvariantCulture, $"{prefix}{(isGo ? $".segments.{i}" : $"[{i}]")}")] = segments[i];
        if (!string.Equals(directory, file, StringComparison.Ordinal))
            (made[$"{prefix}.filename"], made[$"{prefix}.filenameNormalized"]) = (name, Normalized(name));
        foreach (var value in (git["values"] as MapNode)?.Entries ?? [])
        {
            made[$"values.{value.Key}"] = value.Value is ScalarNode text && new SetTemplate(made, isGo).Render(text.Text) is { } rendered
                ? rendered : throw new UnfollowedException($"values.{value.Key} of a git generator");
        }

        return made;
    }

    /// <summary>Every combination; the second generator may use the parameters of the first.</summary>
    private List<IReadOnlyDictionary<string, string>> Matrix(MapNode[] generators)
    {
        if (generators.Length < 2)
            throw new UnfollowedException("a matrix generator of one");
        var made = Of(generators[0]).ToList();
        foreach (var generator in generators[1..])
        {
            made = [.. made.SelectMany(known => Of((MapNode)new SetTemplate(known, isGo).Render(generator)).Select(more => Combined(known, more)))
                .Take(MostSets + 1)];
            if (made.Count > MostSets)
                throw new UnfollowedException("a matrix generator of very many");
        }

        return made;
    }

    /// <remarks>applicationset/generators/matrix.go: with Go templates the first generator wins, else two values of one key are an error.</remarks>
    private Dictionary<string, string> Combined(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        var both = new Dictionary<string, string>(first, StringComparer.Ordinal);
        foreach (var (key, value) in second)
        {
            if (!both.TryAdd(key, value) && !isGo && !string.Equals(both[key], value, StringComparison.Ordinal))
                throw new UnfollowedException($"a matrix generator that makes two values of {key}");
        }

        return both;
    }

    /// <remarks>applicationset/generators/merge.go: what has the same values of the keys overrides what the first generator makes; the rest goes.</remarks>
    private List<IReadOnlyDictionary<string, string>> Merge(MapNode[] generators, string[] keys)
    {
        if (generators.Length < 2 || keys.Length == 0)
            throw new UnfollowedException("a merge generator without keys or generators");
        var made = Of(generators[0]).ToList();
        foreach (var overrides in generators[1..].Select(generator => Of(generator).ToLookup(set => Key(set, keys), StringComparer.Ordinal)))
        {
            made = [.. made.Select(set => overrides[Key(set, keys)].Take(1).Aggregate(set, (old, more) =>
                new Dictionary<string, string>(old.Where(item => !more.ContainsKey(item.Key)).Concat(more), StringComparer.Ordinal)))];
        }

        return made;
    }

    private static string Key(IReadOnlyDictionary<string, string> set, string[] keys) => string.Join('\0', keys.Select(key =>
        set.TryGetValue(key, out var value) ? value : throw new UnfollowedException($"a merge generator, of which a set lacks {key}")));

    private static Dictionary<string, string> Flat(MapNode map)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(map, "");
        return flat;

        void Add(Node node, string path)
        {
            switch (node)
            {
                case ScalarNode scalar:
                    flat[path] = scalar.Text;
                    break;
                case ListNode list:
                    for (var i = 0; i < list.Items.Count; i++)
                        Add(list.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}.{i}"));
                    break;
                default:
                    foreach (var entry in ((MapNode)node).Entries)
                        Add(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
                    break;
            }
        }
    }

    /// <remarks>applicationset/utils/utils.go, SanitizeName.</remarks>
    private static string Normalized(string name)
    {
        var text = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' ? c : '-'));
        return text[..Math.Min(text.Length, 253)].Trim('-', '.');
    }
}
