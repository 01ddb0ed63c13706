using PspMigrate.Manifests;
using PspMigrate.Policies;
using PspMigrate.Tests.Access;

namespace PspMigrate.Tests.Policies;

[TestClass]
public sealed class ValidationTruthTests
{
    [TestMethod]
    public void Every_recorded_manifest_gets_the_reasons_of_the_real_server()
    {
        var outcome = ValidationTruth.Compare(SharedTruth.Require("pod-security-policy/validation.jsonl.gz"));

        outcome.Differences.Should().BeEmpty();
        outcome.Manifests.Should().BeGreaterThan(85);
        outcome.Rejected.Should().BeGreaterThan(55);
    }

    [TestMethod]
    public void Every_policy_that_the_real_server_stored_is_valid()
    {
        var recorded = SharedTruth.Lines(SharedTruth.Require("pod-security-policy/policies.jsonl.gz")).ToList();

        recorded.Should().HaveCountGreaterThan(50);
        foreach (var line in recorded)
        {
            var node = (MapNode)JsonTree.Parse("manifest", line.GetProperty("manifest").GetRawText());
            PolicyValidation.Validate(PolicyReader.Read(node, [])!).IsEmpty.Should().Be(line.GetProperty("accepted").GetBoolean());
        }
    }
}
