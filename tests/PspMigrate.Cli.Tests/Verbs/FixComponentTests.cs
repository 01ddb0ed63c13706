using System.ComponentModel;
using System.Diagnostics;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>The component that <c>fix -o kustomize</c> prints, built by the programs that users have.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FixComponentTests
{
    private const string Kinds =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {template: {spec: {containers: [{name: a, image: b, env: [{name: X, value: kept}]}]}}}
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: web}
        spec: {schedule: "1 1 * * *", jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b, env: [{name: X, value: kept}]}]}}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web.pod}
        spec: {containers: [{name: a, image: b, env: [{name: X, value: kept}]}]}

        """;

    [TestMethod]
    [DataRow("kubectl"), DataRow("kustomize")]
    public void What_is_built_with_it_passes_and_keeps_the_rest(string program)
    {
        using var test = new TestHost();
        test.Write("policy.yaml", FixVerbTests.Policy);
        test.Write("base/workloads.yaml", Kinds);
        test.Write("base/kustomization.yaml", "namespace: shop\nresources: [workloads.yaml]\ncomponents: [pspmigrate]\n");
        test.Run("fix", "policy.yaml", "base/workloads.yaml", "--level", "restricted", "-o", "kustomize").Should().Be(ExitCode.Ok, test.Error);
        test.Write("base/pspmigrate/kustomization.yaml", test.Out);

        test.Write("built.yaml", Build(program, Path.Combine(test.Directory.FullName, "base")));

        test.Run("check", "policy.yaml", "built.yaml", "--level", "restricted", "--kubernetes-version", "v1.18", "-o", "name", "--exit-code")
            .Should()
            .Be(ExitCode.Ok);
        File.ReadAllText(Path.Combine(test.Directory.FullName, "built.yaml")).Split("value: kept").Should().HaveCount(4);
    }

    internal static string Build(string program, string directory) => program is "kubectl"
        ? Run(Repository.Program("kubectl"), "kustomize", directory)
        : Run(Run(Repository.Shared("kustomize")).Trim(), "build", directory);

    internal static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
            return output;
        }
        catch (Win32Exception e)
        {
            throw new AssertInconclusiveException($"needs {program}, which is not here", e);
        }
    }
}
