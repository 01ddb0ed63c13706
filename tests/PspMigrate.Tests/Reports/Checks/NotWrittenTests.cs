using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports.Checks;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Reports.Fixes;

namespace PspMigrate.Tests.Reports.Checks;

/// <summary>What pods will run without, told before anything is applied.</summary>
/// <remarks>What a policy fills in: facts/pod-security-policy.md, 18.</remarks>
[TestClass]
public sealed class NotWrittenTests
{
    [TestMethod]
    public void Fields_that_no_level_asks_for_are_told_with_their_values()
    {
        var message = NotWritten.Of([Made.Web(policy: GivenManifests.Strict)]).Should().ContainSingle().Which;

        // Strict fills in groups 7 and 5, a read-only root and a runtime class, of which restricted asks for none.
        message.Message.Should().StartWith("policy strict fills in ").And.Contain(" securityContext.fsGroup: 7")
            .And.Contain("securityContext.supplementalGroups: [5]").And.Contain("containers[*].securityContext.readOnlyRootFilesystem: true")
            .And.Contain("runtimeClassName: gvisor").And.EndWith("for Deployment/web in shop; restricted:latest doesn't ask for it, so it isn't written");
        message.Message.Should().NotContain("runAsNonRoot", "that is written");
        message.Advice.Should().Contain("--keep-filled");
    }

    [TestMethod]
    public void A_field_is_told_once_however_many_containers_have_it()
    {
        var message = NotWritten.Of([Made.Web("{containers: [{name: a}, {name: b}, {name: c}]}", policy: GivenManifests.Strict)]).Single();

        message.Message.Split("readOnlyRootFilesystem").Should().HaveCount(2);
    }

    [TestMethod]
    public void Workloads_share_a_note_where_the_same_is_left_out_and_levels_are_told_apart()
    {
        Fix[] fixes =
        [
            .. Enumerable.Range(0, 7).Select(i => Made.Web(policy: GivenManifests.Strict, name: $"w{i}")),
            Made.Web(level: "baseline:latest", policy: GivenManifests.Strict, name: "other"),
        ];

        var messages = NotWritten.Of(fixes).Select(message => message.Message).ToArray();

        messages.Should().HaveCount(2);
        messages[0].Should().Contain("for Deployment/w0 in shop, ").And.Contain(" and 3 more; restricted:latest");
        messages[1].Should().Contain("for Deployment/other in shop; baseline:latest").And.Contain("allowPrivilegeEscalation: false");
    }

    [TestMethod]
    public void Whoever_keeps_what_is_filled_in_hears_nothing()
    {
        var policy = GivenManifests.Policy(GivenManifests.Strict);
        var fix = Fixer.Make(GivenManifests.Deployment(Made.Containers), policy, GivenManifests.At("restricted:latest"), keepFilled: true);

        NotWritten.Of([fix]).Should().BeEmpty();
    }
}
