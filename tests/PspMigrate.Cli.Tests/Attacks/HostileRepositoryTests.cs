using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>What hostile names in a repository do to branches, commits, files and the text of a request: nothing.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class HostileRepositoryTests
{
    private const string Sibling = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    [DataRow("Namespace", "none", DisplayName = "labels in manifests that are there")]
    [DataRow("ConfigMap", "none", DisplayName = "manifests of namespaces that have none")]
    [DataRow("Namespace", "namespace", DisplayName = "a request for each namespace")]
    public void A_pull_request_holds_names_as_text_only(string kindOfNamespaces, string split)
    {
        using var test = new GitSandbox();
        test.Commit([.. HostileManifests.Texts.Select((text, index) => ($"k8s/{index}.yaml", Hostile(text, kindOfNamespaces))), ("k8s/team-a.yaml", Sibling)]);
        string[] body = split is "none" ? ["--body-file", "../body.md"] : [];

        test.PrOk(["--commit", "--fix", "--keep-filled", "--overwrite", "--split", split, .. body]);

        var branches = test.Git("for-each-ref", "--format=%(refname:short)", "refs/heads/pspmigrate").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        branches.Should().NotBeEmpty().And.OnlyContain(branch => IsPlain(branch, "/-"));
        foreach (var branch in branches)
        {
            HostileManifests.Unsafe(test.Git("log", "--format=%B", $"main..{branch}")).Should().BeEmpty();
            Names(test.Git("ls-tree", "-r", "--name-only", "-z", branch)).Should().OnlyContain(path => IsInItsDirectory(path));
        }

        HostileManifests.Unsafe(test.Out + test.Error).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(test.Path(""), "escaped*", SearchOption.AllDirectories).Should().BeEmpty();
        if (split is "none")
        {
            var text = File.ReadAllText(test.Path("body.md"));
            HostileManifests.Unsafe(text).Should().BeEmpty();
            HostileManifests.Markup(text).Should().BeEmpty();
        }
    }

    private static string Hostile(string text, string kindOfNamespaces) =>
        HostileManifests.With(text, policy: text).Replace("kind: Namespace", $"kind: {kindOfNamespaces}", StringComparison.Ordinal);

    private static string[] Names(string list) => list.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsInItsDirectory(string path) =>
        path.StartsWith("k8s/", StringComparison.Ordinal) && IsPlain(path["k8s/".Length..], "-.");

    private static bool IsPlain(string name, string extra) => name.All(c => char.IsAsciiLetterOrDigit(c) || extra.Contains(c, StringComparison.Ordinal));
}
