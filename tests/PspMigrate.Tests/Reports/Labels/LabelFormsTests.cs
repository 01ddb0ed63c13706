using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Tests.Reports.Labels;

[TestClass]
public sealed class LabelFormsTests
{
    private static readonly PlanOptions At29 = new() { Version = new(29) };

    private static string Namespaces(params string[] names) =>
        string.Concat(names.Select(name => $"---\nkind: Namespace\napiVersion: v1\nmetadata: {{name: {name}}}\n"));

    [TestMethod]
    public void Yaml_is_one_partial_namespace_each_in_order_of_names()
    {
        var plan = Plans.Of(Plans.Policy("p") + Namespaces("b", "a") + Plans.Use("b", "p") + Plans.Use("a", "p"), At29);

        LabelForms.Yaml(plan).Should().Be(string.Join("---\n", new[] { "a", "b" }.Select(name => $"""
            apiVersion: v1
            kind: Namespace
            metadata:
              name: {name}
              labels:
                pod-security.kubernetes.io/audit: restricted
                pod-security.kubernetes.io/audit-version: v1.29
                pod-security.kubernetes.io/enforce: baseline
                pod-security.kubernetes.io/enforce-version: v1.29
                pod-security.kubernetes.io/warn: restricted
                pod-security.kubernetes.io/warn-version: v1.29

            """)));
    }

    [TestMethod]
    public void Nothing_to_label_prints_nothing_in_any_form()
    {
        var plan = Plans.Of(Plans.Policy("p") + Namespaces("a"));

        new[] { LabelForms.Yaml(plan), LabelForms.Json(plan), LabelForms.Kubectl(plan), LabelForms.Kustomize(plan), LabelForms.Names(plan) }
            .Should().AllBe("");
        PatchFiles.Of(plan).Should().BeEmpty();
    }

    [TestMethod]
    public void Kubectl_commands_set_only_labels_that_change()
    {
        var plan = Plans.Of(
            Plans.Policy("p") + "---\nkind: Namespace\napiVersion: v1\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: baseline}}\n" + Plans
                .Use("a", "p"),
            At29 with { Audit = ModeChoice.None, Warn = ModeChoice.None });

        LabelForms.Kubectl(plan).Should().Be("kubectl label --overwrite namespace a pod-security.kubernetes.io/enforce-version=v1.29\n");
    }

    [TestMethod]
    public void Labels_that_say_otherwise_are_kept_and_said_again_so_that_server_side_apply_does_not_take_them_away()
    {
        var plan = Plans.Of(
            Plans.Policy("p") + "---\nkind: Namespace\napiVersion: v1\nmetadata: {name: a, labels: "
                + "{pod-security.kubernetes.io/enforce: privileged}}\n" + Plans.Use("a", "p"), At29);

        LabelForms.Yaml(plan).Should().Contain("    pod-security.kubernetes.io/enforce: privileged\n").And.NotContain("enforce-version");
        LabelForms.Kubectl(plan).Should().NotContain("enforce");
    }

    [TestMethod]
    [DataRow("\"1e3\"", "name: \"1e3\"", DisplayName = "a number")]
    [DataRow("\"null\"", "name: \"null\"", DisplayName = "null")]
    [DataRow("\"on\"", "name: \"on\"", DisplayName = "a boolean of YAML 1.1")]
    [DataRow("\"a: b\"", "name: \"a: b\"", DisplayName = "a map")]
    [DataRow("\"a\\e[2Jb\"", "name: \"a\\u001b[2Jb\"", DisplayName = "an escape sequence")]
    public void Yaml_names_stay_strings(string name, string expected)
    {
        var plan = Plans.Of(Plans.Policy("p") + Namespaces(name) + Plans.Use(name, "p"));

        LabelForms.Yaml(plan).Should().Contain($"  {expected}\n");
    }

    [TestMethod]
    [DataRow("\"a; rm -rf b\"", "namespace 'a; rm -rf b' pod")]
    [DataRow("\"it's\"", @"namespace 'it'\''s' pod")]
    [DataRow("\"-x\"", "namespace -- -x pod")]
    [DataRow("\"a\\nb\"", @"namespace $'a\x0ab' pod")]
    [DataRow("\"\\e]0;x\\a\"", @"namespace $'\x1b]0;x\x07' pod")]
    public void Kubectl_commands_can_be_pasted_whatever_a_namespace_is_called(string name, string expected)
    {
        var plan = Plans.Of(Plans.Policy("p") + Namespaces(name) + Plans.Use(name, "p"));

        var line = LabelForms.Kubectl(plan);

        line.Should().Contain(expected);
        line.TrimEnd('\n').Should().NotContain("\n").And.NotContain("\e");
    }

    [TestMethod]
    public void Json_is_a_list_of_the_same_namespaces()
    {
        var plan = Plans.OfFixture("article", At29);

        using var json = JsonDocument.Parse(LabelForms.Json(plan));

        json.RootElement.GetProperty("kind").GetString().Should().Be("List");
        var items = json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("metadata")).ToArray();
        items.Select(item => item.GetProperty("name").GetString()).Should().Equal("kube-system", "security-test");
        items[0].GetProperty("labels").EnumerateObject().Select(label => $"{label.Name}={label.Value}").Should().Equal(
            "pod-security.kubernetes.io/audit=baseline", "pod-security.kubernetes.io/audit-version=v1.29",
            "pod-security.kubernetes.io/enforce=privileged", "pod-security.kubernetes.io/enforce-version=v1.29",
            "pod-security.kubernetes.io/warn=baseline", "pod-security.kubernetes.io/warn-version=v1.29");
        LabelForms.Names(plan).Should().Be("namespace/kube-system\nnamespace/security-test\n");
    }

    [TestMethod]
    public void Kustomization_patches_each_namespace_by_its_name()
    {
        var text = LabelForms.Kustomize(Plans.OfFixture("article", At29));

        text.Should().Contain(
            "\nkind: Kustomization\npatches:\n- target:\n    kind: Namespace\n    name: kube-system\n  patch: |-\n    apiVersion: v1\n    kind: Namespace\n")
            .And.Contain("\n    name: security-test\n");
    }

    [TestMethod]
    public void Files_stay_in_their_directory_whatever_a_namespace_is_called()
    {
        var plan = Plans.Of(Plans.Policy("p") + Namespaces("../../etc", "a") + Plans.Use("../../etc", "p") + Plans.Use("a", "p"));

        PatchFiles.Of(plan).Select(file => file.Path).Should().Equal("kustomization.yaml", "namespaces/%2E%2E%2F%2E%2E%2Fetc.yaml", "namespaces/a.yaml");
        PatchFiles.Of(plan)[0].Content.Should().Contain("resources:\n- \"namespaces/%2E%2E%2F%2E%2E%2Fetc.yaml\"\n- namespaces/a.yaml\n");
    }

    [TestMethod]
    public void Levels_of_modes_can_be_chosen()
    {
        var plan = Plans.Of(
            Plans.Policy("p") + Namespaces("a") + Plans.Use("a", "p"),
            At29 with { Enforce = ModeChoice.None, Audit = new(IsAuto: false, Level.Privileged) });

        LabelForms.Yaml(plan).Should().NotContain("enforce").And.Contain("audit: privileged").And.Contain("warn: restricted");
    }
}
