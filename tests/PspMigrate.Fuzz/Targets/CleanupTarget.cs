using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;
using PspMigrate.Tests.Conversion.Cleanup;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests of a repository → what a cleanup leaves of them, and what it leaves people able to do.</summary>
internal static class CleanupTarget
{
    private const int Most = 2;

    public static void Run(ReadOnlySpan<byte> input)
    {
        if (Utf8Text.Of(input) is not { } text)
            return;

        ImmutableArray<RepositoryFile> files =
        [
            new("base/input.yaml", text),
            new("base/kustomization.yaml", "resources:\n- input.yaml\n- policy.yaml\n"),
            new("base/policy.yaml", Scratch.Base),
        ];
        if (Clean(files) is not { } once)
            return;
        if (Clean(once) is not { } twice)
            throw new PropertyException("what is left can be read", once.First(file => file.Path is "base/input.yaml").Text);
        // What can be seen to be unused only once something else is gone.
        if (Clean(twice) is { } thrice)
            PropertyException.Unless(thrice.SequenceEqual(twice), "the third time nothing changes", Show(twice) + "\n---\n" + Show(thrice));
        Verb.Run(input.ToArray(), Scratch.Directory, "cleanup", "-", Scratch.BaseName, "-o", "json");
    }

    /// <summary>The files after a cleanup; null when they have errors.</summary>
    private static ImmutableArray<RepositoryFile>? Clean(ImmutableArray<RepositoryFile> files)
    {
        if (Read(files) is not { } before)
            return null;
        var cleanup = RepositoryCleanup.Of(files, before, Scope.All);
        var now = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        foreach (var change in cleanup.Objects.Concat(cleanup.Annotations))
        {
            PropertyException.Unless(
                string.Equals(now[change.Path], change.Before, StringComparison.Ordinal), "each step begins where the one before ended", change.Path);
            if (change.After is { } after)
                CheckLess(change.Before!, after);
            else
            {
                PropertyException.Unless(
                    change.Before!.Contains('*', StringComparison.Ordinal) || Leaves(change.Before).All(leaf =>
                        !leaf.StartsWith("metadata/name = ", StringComparison.Ordinal)
                        || cleanup.Plan.Items.Any(item => item.Goes && leaf.Contains(item.Name, StringComparison.Ordinal))),
                    "a file goes with all that is in it", change.Before!);
            }

            now.Remove(change.Path);
            if (change.After is { } left)
                now.Add(change.Path, left);
        }

        ImmutableArray<RepositoryFile> result =
            [.. now.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new RepositoryFile(file.Key, file.Value))];
        if (Read(result) is { } inventory)
            CheckReviews(before, inventory);
        return result;
    }

    /// <summary>A cleanup only takes away: every character that is left stood there, in this order, and everything that is said was said.</summary>
    private static void CheckLess(string before, string after)
    {
        // Aliases repeat what they stand for, and repetitions of repetitions have no end.
        if (before.Contains('*', StringComparison.Ordinal))
            return;
        PropertyException.Unless(IsWithin(after, before), "a cleanup only takes away", $"{before}\n---\n{after}");
        var left = Leaves(before).ToLookup(leaf => leaf, StringComparer.Ordinal);
        foreach (var leaf in Leaves(after).GroupBy(leaf => leaf, StringComparer.Ordinal))
            PropertyException.Unless(left[leaf.Key].Count() >= leaf.Count(), "nothing new is said", $"{leaf.Key}\n{after}");
    }

    private static bool IsWithin(string part, string whole)
    {
        var at = 0;
        foreach (var c in whole)
        {
            if (at < part.Length && part[at] == c)
                at++;
        }

        return at == part.Length;
    }

    /// <summary>What a text says, without the numbers of items, which change when one of them goes.</summary>
    private static IEnumerable<string> Leaves(string text) => Documents.Split(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')))
        .SelectMany(document => LeavesOf(Encoding.UTF8.GetString(document.Text.Span)))
        .Select(leaf => leaf.Split(" = ", 2))
        .Select(leaf => $"{string.Join('/', leaf[0].Split('/').Where(part => !part.All(char.IsAsciiDigit)))} = {leaf[^1]}");

    /// <summary>What a document says; one that isn't YAML, which a tree may hold, says its text.</summary>
    private static IEnumerable<string> LeavesOf(string document)
    {
        try
        {
            return [.. YamlTree.Parse("file", document, 1, []).SelectMany(node => Trees.Leaves(node))];
        }
        catch (ManifestException)
        {
            return [document];
        }
    }

    private static void CheckReviews(Inventory before, Inventory after)
    {
        var subjects = before.Bindings.SelectMany(binding => binding.Subjects).Select(subject => subject.Name).Distinct(StringComparer.Ordinal).Take(Most);
        var rules = before.Roles.SelectMany(role => role.Rules).ToArray();
        var (old, now) = (new Reviews(before), new Reviews(after));
        foreach (var subject in subjects)
        {
            foreach (var (rule, space) in rules.Take(20).SelectMany(rule => Spaces(before).Select(space => (rule, space))))
            {
                foreach (var review in Asked(subject, space, rule))
                    PropertyException.Unless(old.Allows(review) == now.Allows(review), "nobody may do anything else than before", review.ToString());
            }
        }
    }

    private static IEnumerable<string> Spaces(Inventory inventory) =>
        inventory.Bindings.Select(binding => binding.Namespace).OfType<string>().Append("elsewhere").Distinct(StringComparer.Ordinal).Take(Most);

    private static IEnumerable<Review> Asked(string subject, string space, PolicyRule rule) =>
        from verb in rule.Verbs.Append("get").Take(Most)
        from apiGroup in rule.ApiGroups.Append("policy").Take(Most)
        from resource in rule.Resources.Append("secrets").Take(3)
        where !resource.StartsWith("podsecuritypolicies", StringComparison.Ordinal) && resource is not "*" && apiGroup is not "*" && verb is not "*"
        select new Review(subject, [subject], space, verb, apiGroup, resource, rule.ResourceNames.FirstOrDefault("some"));

    private static Inventory? Read(ImmutableArray<RepositoryFile> files)
    {
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        foreach (var file in files.Where(file => file.Path is not "base/kustomization.yaml"))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            reader.Read(file.Path, content, isFound: true);
        }

        var result = reader.Finish();
        return result.HasErrors ? null : result.Inventory;
    }

    private static string Show(ImmutableArray<RepositoryFile> files) => string.Join('\n', files.Select(file => $"{file.Path}\n{file.Text}"));
}
