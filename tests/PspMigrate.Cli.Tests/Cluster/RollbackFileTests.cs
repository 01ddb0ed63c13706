using System.Text.Json.Nodes;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class RollbackFileTests
{
    private const string Path = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/";
    private const string Key = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        var file = new RollbackFile("c", [Entry("baseline", "restricted")]);

        RollbackFile.Parse("f", file.Text()).Should().BeEquivalentTo(file);
    }

    [TestMethod]
    public void Of_a_namespace_that_is_there_already_the_older_state_stays()
    {
        var file = new RollbackFile("c", [Entry("privileged", "baseline")]).With([Entry("baseline", "restricted")]);

        file.Entries.Should().ContainSingle();
        file.Entries[0].Before[Key].Value.Should().Be("privileged");
        file.Entries[0].Applied[Key].Should().Be("restricted");
    }

    [TestMethod]
    public void Kept_policies_that_were_not_there_are_remembered_as_such()
    {
        var file = new RollbackFile("c", [])
            .With([new KeptEntry(Path + "a", Before: null)])
            .With([new KeptEntry(Path + "a", Named("a")), new KeptEntry(Path + "b", Named("b"))]);

        var read = RollbackFile.Parse("f", file.Text());

        read.Objects.Select(entry => entry.Path).Should().Equal(Path + "a", Path + "b");
        read.Objects[0].Before.Should().BeNull();
        read.Objects[1].Before!["metadata"]!["name"]!.GetValue<string>().Should().Be("b");
    }

    [TestMethod]
    [DataRow("", "f:1:1: this is not a rollback file, or only a part of one")]
    [DataRow("{\"kind\": \"pspmigrate-rollback\",\n \"cluster\": \"c\", \"name", "f:2:23: this is not a rollback file, or only a part of one")]
    [DataRow("{}", "f: this is not a rollback file")]
    [DataRow("""{"kind": "Pod"}""", "f: this is not a rollback file")]
    [DataRow("[1]", "f: this is not a rollback file")]
    [DataRow("""{"kind": "pspmigrate-rollback", "kind": "pspmigrate-rollback"}""", "f: this is not a rollback file, or only a part of one")]
    [DataRow("""{"kind": "pspmigrate-rollback", "version": 2}""", "f: this rollback file is of version 2, and version 1 is the newest that is known here")]
    [DataRow("""{"kind": "pspmigrate-rollback", "cluster": "c"}""", "f: this rollback file isn't as apply wrote it")]
    public void Anything_else_is_refused(string text, string message) =>
        FluentActions.Invoking(() => RollbackFile.Parse("f", text)).Should().Throw<CommandException>().WithMessage(message);

    [TestMethod]
    [DataRow("\"shop\"", "\"../secrets/x\"", "*: ../secrets/x is not the name of a namespace that was labelled")]
    [DataRow(Key, "team", "*: apply never sets the label team")]
    [DataRow("\"uid\": \"1\"", "\"uid\": \"\"", "*: shop is not the name of a namespace that was labelled")]
    [DataRow("validatingadmissionpolicies/p", "../../api/v1/namespaces/shop", "*is not the path of an admission policy that was applied")]
    [DataRow("validatingadmissionpolicies/p", "validatingadmissionpolicies/..", "*is not the path of an admission policy that was applied")]
    [DataRow("validatingadmissionpolicies/p", "validatingadmissionpolicies/q", "*is not the path of an admission policy that was applied")]
    public void What_apply_never_writes_is_refused(string written, string edited, string message)
    {
        var text = new RollbackFile("c", [Entry("baseline", "restricted")]).With([new KeptEntry(Path + "p", Named("p"))]).Text();
        text.Should().Contain(written);

        FluentActions.Invoking(() => RollbackFile.Parse("f", text.Replace(written, edited, StringComparison.Ordinal)))
            .Should().Throw<CommandException>().WithMessage("f: this rollback file isn't as apply wrote it" + message);
    }

    [TestMethod]
    public void Of_some_namespaces_it_holds_these_alone_and_no_policies()
    {
        var file = new RollbackFile("c", [Entry("baseline", "restricted"), Entry("baseline", "restricted", "other")])
            .With([new KeptEntry(Path + "p", Named("p"))]);

        file.Of(["other"], "f").Entries.Should().ContainSingle().Which.Before.Name.Should().Be("other");
        file.Of(["other"], "f").Objects.Should().BeEmpty();
        file.Of([], "f").Should().BeSameAs(file);
        FluentActions.Invoking(() => file.Of(["othr"], "f")).Should().Throw<CommandException>().WithMessage("f has no namespace othr");
    }

    private static JsonObject Named(string name) => new() { ["metadata"] = new JsonObject { ["name"] = name } };

    private static RollbackEntry Entry(string before, string applied, string name = "shop") => new(
        new(name, "1", ImmutableSortedDictionary.Create<string, OwnedLabel>(StringComparer.Ordinal).Add(
            Key, new OwnedLabel(before, [new("gitops", "Apply")]))),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(Key, applied));
}
