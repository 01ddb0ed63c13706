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
        outcome.Manifests.Should().BeGreaterThan(80);
        outcome.Rejected.Should().BeGreaterThan(50);
    }
}
