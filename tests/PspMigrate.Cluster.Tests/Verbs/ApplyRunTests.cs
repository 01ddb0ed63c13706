namespace PspMigrate.Cluster.Tests.Verbs;

/// <summary><c>apply</c>: owners, lowering, stages.</summary>
[TestClass]
public sealed class ApplyRunTests
{
    [TestMethod]
    public void All_labels_are_ours_and_nothing_else_changes()
    {
        var name = Spaces.Make("plain")[0];
        Spaces.Label(name, "somebody", "Update", ("team", "a"));

        Apply(name).Fine();

        Spaces.State(name).Should().Be($"""
            {name} audit=restricted pspmigrate/Apply
            {name} audit-version=v1.20 pspmigrate/Apply
            {name} enforce=baseline pspmigrate/Apply
            {name} enforce-version=v1.20 pspmigrate/Apply
            {name} warn=restricted pspmigrate/Apply
            {name} warn-version=v1.20 pspmigrate/Apply
            {name} team=a somebody/Update
            """.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    [DataRow("-n")]
    [DataRow("-l")]
    public void Whatever_files_hold_only_what_is_asked_for_is_labelled(string option)
    {
        var names = Spaces.Make("scope", 2);
        Spaces.Label(names[0], "somebody", "Update", ("team", names[0]));
        var file = Scratch.NewFile(".yaml");
        File.WriteAllText(file, string.Concat(names.Select(name => $"---\nkind: Namespace\napiVersion: v1\nmetadata: {{name: {name}}}\n")));

        Run.Of("apply", file, option, option is "-n" ? names[0] : $"team={names[0]}", "--yes", "--enforce", "baseline", "--rollback-file",
            Scratch.NewFile(".json")).Fine();

        Spaces.State(names[0]).Should().Contain($"{names[0]} enforce=baseline pspmigrate/Apply");
        Spaces.State(names[1]).Should().BeEmpty();
    }

    [TestMethod]
    public void Refused_workloads_and_labels_that_mean_nothing_are_said_before_anything_is_written()
    {
        var name = Spaces.Make("said")[0];
        var file = Scratch.NewFile(".yaml");
        File.WriteAllText(file, $$"""
            {kind: Namespace, apiVersion: v1, metadata: {name: {{name}}, labels: {pod-security.kubernetes.io/audit: Restricted} } }
            ---
            {kind: Pod, apiVersion: v1, metadata: {name: agent, namespace: {{name}}}, spec: {hostNetwork: true, containers: [{name: c, image: i}] } }
            """);

        var run = Run.Of("apply", file, "-n", name, "--dry-run=server", "--enforce", "baseline").Fine();

        run.Error.Should().Contain($"Pod/agent in {name}: baseline refuses it: host namespaces (hostNetwork=true)")
            .And.Contain("pod-security.kubernetes.io/audit").And.Contain("Restricted");
        Spaces.State(name).Should().BeEmpty();
    }

    [TestMethod]
    public void A_namespace_of_a_file_that_the_cluster_does_not_have_is_named()
    {
        Spaces.Make("present");
        var name = $"absent-{Guid.NewGuid():N}";
        var file = Scratch.NewFile(".yaml");
        File.WriteAllText(file, $$"""
            {kind: Namespace, apiVersion: v1, metadata: {name: {{name}} } }
            ---
            kind: RoleBinding
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: psp, namespace: {{name}} }
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: apply-tests}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts:{{name}}"}]
            """);

        Run.Of("apply", file, "-n", name, "--dry-run=client").Fine().Error.Should().Contain($"warning: not in the cluster, so not labelled: {name}\n");
    }

    /// <summary>Names become parts of paths: what they may not do is lead elsewhere, be options, or end the run.</summary>
    [TestMethod]
    [DataRow(".."), DataRow("."), DataRow("../../api/v1/nodes/x"), DataRow("a?dryRun=All"), DataRow("--yes"), DataRow("a\\nb"), DataRow("%2e%2e")]
    public void Namespaces_of_files_that_no_cluster_can_have_are_left(string hostile)
    {
        var name = Spaces.Make("hostile")[0];
        var file = Scratch.NewFile(".yaml");
        File.WriteAllText(file, string.Concat(
            new[] { hostile, name }.Select(space => $"---\nkind: Namespace\napiVersion: v1\nmetadata: {{name: \"{space}\"}}\n")));
        using var proxy = new Proxy(_ => null);

        Run.With(proxy.Kubeconfig, "apply", file, "-l", "!none", "--yes", "--enforce", "baseline", "--rollback-file", Scratch.NewFile(".json"), "--dry-run",
            "server").Fine().Out.Should().Contain(name);

        proxy.Requests.Where(seen => seen.Method is not "GET").Should().OnlyContain(
            seen => seen.IsDryRun && seen.Path.StartsWith("/api/v1/namespaces/", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("client")]
    [DataRow("server")]
    public void A_dry_run_writes_nothing(string how)
    {
        var name = Spaces.Make("dry")[0];

        Apply(name, "--dry-run", how).Fine().Out.Should().Contain("baseline:v1.20");

        Spaces.State(name).Should().BeEmpty();
    }

    [TestMethod]
    public void Without_yes_and_a_terminal_nothing_is_written()
    {
        var name = Spaces.Make("unasked")[0];

        var run = Run.Of("apply", "-n", name, "--enforce", "baseline");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("use --yes");
        Spaces.State(name).Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("Update")]
    [DataRow("Apply")]
    public void Labels_of_another_manager_are_left_to_it(string operation)
    {
        var names = Spaces.Make("owned", 2);
        Spaces.Label(names[1], "gitops", operation, ("psa/enforce", "privileged"), ("team", "a"));

        var run = Run.Of(Spaces.Apply(names, "--rollback-file", Scratch.NewFile(".json"))).Fine();

        run.Out.Should().Contain("left to gitops; --force-conflicts changes it to baseline:v1.20");
        Spaces.State(names[0]).Should().Contain(" enforce=baseline pspmigrate/Apply");
        Spaces.State(names[1]).Should().Contain($" enforce=privileged gitops/{operation}").And.Contain($" team=a gitops/{operation}").And
            .Contain(" warn=restricted pspmigrate/Apply");
    }

    [TestMethod]
    [DataRow("argocd-controller", "Apply", "left to argocd-controller", true)]
    [DataRow("kubectl-client-side-apply", "Update", "left to kubectl-client-side-apply", true)]
    [DataRow("some-operator", "Update", "left to some-operator", false)]
    [DataRow("kubectl-label", "Update", "-", false)]
    [DataRow("Mozilla", "Update", "-", false)]
    public void What_apply_leaves_to_another_manager_status_tells_before(string manager, string operation, string blocked, bool isDeployed)
    {
        var name = Spaces.Make("told")[0];
        Spaces.Label(name, manager, operation, ("psa/enforce", "privileged"));

        var status = Run.Of("status", "-n", name, "--enforce", "baseline").Fine().Out;
        Apply(name, "--rollback-file", Scratch.NewFile(".json")).Fine();

        status.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal)).Should().EndWith(blocked);
        status.Contains("--force-conflicts", StringComparison.Ordinal).Should().Be(isDeployed);
        Spaces.State(name).Contains(" enforce=privileged", StringComparison.Ordinal).Should().Be(blocked is not "-");
    }

    /// <remarks>As <c>convert -o kubectl</c> prints it.</remarks>
    [TestMethod]
    public void Labels_that_were_set_by_hand_are_raised()
    {
        var name = Spaces.Make("hand")[0];
        Spaces.Label(name, "kubectl-label", "Update", ("psa/enforce", "privileged"));

        Apply(name, "--rollback-file", Scratch.NewFile(".json")).Fine();

        Spaces.State(name).Should().Contain(" enforce=baseline pspmigrate/Apply");
    }

    [TestMethod]
    public void A_label_is_lowered_only_when_asked_to()
    {
        var name = Spaces.Make("lower")[0];
        Spaces.Label(name, "pspmigrate", "Apply", ("psa/enforce", "restricted"), ("psa/enforce-version", "v1.25"));

        Apply(name).Fine().Out.Should().Contain("not lowered to baseline:v1.20");
        Spaces.State(name).Should().Contain("enforce=restricted pspmigrate/Apply").And.Contain("audit=restricted");
        Apply(name, "--overwrite").Fine();

        Spaces.State(name).Should().Contain("enforce=baseline pspmigrate/Apply").And.Contain("enforce-version=v1.20");
    }

    [TestMethod]
    public void Stages_add_up()
    {
        var name = Spaces.Make("stages")[0];

        Apply(name, "--stage", "warn").Fine();
        var first = Spaces.State(name);
        Apply(name, "--stage", "audit").Fine();
        var second = Spaces.State(name);
        Apply(name).Fine();
        var third = Spaces.State(name);
        Apply(name, "--stage", "warn").Fine();

        first.Should().Contain(" warn=").And.NotContain(" audit=").And.NotContain(" enforce=");
        second.Should().Contain(" warn=").And.Contain(" audit=").And.NotContain(" enforce=");
        third.Should().Contain(" warn=").And.Contain(" audit=").And.Contain(" enforce=");
        Spaces.State(name).Should().Be(third, "an earlier stage takes nothing away");
    }

    private static Run Apply(string name, params string[] more) => Run.Of(Spaces.Apply([name], more));
}
