using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>Where <c>convert</c> writes, and what it leaves alone.</summary>
[TestClass]
public sealed class ConvertOutputTests
{
    private const string Foreign = "resources: [namespace.yaml]\n";

    private static readonly string Article = Repository.Path("fixtures", "article");

    [TestMethod]
    public void A_file_of_somebody_else_is_never_replaced_unless_forced()
    {
        using var test = new TestHost();
        test.Write("out/kustomization.yaml", Foreign);
        test.Write("report.txt", "minutes of the meeting\n");
        string[] convert = ["convert", Article, "--output-dir", "out", "--report-file", "report.txt"];

        test.Run(convert).Should().Be(ExitCode.BadInput);

        test.Files().Values.Should().BeEquivalentTo(Foreign, "minutes of the meeting\n");
        test.Error.Should().Contain("error: report.txt: already exists, and pspmigrate didn't write it\n  choose another place, or replace it with --force\n")
            .And.Contain("kustomization.yaml: already exists");
        test.Run([.. convert, "--force"]).Should().Be(ExitCode.Ok);
        test.Files()["report.txt"][..256].Should().Contain("pspmigrate");
        test.Run([.. convert, "--fit", "exact"]).Should().Be(ExitCode.Ok, "each file says whose it is");
    }

    [TestMethod]
    [DataRow("--report-file", "no/report.txt", "no/report.txt: there is no directory no")]
    [DataRow("--output-dir", "no/such/out", "no/such/out: there is no directory no/such")]
    [DataRow("--witnesses", "no/pods", "no/pods: there is no directory no")]
    [DataRow("--report-file", "/no/such/report.txt", "/no/such/report.txt: there is no directory /no/such")]
    public void A_missing_parent_is_an_error(string option, string path, string message)
    {
        using var test = new TestHost();

        test.Run("convert", Article, option, path).Should().Be(ExitCode.BadInput);

        test.Error.Should().Be($"error: {message}\n  create it first\n");
        test.Out.Should().BeEmpty();
        test.Directory.EnumerateFileSystemInfos().Should().BeEmpty();
    }

    [TestMethod]
    public void Directories_of_this_run_may_hold_each_other()
    {
        using var test = new TestHost();

        test.Run("convert", Article, "--output-dir", "out", "--witnesses", "out/pods", "--report-file", "out/report.txt").Should().Be(ExitCode.Ok);

        test.Files().Keys.Should().Contain(Path.Combine("out", "report.txt")).And
            .Contain(file => file.StartsWith(Path.Combine("out", "pods"), StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_dash_is_standard_output()
    {
        using var test = new TestHost();

        test.Run("convert", Article, "--report", "markdown", "--report-file", "-", "-o", "name").Should().Be(ExitCode.Ok);

        test.Out.Should().StartWith("# From PodSecurityPolicy").And.EndWith("\nnamespace/security-test\n");
        test.Error.Should().BeEmpty();
        test.Files().Should().BeEmpty();
    }

    [TestMethod]
    public void An_input_without_any_object_is_an_error()
    {
        using var test = new TestHost("\n");

        test.Run("convert", "-").Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: there is no Kubernetes object in the input\n  give manifests: policies, RBAC, namespaces and workloads\n");
    }
}
