using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class CompletionTests
{
    [TestMethod]
    [DataRow("__complete convert --kubeconfig kube --context pr", "prod\nprod-eu\n:4\n")]
    [DataRow("__complete convert --kubeconfig=kube --context=", "--context=prod\n--context=test\n--context=prod-eu\n:4\n")]
    [DataRow("__complete convert --kubeconfig missing --context ", ":4\n")]
    [DataRow("__complete convert --kubeconfig kube --context test --namespace ", ":4\n")]
    public void Contexts_come_from_the_kubeconfig_and_nothing_from_a_cluster_that_does_not_answer(string line, string candidates)
    {
        using var test = new TestHost();
        test.Write(
            "kube",
            "contexts: [{name: prod}, {name: test, context: {cluster: c}}, {name: prod-eu}]\nclusters: [{name: c, cluster: "
                + "{server: 'https://127.0.0.1:1'}}]\n");

        test.Run(line.Split(' ')).Should().Be(ExitCode.Ok);

        test.Out.Should().Be(candidates);
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void Policies_are_those_of_the_cluster()
    {
        using var output = new StringWriter { NewLine = "\n" };

        Completion.Write(
            ["access", "--context", "prod", "re"], Application.Verbs,
            (name, before) => name is "[POLICY]" && before.Contains("prod", StringComparer.Ordinal) ? ["privileged", "restricted"] : [], output);

        output.ToString().Should().Be("restricted\n:4\n");
    }

    [TestMethod]
    [DataRow("apply|access|:4", "a")]
    [DataRow("auto|policy|exact|workloads|:4", "convert", "--fit", "")]
    [DataRow("exact|:4", "convert", "--fit", "e")]
    [DataRow("--fit=exact|:4", "convert", "--fit=e")]
    [DataRow("exact|:4", "convert", "--fit", "=", "e")]
    [DataRow("auto|policy|exact|workloads|:4", "convert", "--fit", "=")]
    [DataRow("--report|--report-schema|--report-file|:4", "convert", "--rep")]
    [DataRow(":0", "convert", "")]
    [DataRow(":0", "convert", "--report-file", "")]
    [DataRow(":4", "convert", "--context", "")]
    [DataRow(":4", "access", "")]
    [DataRow("bash|zsh|fish|powershell|:4", "completion", "")]
    public void Candidates_are_those_that_may_follow(string expected, params string[] typed)
    {
        using var test = new TestHost();

        test.Run(["__complete", .. typed]).Should().Be(0);

        string.Join('|', test.Out.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')[0])).Should().Be(expected);
    }
}
