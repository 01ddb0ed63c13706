namespace PspMigrate.Cli.Tests.Cases;

/// <summary>Levels and labels that are proposed.</summary>
[TestClass]
public sealed class LevelCaseTests
{
    // Upstream's PolicyToEvaluate: a mode without labels of its own takes over nothing that is laxer than enforce.
    [TestMethod]
    [DataRow("bypass.yaml")]
    [DataRow("warn-lowered.yaml")]
    public void Audit_and_warn_are_never_laxer_than_the_enforce_that_stays(string file)
    {
        var run = Case.Fine("convert " + file);

        new[] { "enforce", "audit", "warn" }.Select(run.Level).Should().AllBe("restricted");
        run.Out.Should().NotContain("baseline");
    }

    [TestMethod]
    public void Where_nothing_could_run_restricted_is_proposed_with_a_mark()
    {
        var run = Case.Fine("convert locked.yaml -n locked");

        run.Level("enforce").Should().Be("restricted");
        run.Error.Should().Contain("! ").And.Contain("nothing could run");
        Case.Fine("convert locked.yaml -n locked --no-policy none").Out.Should().BeEmpty();
    }

    [TestMethod]
    public void The_configuration_of_the_server_is_the_current_level_without_labels()
    {
        var run = Case.Fine("convert config-note.yaml uidranges.yaml");

        run.Error.Should().Contain("web baseline:v1.25 (default) ").And.NotContain("refuses nothing there");
        run.Error.Should().Contain("enforces baseline:v1.25 there, by the configuration of the API server");
    }

    [TestMethod]
    public void The_template_of_Rancher_is_such_a_configuration()
    {
        const string Namespaces = """
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: c, image: i}]}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: cattle-system}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: cattle-system}, spec: {containers: [{name: c, image: i}]}}

            """;

        Case.Of("check psact.yaml - -n shop", Namespaces).Out.Should().Contain("LEVEL restricted:latest").And.Contain("FAILS");
        Case.Of("check psact.yaml - -n cattle-system", Namespaces).Out.Should().NotContain("FAILS");
    }

    // Without the annotation pods run unconfined (the kubelet's seccompDefault is off), which a default of unconfined writes down.
    [TestMethod]
    public void A_default_of_unconfined_is_what_unset_means()
    {
        var run = Case.Fine("convert unconfined.yaml");

        run.Error.Should().Contain("~ respell seccomp: ").And.Contain("seccompDefault").And.NotContain("privileged limits nothing");
        run.Error.Should().Contain("at baseline:latest");
    }

    [TestMethod]
    public void Two_spellings_of_one_value_are_one_respelling()
    {
        var fix = Case.Fine("fix both.yaml --level baseline");

        fix.Error.Should().Contain("Pod/both in a: Unconfined is taken out").And.Contain("Pod/podlevel-both in a: Unconfined is taken out");
        Case.Of("check both.yaml --level baseline").Out.Should().Contain("FIXABLE  Pod/both").And.Contain("FIXABLE  Pod/podlevel-both").And
            .NotContain("doesn't help");
    }

    // The API refuses in pods of Windows what only Linux has; runAsNonRoot is allowed on both.
    [TestMethod]
    public void Pods_of_Windows_get_only_what_the_API_allows_there()
    {
        var fix = Case.Fine("fix windows.yaml");

        fix.Out.Should().Contain("name: iis-os").And.Contain("runAsNonRoot: true");
        foreach (var field in new[] { "capabilities", "allowPrivilegeEscalation", "fsGroup", "supplementalGroups", "seccompProfile" })
            fix.Out.Should().NotContain(field);
    }

    [TestMethod]
    public void A_version_that_is_none_is_an_error()
    {
        foreach (var verb in new[] { "convert", "check", "fix" })
        {
            var run = Case.Of(verb + " fixctl.yaml --kubernetes-version v1.99999999999");

            run.Code.Should().Be(2);
            run.Out.Should().BeEmpty();
            run.Error.Should().StartWith("error: --kubernetes-version: unknown value");
        }
    }

    [TestMethod]
    [DataRow("-n shop", "shop")]
    [DataRow("-l team=pay", "payments")]
    public void Only_what_is_asked_for_is_planned(string scope, string expected) =>
        Case.Fine("convert eks/ -o name --report none " + scope).Out.Should().Be($"namespace/{expected}\n");

    [TestMethod]
    public void A_selector_that_matches_nothing_reads_no_cluster() =>
        Case.Of("convert eks/ -l team=x").Error.Should().StartWith("error: no namespace is selected by --selector");
}
