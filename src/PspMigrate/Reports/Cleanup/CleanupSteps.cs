using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Cleanup;

/// <summary>One step of a cleanup, in words.</summary>
/// <param name="Id">Its name for programs.</param>
internal sealed record CleanupStep(string Id, string Title)
{
    /// <summary>What it is about, one a line.</summary>
    public ImmutableArray<string> What { get; init; } = [];

    /// <summary>How to do it.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>What happens if it is skipped.</summary>
    public required string Skipped { get; init; }

    /// <summary>What shows that it is done.</summary>
    public required string Verify { get; init; }

    /// <summary>How to undo it, and until when.</summary>
    public required string Undo { get; init; }

    /// <summary>The objects that it takes away.</summary>
    public ImmutableArray<CleanupItem> Items { get; init; } = [];
}

/// <summary>The steps of a cleanup, in the order in which nothing breaks.</summary>
/// <remarks>
/// kubernetes.io, "Migrate from PodSecurityPolicy to the Built-In PodSecurity Admission Controller": the plugin goes off before the policies. As
/// long as it is on, a pod needs a policy that somebody may use (facts/pod-security-policy.md, 6 and 15), so grants that admit pods follow it, and releases
/// that hold such grants.
/// </remarks>
internal sealed class CleanupSteps(CleanupPlan plan, Invocation invocation)
{
    private const int Shown = 20;

    private bool IsApiGone => plan.ServerMinor >= AdmissionVersions.WithoutPolicies;

    private string Restore => plan.ServerMinor is null ? "until v1.25, from Git" : $"until v1.25: {RestoreLine}, with the file that --apply wrote";

    /// <summary>A request is about the whole repository, whatever was read to see what is left.</summary>
    private string OfRepository => invocation.Line("pr --cleanup", withInput: false);

    private string RestoreLine => invocation.OfServer("cleanup --restore FILE");

    private ImmutableArray<string> Deletion => plan.ServerMinor is not null ? [invocation.OfCluster("cleanup --apply")]
        : invocation.IsRepository ? [OfRepository] : [];

    private string Again => invocation.Line("cleanup");

    /// <summary>Those that there is something to do for.</summary>
    public ImmutableArray<CleanupStep> All =>
    [
        .. new[] { Upgrade(), Enforce(), Unused(), Plugin(), Releases(), Grants(), Policies(), Annotations(), Checks() }.OfType<CleanupStep>(),
    ];

    private CleanupStep? Upgrade() => plan.ServerMinor is not < AdmissionVersions.PodSecurity || plan.Items.IsEmpty ? null
        : new("upgrade", "Upgrade the cluster to v1.23 or v1.24, which have policies and Pod Security")
        {
            What =
            [
                "on this server labels do nothing, so policies are all there is; the webhook of Pod Security is an alternative"
                    + " (https://github.com/kubernetes/pod-security-admission)",
            ],
            Skipped = "once policies are gone, every namespace admits every pod, whatever its labels say",
            Verify = $"{invocation.Kubectl("version")} shows v1.23 or v1.24",
            Undo = "no; until it is done, everything below can wait",
        };

    private CleanupStep? Enforce() => plan.Unenforced.IsEmpty ? null : new("enforce", "Enforce a level in every namespace")
    {
        What = [$"{Phrase.Count("namespace", plan.Unenforced.Length)} without an enforce label: {Phrase.List(plan.Unenforced, Shown)}"],
        Commands = [invocation.Line("apply --dry-run=server"), invocation.Line("apply")],
        Skipped = $"without a label a namespace admits every pod{(IsApiGone ? "" : " once policies are gone")}",
        Verify = $"{invocation.Kubectl("get namespaces -L pod-security.kubernetes.io/enforce")} shows a level in every row",
        Undo = $"at any time: {invocation.OfServer("apply --rollback FILE")}, with the file that apply wrote",
    };

    private CleanupStep? Releases() => plan.Releases.IsEmpty ? null : new("releases", "Upgrade the Helm releases that hold policies, with policies off")
    {
        What =
        [
            .. Some(plan.Releases, Say),
            .. IsApiGone ? Array.Empty<string>()
                : ["where the plugin stays on until v1.25 (EKS, RKE2): before that upgrade, once another policy admits their pods"],
        ],
        Commands = [.. plan.Releases.Take(Shown).SelectMany(Upgrade)],
        Skipped = "from v1.25 on the next helm upgrade fails: no matches for kind \"PodSecurityPolicy\" in version \"policy/v1beta1\"",
        Verify = "helm get manifest RELEASE | grep PodSecurityPolicy finds nothing",
        Undo = IsApiGone ? "no: the API is gone" : "until v1.25: helm rollback RELEASE",
    };

    private CleanupStep? Unused() => Step([.. plan.Unused], new("unused", "Delete what admits no pod")
    {
        Commands = Deletion,
        Skipped = "nothing breaks; it is deleted with the rest",
        Verify = $"{Again} no longer lists it",
        Undo = Restore,
    });

