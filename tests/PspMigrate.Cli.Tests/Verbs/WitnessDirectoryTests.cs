using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>--witnesses</c>: one file for each line of the report.</summary>
[TestClass]
public sealed class WitnessDirectoryTests
{
    private const string Policy = """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: p}
        spec:
          seLinux: {rule: RunAsAny}
          runAsUser: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
          volumes: ['*']
          privileged: true
          allowedUnsafeSysctls: ['kernel.*', 'net.*']
        """;

    /// <remarks>What is lost is in lines that begin with a minus sign; what keeps the policy from the stricter levels, in a sentence each.</remarks>
    [TestMethod]
    public void Each_line_has_a_witness_and_each_blocker_at_its_level()
    {
        using var test = new TestHost();
        test.Write("in.yaml", Policy);

        test.Run("convert", "in.yaml", "--witnesses", "out", "--report", "full").Should().Be(ExitCode.Ok);

        var files = test.Files().Keys.Where(name => name.StartsWith("out", StringComparison.Ordinal)).Select(name => name[4..]).ToArray();
        var lost = test.Error.Split('\n').Count(line => line.StartsWith("  - lost ", StringComparison.Ordinal));
        files.Count(name => name.EndsWith(".lost.yaml", StringComparison.Ordinal)).Should().Be(lost).And.BePositive();
        files.Should().Contain(
        [
            "p.baseline-latest.privileged.tightened.yaml", "p.baseline-latest.volumes.tightened.yaml", "p.baseline-latest.sysctls.tightened.yaml",
            "p.restricted-latest.capabilities.tightened.yaml", "p.restricted-latest.runAsUser.tightened.yaml", "p.restricted-latest.seccomp.tightened.yaml",
        ]);
        // Restricted demands a seccomp profile, and the policy admits none: nothing else can be shown there.
        test.Error.Should().StartWith($"out: {files.Length - 3} witnesses; 3 lines of the report can't be shown by a pod, and their files say why.\n");
    }
}
