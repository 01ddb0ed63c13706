using System.Text.Json.Nodes;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input;

/// <summary>What is said once everything has been read.</summary>
[TestClass]
public sealed class FilesReadTests
{
    private const string Namespace = "{kind: Namespace, apiVersion: v1, metadata: {name: a}}\n";

    [TestMethod]
    public void Files_without_objects_are_counted_where_others_have_some()
    {
        using var test = new TestHost();
        test.Write("in/ns.yaml", Namespace);
        test.Write("in/values.yaml", "replicas: 3\n");
        test.Write("in/ci.yaml", "jobs: {}\n");

        test.Run("convert", "in", "-o", "name", "--report", "none").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("note: in: passed over 2 files or documents without Kubernetes objects: values, patches, CI files and the like\n");
    }

    [TestMethod]
    public void Where_no_file_has_any_nothing_was_read()
    {
        using var test = new TestHost();
        test.Write("in/values.yaml", "replicas: 3\n");

        test.Run("convert", "in").Should().NotBe(ExitCode.Ok);

        test.Error.Should().Contain("error: in: nothing was read: there is no Kubernetes object in these files\n");
        test.Out.Should().BeEmpty();
    }

    /// <summary>As far as its text tells before it is rendered.</summary>
    [TestMethod]
    public void A_template_that_may_hold_bindings_is_a_missing_part()
    {
        using var test = new TestHost();
        test.Write("in/ns.yaml", Namespace);
        test.Write("in/rb.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: {{ .name }}\n  namespace: a\n");

        test.Run("convert", "in", "-o", "json", "--report-file", "report.json").Should().Be(ExitCode.Ok, test.Error);

        var part = JsonNode.Parse(test.Files()["report.json"])!["missing"]!.AsArray().Should().ContainSingle().Subject!;
        part["what"]!.GetValue<string>().Should().Be("template in/rb.yaml");
        part["lacks"]!.AsArray().Should().ContainSingle().Which!.GetValue<string>().Should().Be("bindings");
        part["namespaces"]!.AsArray().Should().ContainSingle().Which!.GetValue<string>().Should().Be("a");
    }
}
