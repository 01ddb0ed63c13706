using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Forms;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports.Checks;

/// <summary>A check for programs.</summary>
[TestClass]
public sealed class CheckJsonTests
{
    [TestMethod]
    public void Each_workload_says_what_refuses_it_where_it_stands_and_whether_a_fix_helps()
    {
        var web = Workload(Level.Restricted, Plans.Pod("web", "shop", "hostNetwork: true, "));

        web.GetProperty("outcome").GetString().Should().Be("fails");
        web.GetProperty("strictestLevel").GetString().Should().Be("privileged");
        web.GetProperty("violation").GetString().Should().StartWith("violates PodSecurity \"restricted:latest\": host namespaces (hostNetwork=true), ");
        web.GetProperty("afterFix").GetString().Should().Contain("host namespaces");
        web.GetProperty("checks").EnumerateArray().Select(id => id.GetString()).Should().Contain(["hostNamespaces", "runAsNonRoot"]);
        web.GetProperty("at").GetProperty("line").GetInt32().Should().Be(2);
    }

    /// <summary>Whoever reads may rely on every property being there: what doesn't apply is null, false or empty.</summary>
    [TestMethod]
    public void What_passes_has_the_same_properties_as_what_fails()
    {
        var fine = Workload(Level.Privileged, Plans.Pod("web", "shop"));
        var refused = Workload(Level.Restricted, Plans.Pod("web", "shop", "hostNetwork: true, "));

        fine.EnumerateObject().Select(property => property.Name).Should().Equal(refused.EnumerateObject().Select(property => property.Name));
        (fine.GetProperty("violation").ValueKind, fine.GetProperty("afterFix").ValueKind).Should().Be((JsonValueKind.Null, JsonValueKind.Null));
        fine.GetProperty("checks").GetArrayLength().Should().Be(0);
    }

    [TestMethod]
    public void A_policy_that_refuses_gives_field_problem_and_reason()
    {
        var web = Workload(
            Level.Baseline, GivenManifests.Strict + "\n---\n" + GivenManifests.Grant("strict", "system:serviceaccounts") + "\n"
                + Plans.Pod("web", "shop", "hostPID: true, "));

        web.GetProperty("admittedBy").ValueKind.Should().Be(JsonValueKind.Null);
        var refusal = web.GetProperty("refusals").EnumerateArray().Should().ContainSingle().Which;
        refusal.GetProperty("policy").GetString().Should().Be("strict");
        // The plugin's words (policy/provider.go @v1.20.2).
        refusal.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("reason").GetString())
            .Should().Contain("Host PID is not allowed to be used");
    }

    [TestMethod]
    public void Names_are_read_back_as_they_are_written() =>
        Workload(Level.Baseline, Plans.Pod("\"a\\\"b\\e[31m</script>\"", "shop")).GetProperty("name").GetString().Should().Be("a\"b\e[31m</script>");

    private static JsonElement Workload(Level level, string yaml)
    {
        var text = ReportForm.Json.Render(new CheckAnswer(Checked.Of(GivenManifests.Read(yaml), new(level))));
        return JsonDocument.Parse(text).RootElement.GetProperty("namespaces")[0].GetProperty("workloads")[0];
    }
}
