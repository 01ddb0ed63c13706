using PspMigrate.Cli.Cluster;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>apply</c>: plan, rehearsal, question, rollback file, labels.</summary>
internal sealed class ApplyRun(ApiServer server, ApplyOptions options, Host host)
{
    private const int ShownNames = 5;

    private readonly NamespaceApi _api = new(server, isDryRun: false);

    /// <exception cref="CommandException">Something was refused, or the user said no.</exception>
    public async Task Run(Plan plan)
    {
        var applier = new LabelApplier(_api, host);
        var decisions = await applier.Decide(plan, options.Modes, options.Levels.Plan.Overwrite, options.ForceConflicts);
        ProblemWriter.Write(PodSecurityMessages.Of(plan.PodSecurityFindings), host);
        SayAbsent(plan, decisions);
        if (options.Modes.Contains(Mode.Enforce))
            Warn(plan, decisions);
        host.Out.Write(Terminal.ForOut(host).Show(ApplyAnswer.Of(decisions), options.Output));
        ImmutableArray<LabelDecision> changes = [.. decisions.Where(decision => !decision.Changes.IsEmpty)];
        var kept = new KeptRun(server, plan.Kept, host);
        if (plan.Kept is { } policies)
        {
            ProblemWriter.Write(KeptMessages.Of(policies), host);
            host.Error.WriteLine(KeptMessages.Summary(policies));
            SayOthers(plan);
            host.Out.Write(KeptForms.Names(policies));
        }

        if (changes.IsEmpty && kept.Objects.IsEmpty)
        {
            host.Error.WriteLine("No label has to change.");
            return;
        }

        if (options.DryRun == DryRun.Client)
            return;
        await kept.Rehearse();
        Judge(await applier.Rehearse(changes, options.ForceConflicts));
        if (options.DryRun == DryRun.Server)
        {
            host.Error.WriteLine($"The server takes {What("", "the labels of ")}; nothing was written.");
            return;
        }

        var before = await kept.Before();
        if (changes.IsEmpty && !await kept.Changes(before))
        {
            host.Error.WriteLine("No label has to change, and the admission policies are in force already.");
            return;
        }

        Confirmation.Ask($"{Sentence(What("apply ", "label "))} in {server.Name}?", options.Yes, host);
        var file = await Keep(changes, before);
        await Admit(kept, file);
        await Write(applier, changes, file);
        host.Error.WriteLine($"{Sentence(What("applied ", "labelled "))}. To undo: {host.CommandName} apply --rollback {file}");

        string What(string apply, string label) => string.Join(", and ",
        [
            .. kept.Objects.IsEmpty ? Array.Empty<string>() : [$"{apply}{Counted.Of("object", kept.Objects.Length)} for admission"],
            .. changes.IsEmpty ? Array.Empty<string>() : [label + Namespaces(changes.Length)],
        ]);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Warns of what labels let in and refuse; those that stay, and those of no namespace of the cluster, change nothing.</summary>
    private void Warn(Plan plan, ImmutableArray<LabelDecision> decisions)
    {
        var labelled = decisions.Where(decision => decision.Kept.All(kept => kept.Mode != Mode.Enforce)).Select(decision => decision.Namespace.Name)
            .ToHashSet(StringComparer.Ordinal);
        ProblemWriter.Write([.. new[] { LoweredLevels.Warning(plan, labelled), RefusedWorkloads.Warning(plan, labelled) }.OfType<Diagnostic>()], host);
    }

    /// <summary>Names what an earlier plan left in force, since names change with what is kept.</summary>
    private void SayOthers(Plan plan) => Warn(
        "admission policies of another plan stay in force",
        plan.OtherGuards.Where(guard => guard.IsOurs).Select(guard => guard.Name).Distinct(StringComparer.Ordinal),
        "where this plan replaces it, delete them and their bindings, which have the same names");

    /// <summary>Names the namespaces of files that the cluster doesn't have.</summary>
    private void SayAbsent(Plan plan, ImmutableArray<LabelDecision> decisions) => Warn(
        "not in the cluster, so not labelled",
        plan.Namespaces.Where(item => !item.Labels.IsEmpty).Select(item => item.Name)
            .Except(decisions.Select(decision => decision.Namespace.Name), StringComparer.Ordinal),
        "put the labels into their manifests, or create the namespaces first");

    /// <summary>Warns of some names, where there are any.</summary>
    private void Warn(string what, IEnumerable<string> names, string advice)
    {
        if (names.ToArray() is { Length: > 0 } all)
            ProblemWriter.Write([new Diagnostic(Severity.Warning, $"{what}: {Counted.Names(all, ShownNames)}", default, advice)], host);
    }

    private static string Namespaces(int count) => Counted.Of("namespace", count);

    /// <summary>Shows the server's warnings, and stops when it refused anything.</summary>
    private void Judge(ImmutableArray<Rehearsal> rehearsals)
    {
        ProblemWriter.Write(
            rehearsals.SelectMany(rehearsal => rehearsal.Answer.Warnings, (rehearsal, warning) =>
                new Diagnostic(Severity.Warning, $"namespace {rehearsal.Decision.Namespace.Name}: {warning}", default)),
            host);
        ImmutableArray<Problem> refusals = [.. rehearsals.Where(rehearsal => !rehearsal.Answer.IsSuccess).Select(Refusal)];
        if (refusals.IsEmpty)
            return;
        throw new CommandException(
            [.. refusals, new Problem($"nothing was written: the server refused {refusals.Length} of {rehearsals.Length} changes in the dry run")]);
    }

    private static Problem Refusal(Rehearsal rehearsal)
    {
        var name = rehearsal.Decision.Namespace.Name;
        var conflicts = rehearsal.Answer.FieldConflicts;
        return conflicts.IsEmpty
            ? new($"namespace {name}: {rehearsal.Answer.Message}")
            : new(
                $"namespace {name}: labels are owned by others: {string.Join("; ", conflicts.Distinct(StringComparer.Ordinal))}",
                "let their owners change them, or take them with --force-conflicts");
    }

    /// <summary>Saves what is there now, before the first write.</summary>
    private Task<string> Keep(ImmutableArray<LabelDecision> changes, ImmutableArray<KeptEntry> objects) => RollbackFile.Format.Save<RollbackFile>(
        options.RollbackFile,
        RollbackFile.Parse,
        (cluster, known) => (known ?? new(cluster, [])).With(changes.Select(decision => new RollbackEntry(decision.Namespace, decision.Applied))).With(objects),
        server,
        host);

    private Task Admit(KeptRun kept, string file) => Halfway.Do(
        kept.Apply,
        () => ["Stopped: some admission policies may be applied; no label was changed.", .. RollbackFile.Format.WaysOn(file, host)],
        host);

    private Task Write(LabelApplier applier, ImmutableArray<LabelDecision> changes, string file) => Halfway.DoEach(
        changes,
        change => applier.Write(change, options.ForceConflicts),
        done =>
        [
            $"Stopped: {done} of {Namespaces(changes.Length)} labelled, up to {(done == 0 ? "none" : changes[done - 1].Namespace.Name)};",
            $"{changes[done].Namespace.Name} may be labelled, too, if its answer was lost; the others are as they were.",
            .. RollbackFile.Format.WaysOn(file, host),
        ],
        host);
}
