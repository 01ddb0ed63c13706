using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>What a cleanup changes in the files of a repository.</summary>
/// <param name="Objects">Files that lose objects or rules, or go as a whole.</param>
/// <param name="Annotations">Files that lose annotations of pods, after those.</param>
/// <param name="Problems">What stays though it could go, and why.</param>
public sealed record RepositoryCleanup(
    CleanupPlan Plan, ImmutableArray<FileChange> Objects, ImmutableArray<FileChange> Annotations, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Finds it. Writes nothing.</summary>
    /// <param name="inventory">What was read of them: namespaces, workloads, and what admission policies ask RBAC.</param>
    /// <param name="minor">The minor version of the API servers; null where it isn't known.</param>
    public static RepositoryCleanup Of(ImmutableArray<RepositoryFile> files, Inventory inventory, Scope scope, int? minor = null)
    {
        var found = RepositoryObjects.Read(files, KustomizationFile.FindAll(files));
        var plan = CleanupFinder.Find(inventory with { Policies = found.Policies, Roles = found.Roles, Bindings = found.Bindings }, scope, minor);
        var done = new Work(files, found, plan).Do();
        return done with { Problems = [.. done.Problems, .. Unseen(files, inventory.Policies, found.Policies)] };
    }

    /// <summary>Policies in files that hold none in a form that can be edited.</summary>
    private static IEnumerable<Diagnostic> Unseen(
        ImmutableArray<RepositoryFile> files, ImmutableArray<PodSecurityPolicy> read, ImmutableArray<PodSecurityPolicy> found)
    {
        var sources = found.Select(policy => policy.At.Source).ToHashSet(StringComparer.Ordinal);
        var others = files.Select(file => file.Path).Where(path => !sources.Contains(path)).ToHashSet(StringComparer.Ordinal);
        return read.Where(policy => policy.At.Source is { } source && others.Contains(source)).Select(policy => new Diagnostic(
            Severity.Warning, $"PodSecurityPolicy {Quote.Name(policy.Name)} stays here: its file can't be edited in place", policy.At, "take it out by hand"));
    }

    private sealed class Work(ImmutableArray<RepositoryFile> files, RepositoryObjects found, CleanupPlan plan)
    {
        private readonly Dictionary<string, RepositoryFile> _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        private readonly List<Position> _removals = [];
        private readonly List<ObjectEdit> _edits = [];
        private readonly List<Diagnostic> _problems = [];

        public RepositoryCleanup Do()
        {
            foreach (var item in plan.Items)
            {
                if (item.Goes)
                    Remove(item.At, $"{item.Kind} {item.Name}");
                else
                    Edit(new(item.At, [.. item.Rules.SelectMany(Fields)]), $"{item.Kind} {item.Name}");
            }

            foreach (var patch in found.Patches.Where(
                patch => IsGone(RepositoryObjects.Text(patch, "kind"), RepositoryObjects.Text(patch, "metadata", "name"))))
                Remove(patch.At, $"the patch of {RepositoryObjects.Text(patch, "kind")} {RepositoryObjects.Text(patch, "metadata", "name")}");
            var gone = Changed().Where(change => change.After is null).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
            var kustomizations = new KustomizationCleanup(files, IsGone);
            kustomizations.Follow(gone);
            _edits.AddRange(kustomizations.Edits);
            var changes = Changed().Where(change => !gone.Contains(change.Path))
                .Concat(gone.Select(path => new FileChange(path, _files[path].Text, After: null)));
            ImmutableArray<FileChange> objects = [.. changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
            return new(plan, objects, Annotated(objects), [.. _problems.Distinct().OrderBy(problem => problem.At)]);
        }

        /// <summary>Whether all definitions of an object go.</summary>
        private bool IsGone(string kind, string name)
        {
            var going = plan.Items.Count(item => item.Goes && Is(item.Kind, kind) && Is(item.Name, name));
            return going > 0 && going == Definitions(kind).Count(other => Is(other, name));
        }

        private IEnumerable<string> Definitions(string kind) => kind switch
        {
            "PodSecurityPolicy" => found.Policies.Select(policy => policy.Name),
            _ => found.Roles.Where(role => Is(role.Kind, kind)).Select(role => role.Name)
                .Concat(found.Bindings.Where(binding => Is(binding.Kind, kind)).Select(binding => binding.Name)),
        };

        private ImmutableArray<FileChange> Annotated(ImmutableArray<FileChange> objects)
        {
            foreach (var workload in plan.Annotations.GroupBy(item => item.At))
            {
                var dead = workload.Select(item => new FieldEdit(item.Path, Value: null)).DistinctBy(field => field.Path[^1], StringComparer.Ordinal);
                Edit(new(workload.Key, [.. dead]), $"{workload.First().Kind} {workload.First().Name}");
            }

            var before = objects.ToDictionary(change => change.Path, change => change.After, StringComparer.Ordinal);
            return
            [
                .. from change in Changed()
                   let earlier = before.GetValueOrDefault(change.Path, change.Before)
                   where earlier is not null && change.After is not null && !Is(earlier, change.After)
                   select new FileChange(change.Path, earlier, change.After),
            ];
        }

        /// <summary>The files that change by what was found so far; what can't be changed in place is told and left as it is.</summary>
        private IEnumerable<FileChange> Changed()
        {
            var changing = _edits.ToLookup(edit => edit.At.Source!, StringComparer.Ordinal);
            var going = _removals.ToLookup(at => at.Source!, StringComparer.Ordinal);
            foreach (var path in changing.Select(item => item.Key).Union(going.Select(item => item.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var text = _files[path].Text;
                var edits = ManifestEditor.Edit(text, changing[path]);
                var removals = going.Contains(path) ? ObjectRemoval.Remove(text, [.. going[path]]) : new(text, [], []);
                _problems.AddRange(edits.Problems.Concat(removals.Problems));
                if (edits.Text is null || removals.Text is null)
                    continue;
                if (removals is { Text.Length: 0, Edits.IsEmpty: false })
                    yield return new(path, text, After: null);
                else if (EditPlan.Apply(text, [.. edits.Edits.Concat(removals.Edits).OrderBy(edit => edit.Start)]) is { } after && !Is(after, text))
                    yield return new(path, text, after);
            }
        }

        private static IEnumerable<FieldEdit> Fields(RuleChange change)
        {
            var index = change.Index.ToString(CultureInfo.InvariantCulture);
            return change.Fate == RuleFate.Goes
                ? [new(["rules", index], Value: null)]
                : Enumerable.Range(0, change.Rule.Resources.Length).Where(i => RuleFates.IsPolicies(change.Rule.Resources[i]))
                    .Select(i => new FieldEdit(["rules", index, "resources", i.ToString(CultureInfo.InvariantCulture)], Value: null));
        }

        private void Remove(Position at, string what)
        {
            if (IsEditable(at, what))
                _removals.Add(at);
        }

        private void Edit(ObjectEdit edit, string what)
        {
            if (IsEditable(edit.At, what))
                _edits.Add(edit);
        }

        private bool IsEditable(Position at, string what)
        {
            var file = at.Source is { } path && at.Line > 0 ? _files.GetValueOrDefault(path) : null;
            var reason = file is null ? "its file isn't known" : file.NotEditableReason ?? (Templates.HasYtt(file.Text) ? "this file is a ytt template" : null);
            if (reason is not null)
                _problems.Add(new(Severity.Warning, $"{what} stays here: {reason}", at, "take it out where it comes from"));
            return reason is null;
        }

        private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
    }
}
