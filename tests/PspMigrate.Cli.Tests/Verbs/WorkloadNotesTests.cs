using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class WorkloadNotesTests
{
    private const string Mislabelled =
        "{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: Baseline}}}\n---\n"
        + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: a}, spec: {containers: [{name: c, image: i}]}}\n---\n"
        + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: b}, spec: {containers: [{name: c, image: i}]}}\n";

    [TestMethod]
    [DataRow("check")]
    [DataRow("fix")]
    public void Kinds_that_make_pods_in_another_shape_are_counted(string verb)
    {
        using var test =
            new TestHost(
                "{apiVersion: tekton.dev/v1, kind: Task, metadata: {name: t, namespace: a}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: p, "
                    + "namespace: a}, spec: {containers: [{name: c, image: i}]}}\n");

        test.Run(verb, "-", "--level", "baseline").Should().Be(ExitCode.Ok);

        test.Error.Should().Contain("note: not looked at: 1 Task: they make pods, but hold no pod template");
    }

    [TestMethod]
    [DataRow("check"), DataRow("fix")]
    public void Labels_that_a_server_does_not_understand_are_said_of_the_namespaces_asked_for(string verb)
    {
        using var asked = new TestHost(Mislabelled);
        using var other = new TestHost(Mislabelled);

        asked.Run(verb, "-", "-n", "a", "--level", "baseline").Should().Be(ExitCode.Ok, asked.Error);
        other.Run(verb, "-", "-n", "b", "--level", "baseline").Should().Be(ExitCode.Ok, other.Error);

        asked.Error.Should().Contain("pod-security.kubernetes.io/enforce=Baseline is not valid");
        other.Error.Should().NotContain("is not valid");
    }
}
