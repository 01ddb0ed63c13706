using System.Text.Json.Nodes;
using PspMigrate.Cli.Cluster.Cleanup;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster.Cleanup;

/// <summary>A file by which objects are made must not make others than a cleanup took away, whoever wrote it.</summary>
[TestClass]
public sealed class RestoreFileTests
{
    private const string Change = """[{"op":"test","path":"/rules/0","value":{}},{"op":"remove","path":"/rules/0"}]""";

    private static string Written { get; } = new RestoreFile("c",
    [
        new("/apis/policy/v1beta1/podsecuritypolicies/p", Named("policy/v1beta1", "PodSecurityPolicy", "p"), Patch: null),
        new("/apis/rbac.authorization.k8s.io/v1/namespaces/a/roles/r", Role(), Change),
    ]).Text();

    [TestMethod]
    public void What_is_written_is_read_again() => RestoreFile.Parse("f", Written).Text().Should().Be(Written);

    [TestMethod]
    [DataRow("", "f:1:1: this is not a restore file, or only a part of one")]
    [DataRow("{\"kind\": \"pspmigrate-rollback\"}", "f: this is not a restore file")]
    [DataRow("{\"kind\": \"pspmigrate-restore\", \"version\": 7}", "f: this restore file is of version 7, and version 1 is the newest that is known here")]
    public void Anything_else_is_refused(string text, string message) => Refused(text).Should().Match(message);

    [TestMethod]
    public void A_file_that_was_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Written.Length - 2; length++)
            Refused(Written[..length]).Should().Match("f:*:*: this is not a restore file, or only a part of one");
    }

    [TestMethod]
    [DataRow("podsecuritypolicies/p\"", "podsecuritypolicies/q\"", "*: the path /apis/policy/v1beta1/podsecuritypolicies/q is not that of PodSecurityPolicy p")]
    [DataRow("namespaces/a/roles/r", "clusterroles/r", "*: the path * is not that of Role a/r")]
    [DataRow("\"kind\": \"PodSecurityPolicy\"", "\"kind\": \"Secret\"", "*: cleanup never deletes a Secret")]
    [DataRow("\"name\": \"p\"", "\"name\": \"p\", \"name\": \"q\"", "f: this is not a restore file, or only a part of one")]
    [DataRow("\"name\": \"p\"", "\"name\": \"\\ud800\"", "*isn't as cleanup --apply wrote it*")]
    [DataRow("/rules/0", "/metadata/labels/0", "*: a change is not about the rules of its role")]
    [DataRow("/rules/0", "/rules/7", "*isn't as cleanup --apply wrote it*")]
    public void What_a_cleanup_never_writes_is_refused(string written, string edited, string message)
    {
        Written.Should().Contain(written);

        Refused(Written.Replace(written, edited, StringComparison.Ordinal)).Should().Match(message);
    }

    [TestMethod]
    [DataRow("null"), DataRow("{}"), DataRow("[null]"), DataRow("[[]]"), DataRow("[\"remove\"]")]
    public void A_change_that_is_no_list_of_operations_is_refused(string change) =>
        Refused(new RestoreFile("c", [new("/apis/rbac.authorization.k8s.io/v1/namespaces/a/roles/r", Role(), change)]).Text())
            .Should().Match("*: a change is not about the rules of its role");

    private static string Refused(string text) => FluentActions.Invoking(() => RestoreFile.Parse("f", text)).Should().Throw<CommandException>().Which.Message;

    private static JsonObject Named(string apiVersion, string kind, string name) =>
        new() { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = name } };

    private static JsonObject Role()
    {
        var role = Named("rbac.authorization.k8s.io/v1", "Role", "r");
        role["metadata"]!["namespace"] = "a";
        role["rules"] = new JsonArray(new JsonObject());
        return role;
    }
}
