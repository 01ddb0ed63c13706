using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class RequestTitleTests
{
    [TestMethod]
    public void One_namespace_is_named_and_more_are_counted()
    {
        Title("team-a").Should().Be("Add Pod Security labels to namespace team-a");
        Title("team-a", "team-b").Should().Be("Add Pod Security labels to 2 namespaces");
    }

    [TestMethod]
    public void What_can_be_no_namespace_is_not_named() => Title("\"@ada\"").Should().Be("Add Pod Security labels to 1 namespace");

    [TestMethod]
    public void Fixes_alone_prepare_workloads() => RequestTitle.Of([]).Should().Be("Prepare workloads for Pod Security admission");

    private static string Title(params string[] names) => RequestTitle.Of(Sample.Plan(
        [.. names.Select((name, i) => Sample.File($"{i}.yaml", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n"))]).Changes);
}
