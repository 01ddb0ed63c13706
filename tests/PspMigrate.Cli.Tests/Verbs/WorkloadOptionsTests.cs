using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Verbs;
using PspMigrate.Controls;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class WorkloadOptionsTests
{
    [TestMethod]
    public void A_level_and_one_that_is_found_exclude_each_other()
    {
        Typed.Refused(() => WorkloadOptions.From(Typed.Line("check --level baseline --raise"))).Should().Be("--raise and --level can't be used together");
        WorkloadOptions.From(Typed.Line("check --level baseline")).Level.Should().Be(Level.Baseline);
        WorkloadOptions.From(Typed.Line("check")).Level.Should().BeNull();
    }

    [TestMethod]
    [DataRow("{kind: Namespace, apiVersion: v1, metadata: {name: shop}}\n", "", "there is no workload in the input")]
    [DataRow("{kind: Pod, apiVersion: v1, metadata: {name: p, namespace: shop}, spec: {containers: [{name: a, image: i}]}}\n---\n"
        + "{kind: Namespace, apiVersion: v1, metadata: {name: other}}\n", "-n other", "there is no workload in the namespaces asked for")]
    public void Without_a_workload_there_is_no_answer(string manifest, string scope, string message)
    {
        foreach (var verb in new[] { "check", "fix" })
        {
            using var test = new TestHost(manifest);

            test.Run([verb, "-", .. scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Should().Be(ExitCode.BadInput);

            test.Error.Should().Contain(message);
            test.Out.Should().BeEmpty();
        }
    }
}
