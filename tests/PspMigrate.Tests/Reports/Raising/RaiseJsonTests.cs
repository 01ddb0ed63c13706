using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports.Raising;
using PspMigrate.Tests.Reports.Json;

namespace PspMigrate.Tests.Reports.Raising;

/// <remarks>
/// docs/raising.md says what the table's columns mean, of which this is the data; docs/facts/pod-security-checks.md which pods pass which level.
/// </remarks>
[TestClass]
public sealed class RaiseJsonTests
{
    private const string Enforce = "pod-security.kubernetes.io/enforce: ";

    /// <summary>Runtimes give NET_RAW anyway: taking it out changes nothing, and baseline refuses it.</summary>
    [TestMethod]
    public void What_fixes_write_carries_to_a_level_and_what_is_to_decide_keeps_from_the_next()
    {
        var shop = Of(Plans.Namespace("shop") + Plans.Pod("raw", "shop").Replace(
            "image: i", "image: i, securityContext: {capabilities: {add: [NET_RAW]}}", StringComparison.Ordinal));

        (shop.Text("level"), shop.Text("levelAfterFixes"), shop.GetProperty("canBeRaised").GetBoolean()).Should().Be(("privileged", "baseline", false));
        var (fix, kept) = (shop.GetProperty("fixes").EnumerateArray().Single(), shop.GetProperty("keptBy").EnumerateArray().Single());
        fix.GetProperty("changes").GetArrayLength().Should().BePositive();
        kept.Text("level").Should().Be("restricted:latest");
        kept.GetProperty("reasons").EnumerateArray().Select(reason => reason.Text("control")).Should().Contain("allowPrivilegeEscalation");
        (fix.TryGetProperty("reasons", out _), kept.TryGetProperty("changes", out _)).Should().Be((false, false), "neither repeats the other");
    }

    /// <remarks>docs/raising.md: nothing tells what will run in a namespace without workloads, so it gets no level.</remarks>
    [TestMethod]
    public void A_namespace_without_workloads_has_a_reason_in_place_of_a_level()
    {
        var empty = Of(Plans.Namespace("empty", Enforce + "baseline"));

        (empty.Text("enforced"), empty.Text("level"), empty.Text("withoutLevel"), empty.Text("levelAfterFixes"))
            .Should().Be(("baseline:latest", null, "noWorkloads", null));
        empty.GetProperty("canBeRaised").GetBoolean().Should().BeFalse();
    }

    /// <summary>Pods of one controller that are alike are one entry; what is refused is counted in pods.</summary>
    [TestMethod]
    public void Each_pod_that_is_refused_already_counts()
    {
        const string owner =
            "ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: 1b2c, controller: true}], namespace: late";
        var pods = string.Concat("abc".Select(name => Plans.Pod($"web-{name}", "late", "hostNetwork: true, ").Replace(
            "namespace: late", owner, StringComparison.Ordinal)));

        var late = Of(Plans.Namespace("late", Enforce + "baseline") + pods + Plans.Pod("other", "late", "hostPID: true, ") + Plans.Pod("ok", "late"));

        late.GetProperty("refused").GetInt32().Should().Be(4);
        late.About("keptBy", "name", "web-a").GetProperty("pods").GetInt32().Should().Be(3);
    }

    /// <remarks>What OpenShift's label syncer manages is never written (docs/status.md, "Blocked by").</remarks>
    [TestMethod]
    public void A_label_that_another_program_looks_after_is_left_to_it()
    {
        var managed = Of(
            Plans.Namespace("managed", $"security.openshift.io/scc.podSecurityLabelSync: 'true', {Enforce}privileged") + Plans.Pod("a", "managed"));

        managed.Text("leftTo").Should().Contain("OpenShift");
        managed.GetProperty("canBeRaised").GetBoolean().Should().BeFalse();
    }

    private static JsonElement Of(string yaml)
    {
        var plan = Plans.Of(yaml, new() { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten });
        return Said.By(json => new RaiseAnswer(plan, NamespaceRaise.Of(plan), new(_ => null)).WriteData(json))
            .GetProperty("namespaces").EnumerateArray().Single();
    }
}
