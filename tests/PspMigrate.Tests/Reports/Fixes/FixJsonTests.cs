using System.Text.Json;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Tests.Reports.Fixes;

[TestClass]
public sealed class FixJsonTests
{
    [TestMethod]
    public void Objects_in_JSON_are_one_list()
    {
        var json = JsonDocument.Parse(FixForms.Json([Made.Web(), Made.Web(name: "api")])).RootElement;

        json.GetProperty("kind").GetString().Should().Be("List");
        json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("metadata").GetProperty("name").GetString()).Should().Equal("web", "api");
    }

    [TestMethod]
    public void Nothing_to_apply_is_no_list() => FixForms.Json([]).Should().BeEmpty();
}
