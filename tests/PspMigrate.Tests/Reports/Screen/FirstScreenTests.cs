using PspMigrate.Conversion;

namespace PspMigrate.Tests.Reports.Screen;

/// <summary>Whoever knows kubectl sees on one screen what decides, which namespaces are at risk, and what to type next.</summary>
[TestClass]
public sealed class FirstScreenTests
{
    private const int Height = 25;

    private static readonly Dictionary<string, Func<Plan>> Cases = new(StringComparer.Ordinal)
    {
        ["one-policy"] = () => Plans.OfFiles(null, "fixtures/article/psp-restricted.yaml"),
        ["sixty-namespaces"] = () => Plans.Of(HardCases.Namespaces(60)),
        ["ten-thousand-namespaces"] = () => Plans.Of(HardCases.Namespaces(10_000)),
        ["thirteen-policies"] = () => Plans.Of(HardCases.Policies(13)),
        ["without-policies"] = () => Plans.OfFixture("without-policies"),
        ["done"] = () => Plans.Of(HardCases.Done),
        ["eks"] = () => Plans.OfFixture("cases/eks"),
    };

    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void It_is_the_approved_one_and_fits_the_screen(string name)
    {
        var plan = Cases[name]();

        foreach (var width in new[] { 80, 120 })
        {
            var lines = Lines(plan, width);
            lines.Sum(line => Math.Max(1, (line.Length + width - 1) / width)).Should().BeLessThanOrEqualTo(Height);
            lines.Where(line => !line.StartsWith("  pspmigrate ", StringComparison.Ordinal)).Should().OnlyContain(line => line.Length <= width);
        }

        Approved.Check($"screen-{name}.txt", Shown.FirstScreen(plan, input: $"{name}/"));
    }

