using System.Text;
using PspMigrate.Cli;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Verbs;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;
using PspMigrate.Policies;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests of a repository → the changes of <c>pr</c>, all but git.</summary>
internal static class RequestTarget
{
    private static readonly PrOptions Options =
        PrOptions.From(((RunRequest)ArgumentParser.Parse(["pr", "--overwrite", "--fix", "--dry-run"], Application.Verbs, "pspmigrate")).Arguments);

    public static void Run(ReadOnlySpan<byte> input)
    {
        if (Utf8Text.Of(input) is not { } text)
            return;

        // With a namespace in it already, so that there is a place for others that the first request makes.
        ImmutableArray<RepositoryFile> files =
        [
            new("base/input.yaml", text),
            new("base/policy.yaml", Scratch.Base),
            new("base/namespace-first.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: first}\n"),
            new("base/kustomization.yaml", "resources:\n- input.yaml\n- namespace-first.yaml\n"),
        ];
        // Other policies may admit workloads once they are fixed, and fill more in.
        if (Apply(Apply(files)) is { } settled && Plan(settled) is not { IsEmpty: true })
            throw new PropertyException("the third time nothing changes", Show(Plan(settled) ?? []));
    }

    /// <summary>The files after the requests; null when the input has errors.</summary>
    private static ImmutableArray<RepositoryFile>? Apply(ImmutableArray<RepositoryFile>? files)
    {
        if (files is not { } before || Plan(before) is not { } requests)
            return null;
        foreach (var request in requests)
        {
            PropertyException.Unless(
                Verb.IsPrintable(request.Title) && request.Steps.All(step => Verb.IsPrintable(step.Message)) && Verb.IsPrintable(request.Body),
                "titles and messages control no terminal", $"{request.Title}\n{request.Body}");
        }

        var changes = requests.SelectMany(request => request.Steps).SelectMany(step => step.Files).ToArray();
        var now = before.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            PropertyException.Unless(string.Equals(now.GetValueOrDefault(change.Path), change.Before, StringComparison.Ordinal),
                "each step begins where the one before ended", change.Path);
            if (change.Before is { } text)
                Kept.Check(text, change.After!);
            now[change.Path] = change.After!;
        }

        return [.. now.Select(file => new RepositoryFile(file.Key, file.Value))];
    }

    /// <summary>The requests; null when the input has errors.</summary>
    private static ImmutableArray<RequestPlan>? Plan(ImmutableArray<RepositoryFile> files)
    {
        var given = Read(files);
        var (inventory, diagnostics) = (given.Inventory, given.Manifests.Diagnostics);
        foreach (var diagnostic in diagnostics)
            PropertyException.Unless(diagnostic.At is { Line: > 0, Column: > 0 }, "every diagnostic has a place", diagnostic.Message);
        if (diagnostics.Concat(PolicyValidation.ValidateAll(inventory.Policies)).Any(diagnostic => diagnostic.Severity == Severity.Error))
            return null;
        var plan = Planner.Make(inventory, Options.Levels.For(given));
        var planner = new RepositoryPlanner(plan, files, new());
        var changes = planner.Changes();
        var fixes = WorkloadFixes.Of(plan, files);
        try
        {
            return new RequestPlanner(plan, files, planner.Kustomizations, fixes, Options, bodyLimit: null).Plan(changes);
        }
        catch (CommandException e)
        {
            // Two edits that go well one by one but not together.
            PropertyException.Unless(e.Message.StartsWith("base/", StringComparison.Ordinal), "every error has a place", e.Message);
            return null;
        }
    }

    /// <summary>Reads what a build of the kustomization holds, which transforms nothing.</summary>
    private static Given Read(ImmutableArray<RepositoryFile> files)
    {
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = Options.Input.DefaultNamespace, IsRepository = true });
        foreach (var file in files.Where(file => !Kustomization.IsNamed(file.Path)))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            reader.Read(file.Path, content, isFound: true);
        }

        var result = reader.Finish();
        var inventory = result.Inventory with { Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
        return new(result with { Inventory = inventory }, Options.Input.Selection.Of(inventory), ServerVersion: null);
    }

    private static string Show(ImmutableArray<RequestPlan> requests) =>
        string.Join('\n', requests.SelectMany(request => request.Steps).SelectMany(step => step.Files).Select(
            file => $"{file.Path}\n{file.Before}\n---\n{file.After}"));
}