    private CleanupStep? Plugin() => IsApiGone || (plan.Items.IsEmpty && plan.Plugins.IsEmpty) ? null
        : new("plugin", "Switch the admission plugin PodSecurityPolicy off")
        {
            What =
            [
                .. Some(plan.Plugins, place => $"{Phrase.Place(place.At)}: {place.Text}"),
                .. plan.Plugins.Select(place => PluginWords.Of(place.Platform)).Distinct(StringComparer.Ordinal),
                .. plan.Hosted.Select(PluginWords.Of),
                .. plan.Plugins.IsEmpty && plan.Hosted.IsEmpty ? PluginWords.Everywhere : [],
                .. plan.Policies.Any()
                    ? ["new pods then run without what policies fill in (fsGroup, runAsUser, dropped capabilities, …); to write it into workloads first: "
                        + invocation.Line("fix --keep-filled")]
                    : Array.Empty<string>(),
            ],
            Skipped = "with the plugin on and no policy left every pod is refused (\"no providers available to validate pod request\"); from v1.25 an API"
                + " server that is told to enable it doesn't start (enable-admission-plugins plugin \"PodSecurityPolicy\" is unknown)",
            Verify = $"{invocation.Kubectl("run psp-check --image=pause --dry-run=server -o yaml")} | grep kubernetes.io/psp finds nothing",
            Undo = "until v1.25, while the policies and grants are there: switch it on again",
        };

    private CleanupStep? Grants() => Step([.. plan.Grants], new("grants", "Delete the roles and bindings that grant only policies")
    {
        Commands = Deletion,
        Skipped = "they no longer grant anything, but show up in every review of who may do what",
        Verify = $"{Again} no longer lists them",
        Undo = plan.ServerMinor is null ? "at any time, from Git" : $"at any time: {RestoreLine}, with the file that --apply wrote",
    });

    private CleanupStep? Policies() => Step([.. plan.Policies], new("policies", "Delete the policies")
    {
        What = IsApiGone || !(plan.Hosted.Contains(PluginPlatform.Eks) || plan.Plugins.Any(place => place.Platform == PluginPlatform.Rke2)) ? []
            : ["here the plugin stays on until v1.25: delete your own before that upgrade, once the platform's policies admit your pods; those end with it"],
        Commands = Deletion,
        Skipped = "from v1.25 on they stay in etcd, where nobody sees or deletes them",
        Verify = $"{invocation.Kubectl("get psp")} finds no resources",
        Undo = Restore,
    });

    private CleanupStep? Annotations() => plan.Annotations.IsEmpty ? null : new("annotations", "Take dead annotations out of pod templates")
    {
        What =
        [
            .. Some(plan.Annotations, item => $"{item.Kind}/{item.Name} in {item.Namespace} ({Phrase.Place(item.At)}): {item.Path[^1]}: {item.Value}"),
        ],
        Commands =
        [
            .. plan.Annotations.Where(item => item.At.IsLive).Take(Shown).Select(Patch),
            .. plan.Annotations.All(item => item.At.IsLive) ? [] : new[] { OfRepository },
        ],
        Skipped = "nothing reads them, but people take them for rules",
        Verify = $"{Again} no longer lists them",
        Undo = plan.Annotations.Any(item => item.At.IsLive)
            ? "at any time; each change of a template in a cluster replaces its pods, so do it where the template comes from"
            : "at any time, in Git",
    };

    private string Patch(DeadAnnotation item)
    {
        var path = string.Concat(item.Path.Select(key => "/" + PodChanges.Escaped(key)));
        var name = Shell.Quote($"{item.Kind.ToLowerInvariant()}/{item.Name}");
        var patch = Shell.Quote($$"""[{"op": "remove", "path": "{{path}}"}]""");
        return invocation.Kubectl($"patch -n {Shell.Quote(item.Namespace)} {name} --type=json --patch={patch}");
    }

    private CleanupStep? Checks() => plan.IsClean ? null : new("checks", "Take PodSecurityPolicy out of schemas, CI and scripts")
    {
        What =
        [
            .. Some(plan.References, reference => $"{Phrase.Place(reference.At)}: {reference.Text}", form: "json"),
            "schema checks (kubeconform, kubeval), policies about manifests (conftest, Checkov, KICS) and scripts that call kubectl get psp",
        ],
        Commands = ["git grep -inE 'podsecuritypolic|kubectl.* psp'"],
        Skipped = "checks against schemas of v1.25 and later fail, and scripts that ask for policies end with an error",
        Verify = "the command finds nothing that should work with v1.25",
        Undo = "at any time, in Git",
    };

    private static CleanupStep? Step(ImmutableArray<CleanupItem> items, CleanupStep step) => items.IsEmpty ? null : step with
    {
        What = [.. Some(items, CleanupWords.Of), .. step.What],
        Items = items,
    };

    private string Say(PolicyRelease release) =>
        $"{release.Name}{(release.Namespace is { } ns ? $" in {ns}" : "")}{(release.Chart is { } chart ? $" ({chart})" : "")}: "
            + $"{Phrase.List(release.Policies, 4)}";

    private IEnumerable<string> Upgrade(PolicyRelease release)
    {
        var where = release.Namespace is { } ns ? $" -n {Shell.Quote(ns)}" : "";
        var name = Shell.Quote(release.Name);
        return IsApiGone
            ? ["helm plugin install https://github.com/helm/helm-mapkubeapis", $"helm mapkubeapis {name}{where}"]
            :
            [
                $"helm get values {name}{where} --all | grep -inE 'psp|podsecuritypolicy'",
                $"helm upgrade {name} CHART{where} --reuse-values --set VALUE=false",
            ];
    }

    /// <param name="form">The form that lists all of them.</param>
    private static IEnumerable<string> Some<T>(ImmutableArray<T> all, Func<T, string> say, string form = "name") =>
        [.. all.Take(Shown).Select(say), .. all.Length > Shown ? [$"and {all.Length - Shown} more (-o {form} lists them all)"] : Array.Empty<string>()];
}
