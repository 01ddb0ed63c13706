using System.Text;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Fuzz.Running;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Fuzz.Targets;

/// <summary>A directory of kustomizations, charts, releases and manifests → what belongs together, and <c>convert -R</c>.</summary>
internal static class TreeTarget
{
    private static readonly string Place = Path.Combine(Scratch.Directory, "tree");

    public static void Run(ReadOnlySpan<byte> input)
    {
        var files = FileBundle.Unpack(Encoding.Latin1.GetString(input));
        CheckLayout(files);
        foreach (var file in files)
            CheckParts(file);
        Convert(files);
    }

    /// <summary>What a tree is doesn't depend on the order in which its files are found, and every part of it is in one place.</summary>
    private static void CheckLayout(ImmutableArray<BundledFile> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => Text(file), StringComparer.Ordinal);
        var layout = new TreeLayout([.. texts.Keys], texts.GetValueOrDefault);
        var other = new TreeLayout([.. texts.Keys.Reverse()], texts.GetValueOrDefault);
        PropertyException.Unless(
            Show(layout, texts.Keys).SequenceEqual(Show(other, texts.Keys), StringComparer.Ordinal), "the order of files doesn't matter",
            string.Join('\n', Show(layout, texts.Keys).Except(Show(other, texts.Keys), StringComparer.Ordinal)));
        Kustomization[] all = [.. texts.Keys.Select(TreePath.DirectoryOf).Distinct(StringComparer.Ordinal).Select(layout.In).OfType<Kustomization>()];
        var known = all.Select(item => item.Directory).ToHashSet(StringComparer.Ordinal);
        foreach (var item in all)
        {
            PropertyException.Unless(texts.ContainsKey(item.Path), "a kustomization is a file of the tree", item.Path);
            PropertyException.Unless(layout.KindOf(item.Path) == TreeFileKind.Kustomize, "a kustomization is no manifest", item.Path);
            string[] closure = [.. layout.Closure(item).Select(below => below.Directory)];
            PropertyException.Unless(
                closure.Distinct(StringComparer.Ordinal).Count() == closure.Length && known.IsSupersetOf(closure), "what is taken in is taken in once",
                item.Path);
            // What a build reads is applied by the build alone.
            foreach (var path in item.Included.Concat(item.Files).Select(entry => TreePath.Resolve(item.Directory, entry)).OfType<string>())
            {
                PropertyException.Unless(
                    !texts.ContainsKey(path) || layout.KindOf(path) != TreeFileKind.Manifest, "what a build reads is no manifest", path);
            }
        }

        foreach (var root in layout.Roots.Concat(layout.UnusedComponents))
            PropertyException.Unless(known.Contains(root.Directory), "what is built is a kustomization of the tree", root.Path);
        foreach (var chart in layout.Charts)
            PropertyException.Unless(
                chart.Templates.All(path => layout.KindOf(path) is not TreeFileKind.Manifest), "templates are no manifests", chart.Directory);
    }

    private static IEnumerable<string> Show(TreeLayout layout, IEnumerable<string> paths) =>
        paths.Order(StringComparer.Ordinal).Select(path => $"{path} {layout.KindOf(path)}")
            .Concat(layout.Roots.Select(root => $"root {root.Path}"))
            .Concat(layout.UnusedComponents.Select(root => $"component {root.Path}"))
            .Concat(layout.Charts.Select(chart => $"chart {chart.Directory}: {string.Join(' ', chart.Templates)}"));

    /// <summary>What other programs make: named, with a place, inside the tree; and nothing in it is an option of the program that is run.</summary>
    private static void CheckParts(BundledFile file)
    {
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        reader.Read(file.Path, new MemoryStream(Encoding.Latin1.GetBytes(file.Text)), isFound: true);
        foreach (var part in reader.Missing)
        {
            PropertyException.Unless(part.At.Line > 0 && part.What.Length > 0, "what others make has a name and a place", part.What);
            PropertyException.Unless(
                part.Path is not { } path || (!path.StartsWith('/') && !path.Split('/').Contains("..", StringComparer.Ordinal)), "a path stays in the tree",
                part.Path ?? "");
            if (part.Release is { } release)
                CheckArguments(release);
        }
    }

    private static void CheckArguments(HelmRelease release)
    {
        foreach (var directory in new[] { "chart", "-chart" })
        {
            var arguments = Helm.Arguments(release, directory, ["values.yaml"]).ToArray();
            var options = arguments.Where((argument, i) => argument.StartsWith('-') && arguments[i - 1] is not ("--namespace" or "--values"));
            PropertyException.Unless(
                options.All(argument => argument is "--namespace" or "--values"), "only options of ours are given to helm", string.Join(' ', arguments));
        }
    }

    /// <summary>Without kustomize and helm on the PATH, what they would build is told, and the rest is read.</summary>
    private static void Convert(ImmutableArray<BundledFile> files)
    {
        if (Directory.Exists(Place))
            Directory.Delete(Place, recursive: true);
        foreach (var file in files)
        {
            var path = Path.Combine(Place, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Encoding.Latin1.GetBytes(file.Text));
        }

        var first = Verb.Run([], Place, "convert", "-R", ".", "--report", "json", "-o", "json", "--render-charts");
        // Several threads read: once in a few trees it is asked whether that makes a difference.
        if (first.Out.Length % 4 == 0)
        {
            var again = Verb.Run([], Place, "convert", "-R", ".", "--report", "json", "-o", "json", "--render-charts");
            PropertyException.Unless(first == again, "the same tree has the same answer", $"{first.Error}\n---\n{again.Error}");
        }

        foreach (var file in files)
        {
            PropertyException.Unless(
                File.ReadAllBytes(Path.Combine(Place, file.Path)).AsSpan().SequenceEqual(Encoding.Latin1.GetBytes(file.Text)), "reading changes no file",
                file.Path);
        }
    }

    private static string Text(BundledFile file) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(file.Text));
}