    /// <summary>The label of a namespace refuses a workload of it already: there is something left to do.</summary>
    [TestMethod]
    public void Nothing_is_done_while_a_label_refuses_what_is_to_run()
    {
        var text = string.Join('\n', Lines(Plans.Of(
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: restricted}}}\n---\n"
            + "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: a, image: a}], hostPID: true}}\n")));

        text.Should().Contain("1 of 1 workload refused once enforced; fix lets none of them pass\n").And.Contain("# why pods are refused")
            .And.NotContain("Nothing is left to do");
    }

    [TestMethod]
    public void Pods_that_nobody_can_judge_are_a_doubt() => string.Join('\n', Lines(Plans.Of(
        "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: a, image: a}]}}\n---\n"
        + "{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w, namespace: shop}}\n")))
        .Should().Contain("\n! not judged: the pods of 1 Workflow, without a pod template to go by\n");

    [TestMethod]
    public void Sixty_namespaces_with_three_answers_are_three_rows_with_what_is_like_them()
    {
        var text = string.Join('\n', Lines(Plans.Of(HardCases.Namespaces(60))));

        text.Should().MatchRegex(@"\n! ns02 +- → restricted +restricted +restricted +- +1 +-\n");
        text.Should().MatchRegex(@"\n  and \d+ more like ns02: \d+ after fix\n").And.Contain("more like ns00: ").And.Contain("more like ns01: ");
        text.Should().Contain("\n! 20 of 60 workloads refused once enforced; all pass after fix\n", "a restricted policy fills in what they leave out")
            .And.Contain("\no 20 of 60 namespaces open after PodSecurityPolicy (privileged or none)\n");
    }

    [TestMethod]
    public void Every_namespace_is_counted_in_the_rows_or_behind_them()
    {
        var rows = Lines(Plans.Of(HardCases.Namespaces(10_000))).SkipWhile(line => !line.Contains("NOW → ENFORCE", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.Length > 0).ToArray();
        var more = rows.Where(line => line.StartsWith("  and ", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ')[3].Replace(",", "", StringComparison.Ordinal), null)).ToArray();

        (rows.Length - more.Length + more.Sum()).Should().Be(10_000);
    }

    [TestMethod]
    public void The_most_urgent_namespaces_come_first_refused_ones_then_open_ones()
    {
        var marks = Lines(Plans.OfFixture("cases/eks")).SkipWhile(line => !line.Contains("NOW → ENFORCE", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.Length > 0)
            .Select(line => line[0]).Where(mark => mark != ' ').ToArray();

        marks.Should().StartWith('!').And.BeEquivalentTo(marks.OrderBy(mark => mark), options => options.WithStrictOrdering());
    }

    [TestMethod]
    public void What_decides_is_named_with_the_command_that_shows_the_answer_without_it() => string.Join('\n', Lines(Plans.OfFixture("article"))).Should()
        .Contain(
            "! Without PodSecurityPolicy privileged (psp-privileged.yaml:1), 2 namespaces\n    would be restricted, not privileged.\n  pspmigrate convert "
                + "fixtures/article --without-policy privileged\n")
        .And.Contain("  pspmigrate convert fixtures/article --include-controllers\n");

    [TestMethod]
    public void Where_nothing_is_left_to_do_it_says_so() =>
        Lines(Plans.Of(HardCases.Done)).Should().Contain("Nothing is left to do: every namespace has its labels.").And
            .Contain("  shop       baseline (as it is)  restricted   1    -        -");

    [TestMethod]
    public void What_was_not_read_may_hold_more_to_do() => string.Join(' ', Lines(Plans.Of(
        HardCases.Done + "---\n{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: i, namespace: flux}}\n"))).Should()
        .Contain("Nothing is left to do in what was read; 1 part of the input, which may hold more, wasn't.").And.NotContain("every namespace has its labels");

    [TestMethod]
    public void Long_names_are_cut_in_their_middle_and_counts_stay()
    {
        var name = $"psp-{new string('x', 50)}-028";
        var cluster = HardCases.Namespaces(3).Replace("privileged}", $"{name}}}", StringComparison.Ordinal)
            .Replace("[privileged]", $"[{name}]", StringComparison.Ordinal)
            .Replace("name: privileged", $"name: {name}", StringComparison.Ordinal);

        Lines(Plans.Of(cluster)).Should().Contain(line => line.StartsWith("o ns00 ", StringComparison.Ordinal)
            && line.Contains("psp-x", StringComparison.Ordinal)
            && line.Contains("…x", StringComparison.Ordinal)
            && line.Contains("-028 ", StringComparison.Ordinal))
            .And.OnlyContain(line => line.Length <= 80);
    }

    [TestMethod]
    public void A_command_that_two_steps_ask_for_is_named_once()
    {
        // Below v1.23 check stands in for a server's rehearsal, and it shows why pods are refused.
        var plan = Plans.OfFixture("cases/eks", new() { ServerMinor = 20 });

        var commands = Lines(plan).SkipWhile(line => line != "NEXT").Skip(1).Select(line => line.Split('#')[0].Trim()).ToArray();

        commands.Should().OnlyHaveUniqueItems().And.Contain(command => command.Contains(" check", StringComparison.Ordinal));
    }

    /// <summary>The account of the binding is in no namespace that has pods: what kustomize builds where only the base names it.</summary>
    [TestMethod]
    public void Where_no_namespace_has_a_level_taking_policies_away_is_not_proposed()
    {
        var plan = Plans.Of(
            """
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata: {name: p}
            spec: {hostNetwork: true, fsGroup: {rule: RunAsAny}, runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: p}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [p]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: p, namespace: agents}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: p}
            subjects: [{kind: ServiceAccount, name: agent, namespace: placeholder}]
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: agents}
            spec:
              selector: {matchLabels: {a: b}}
              template: {metadata: {labels: {a: b}}, spec: {serviceAccountName: agent, containers: [{name: c, image: c}]}}
            """);
        plan.Namespaces.Should().OnlyContain(item => item.Level == null);

        var next = Lines(plan).SkipWhile(line => line != "NEXT").ToArray();

        next[1].Should().Contain("pspmigrate access").And.EndWith("# who may use which policy");
        next.Should().NotContain(line => line.Contains("cleanup", StringComparison.Ordinal));
    }

    private static string[] Lines(Plan plan, int width = 80) => Shown.FirstScreen(plan, width).TrimEnd('\n').Split('\n');
}
