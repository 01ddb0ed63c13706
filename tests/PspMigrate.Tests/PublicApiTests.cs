using PspMigrate.Conversion;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests;

/// <summary>What the library offers changes only on purpose: each change shows in fixtures/expected/public-api.txt.</summary>
[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void The_public_types_and_members_are_those_that_were_approved() =>
        Approved.Check("public-api.txt", PublicApi.Of(typeof(Planner).Assembly));

    [TestMethod]
    public void Types_and_members_are_written_as_in_source() =>
        PublicApi.Of(typeof(Planner).Assembly).Split('\n').Select(line => line.Trim()).Should().Contain(
        [
            "PspMigrate.Conversion",
            "static class Planner",
            "sealed class PlanOptions",
            "KubernetesVersion Version { get; init; }",
            "required string Name { get; init; }",
            "NamespaceFallback DefaultNamespace { get; init; }",
            "enum Level",
            "2 Restricted",
            "struct KubernetesVersion",
            "const int NewestMinor",
            "static KubernetesVersion Latest",
            "static KubernetesVersion? Parse(string? text)",
            "abstract class Control",
            "abstract string Kind { get; }",
        ]);
}
