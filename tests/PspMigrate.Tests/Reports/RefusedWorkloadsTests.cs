using PspMigrate.Conversion;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

/// <summary>The warning that every verb gives before something is enforced.</summary>
[TestClass]
public sealed class RefusedWorkloadsTests
{
    private static readonly Plan Seven = Plans.Of(
        Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Reached("bank", "p") + Plans.Pod("ok", "bank") + Plans.Pod("net", "bank", "hostNetwork: true, ")
            + string.Concat(Enumerable.Range(0, 6).Select(i => Plans.Pod($"pid{i}", "shop", "hostPID: true, "))));

    [TestMethod]
    public void All_are_counted_the_first_are_told_and_the_rest_is_a_number()
    {
        var warning = RefusedWorkloads.Warning(Seven)!;

        warning.Message.Should().Be("7 workloads would be refused at the level that is enforced");
        var lines = warning.Advice!.Split('\n');
        lines.Where(line => line.Contains(" refuses it: ")).Should().HaveCount(5);
        lines[5].Should().Be("and 2 more");
    }

    [TestMethod]
    public void Only_namespaces_that_are_about_to_be_labelled_count() =>
        RefusedWorkloads.Warning(Seven, new HashSet<string>(StringComparer.Ordinal) { "bank" })!.Advice.Should()
            .StartWith("Pod/net in bank: baseline refuses it: host namespaces (hostNetwork=true)\n").And.NotContain("shop");

    [TestMethod]
    public void What_is_fixed_in_the_same_go_does_not_count()
    {
        var mended = Seven.Refused.Select(pair => pair.State.Workload.At).ToImmutableHashSet();

        RefusedWorkloads.Warning(Seven, mended: mended).Should().BeNull();
        RefusedWorkloads.Warning(Seven, mended: mended.Remove(mended.First()))!.Message.Should().StartWith("1 workload would");
    }
}
