using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class FixOutputTests
{
    [TestMethod]
    [DataRow("\n", ""), DataRow("\r\n", ""), DataRow("\n", "\uFEFF")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_diff_makes_of_files_what_editing_in_place_makes_of_them(string newLine, string mark)
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        var web = mark + FixVerbTests.Web.Replace("\n", newLine, StringComparison.Ordinal);
        test.Write("a b/é.yaml", web);
        test.Write("web.yaml", web.Replace("name: web}", "name: other}", StringComparison.Ordinal).TrimEnd());
        test.Run("fix", "-R", ".", "--keep-filled", "-o", "diff").Should().Be(ExitCode.Ok);
        test.Write("fix.diff", test.Out);
        FixVerbTests.Git(test, "apply", "fix.diff");
        var applied = test.Files();

        using var again = new TestHost { Host = test.Host };
        FixVerbTests.Git(test, "apply", "-R", "fix.diff");
        again.Run("fix", "-R", ".", "--keep-filled", "-i").Should().Be(ExitCode.Ok);

        applied.Should().Contain(test.Files());
        applied["web.yaml"].Should().Contain("runAsNonRoot");
    }

    [TestMethod]
    public void A_file_outside_the_directory_is_not_in_the_diff()
    {
        using var test = new TestHost();
        using var other = new TestHost();
        var path = other.Write("web.yaml", FixVerbTests.Policy + "---\n" + FixVerbTests.Web);

        test.Run("fix", path, "--keep-filled", "-o", "diff", "--exit-code").Should().Be(ExitCode.Findings);

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("this file is not in the diff");
    }

    [TestMethod]
    public void Patches_hold_only_what_is_added()
    {
        using var test = new TestHost(FixVerbTests.Policy + "---\n" + FixVerbTests.Web);

        test.Run("fix", "--keep-filled", "-").Should().Be(ExitCode.Ok);

        test.Out.Should().Be(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    securityContext:
                      capabilities:
                        drop:
                        - ALL
                      runAsNonRoot: true
                      allowPrivilegeEscalation: false

            """);
    }
}
