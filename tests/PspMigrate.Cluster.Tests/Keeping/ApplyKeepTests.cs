using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary><c>apply --keep</c>: policies before labels, in stages, and everything back again.</summary>
[TestClass]
public sealed class ApplyKeepTests
{
    private const string Group = "/apis/admissionregistration.k8s.io/v1/";
    private const string Enforced = "pod-security.kubernetes.io/enforce";

    private static readonly string[] Resources =
        ["validatingadmissionpolicies", "mutatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicybindings"];

    [TestMethod]
    public void Kept_policies_refuse_when_labels_are_set_and_a_rollback_takes_both_away()
    {
        var space = Make();
        var file = Scratch.NewFile(".json");

        var run = Apply(space, "--stage", "enforce", "--rollback-file", file).Fine();

        run.Error.Should().Contain("has no PodSecurityPolicies any more", "they come from a file");
        run.Out.Should().Contain("validatingadmissionpolicybinding.admissionregistration.k8s.io/psp-groups-");
        Label(space).Should().Be("privileged");
        Create(space, fsGroup: 3).Message.Should().Contain("PodSecurityPolicy").And.Contain("fsGroup must be");
        Create(space, fsGroup: 8).IsAdmitted.Should().BeTrue();
        JsonLines.Find(Create(space, fsGroup: null).Body, "spec", "securityContext", "fsGroup")!.Value.GetInt32().Should().Be(7);

        Run.With(TestLab.Kubeconfig, "apply", "--rollback", file, "--yes").Fine().Error.Should()
            .Contain("Restored the labels of 1 namespace and the admission policies.");

        Label(space).Should().BeNull();
        Names().Should().BeEmpty();
    }

    [TestMethod]
    public void Once_all_is_in_force_nothing_is_written_and_a_binding_that_says_something_else_is_not_in_force()
    {
        var space = Make();
        var file = Scratch.NewFile(".json");
        Apply(space, "--rollback-file", file).Fine();

        var unused = Scratch.NewFile(".json");
        Apply(space, "--rollback-file", unused).Fine().Error.Should().EndWith("No label has to change, and the admission policies are in force already.\n");

        File.Exists(unused).Should().BeFalse();
        Apply(space, "--stage", "warn", "--rollback-file", Scratch.NewFile(".json")).Fine().Error.Should()
            .Contain("Applied 4 objects for admission. To undo: ");
        string.Join(',', Actions()).Should().Be("Warn,Audit");
        Run.With(TestLab.Kubeconfig, "apply", "--rollback", file, "--yes").Fine();
    }

    [TestMethod]
    public void Before_stage_enforce_they_only_warn_and_the_rollback_of_a_later_stage_leads_back_there()
    {
        var space = Make();
        var file = Scratch.NewFile(".json");

        Apply(space, "--stage", "warn", "--rollback-file", Scratch.NewFile(".json")).Fine();

        var answer = Create(space, fsGroup: 3);
        (answer.IsAdmitted, answer.Warnings.Count).Should().Be((true, 1));
        answer.Warnings[0].Should().Contain("fsGroup must be");
        (Label(space), string.Join(',', Actions())).Should().Be((null, "Warn,Audit"));

        Apply(space, "--stage", "enforce", "--rollback-file", file).Fine();

        (Label(space), string.Join(',', Actions())).Should().Be(("privileged", "Deny"));

        Run.With(TestLab.Kubeconfig, "apply", "--rollback", file, "--yes").Fine();

        (Label(space), string.Join(',', Actions())).Should().Be((null, "Warn,Audit"));
    }

    [TestMethod]
    public void A_second_run_changes_nothing()
    {
        var space = Make();
        Apply(space, "--rollback-file", Scratch.NewFile(".json")).Fine();
        var before = Contents(space);

        var again = Apply(space, "--rollback-file", Scratch.NewFile(".json")).Fine();

        again.Error.Should().NotContain("stay in force");
        before.Should().HaveCount(5);
        Contents(space).Should().Equal(before);
    }

    [TestMethod]
    public void What_an_earlier_run_left_over_is_named_and_found_by_its_label()
    {
        var space = Make();
        Apply(space, "--rollback-file", Scratch.NewFile(".json")).Fine();
        var earlier = Names();

        File.WriteAllText(Input(space), File.ReadAllText(Input(space)).Replace("max: 9", "max: 10", StringComparison.Ordinal));
        var run = Apply(space, "--rollback-file", Scratch.NewFile(".json")).Fine();

        earlier.Should().HaveCount(4);
        run.Error.Should().Contain("stay in force: psp-groups-");
        Names().Where(name => !run.Out.Contains(name[(name.LastIndexOf('/') + 1)..], StringComparison.Ordinal)).Should().BeEquivalentTo(earlier);
    }

    /// <summary>A namespace of its own, on a lab without kept policies.</summary>
    private static string Make()
    {
        var space = $"kept-{Guid.NewGuid():N}"[..20];
        LabPolicies.Clear(TestLab.Lab);
        TestLab.Lab.Namespace(space);
        File.WriteAllText(Input(space), $$"""
            {apiVersion: v1, kind: Namespace, metadata: {name: {{space}} } }
            ---
            {{KeptObjects.Policy}}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: use, namespace: {{space}} },
             roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}, subjects: [{kind: ServiceAccount, name: default,
              namespace: {{space}} }]}
            """);
        return space;
    }

    private static string Input(string space) => Path.Combine(Scratch.Path, space + ".yaml");

    private static Run Apply(string space, params string[] more) => Run.With(
        TestLab.Kubeconfig, ["apply", Input(space), "-n", space, "--keep", "--enforce", "privileged", "--kubernetes-version", "v1.36", "--yes", .. more]);

    private static LabAnswer Create(string space, int? fsGroup) => TestLab.Lab.Create(
        new()
        {
            ["metadata"] = new JsonObject { ["name"] = "x" },
            ["spec"] = new JsonObject
            {
                ["securityContext"] = new JsonObject { ["fsGroup"] = fsGroup },
                ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "i" }),
            },
        },
        space, "neutral-user", "system:authenticated");

    private static string? Label(string space) =>
        JsonLines.Text(TestLab.Lab.Send(HttpMethod.Get, $"/api/v1/namespaces/{space}").Body, "metadata", "labels", Enforced);

    private static IEnumerable<string> Actions() =>
        Kept("validatingadmissionpolicybindings").SelectMany(item => JsonLines.Strings(item, "spec", "validationActions"));

    private static string[] Names() =>
        [.. Resources.SelectMany(resource => Kept(resource).Select(item => $"/{resource}/{JsonLines.Text(item, "metadata", "name")}"))];

    /// <summary>All that is there, but for the time of the last write.</summary>
    private static string[] Contents(string space) =>
    [
        .. Resources.SelectMany(Kept).Append(TestLab.Lab.Send(HttpMethod.Get, $"/api/v1/namespaces/{space}").Body).Select(item => string.Join(
            ' ', new[] { "uid", "name", "labels", "annotations" }.Select(
                key => JsonLines.Canonical(JsonLines.Find(item, "metadata", key))).Append(JsonLines.Canonical(JsonLines.Find(item, "spec"))))),
    ];

    private static IEnumerable<System.Text.Json.JsonElement> Kept(string resource)
    {
        var (code, body) = TestLab.Lab.Send(HttpMethod.Get, $"{Group}{resource}?labelSelector=app.kubernetes.io/managed-by%3Dpspmigrate");
        code.Should().Be(HttpStatusCode.OK);
        return JsonLines.Items(body, "items");
    }
}
