using PspMigrate.Cli.Tests.Attacks;

namespace PspMigrate.Browser.Tests;

/// <summary>Names from manifests are shown; none breaks out of the text.</summary>
[TestClass]
public sealed class HostilePageTests
{
    private static readonly string Plain = Reports.Write("page.html", HostileManifests.With("name", "name"), "--keep", "--kubernetes-version", "v1.36");

    public static IEnumerable<object[]> Texts => Enumerable.Range(0, HostileManifests.Texts.Length).Select(index => new object[] { index });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public async Task Nothing_of_a_hostile_name_is_markup(int index)
    {
        var text = HostileManifests.Texts[index];
        await using var tab = await Tab.Open(Reports.Write("page.html", HostileManifests.With(text, text), "--keep", "--kubernetes-version", "v1.36"));
        await using var plain = await Tab.Open(Plain);

        tab.Complaints.Should().BeEmpty();
        tab.Requests.Should().BeEmpty();
        (await Elements(tab)).Should().BeEquivalentTo(await Elements(plain));
        (await tab.Page.EvaluateAsync<string>("() => JSON.parse(document.getElementById('report').textContent).kind")).Should().Be("Report");
    }

    /// <summary>The kinds of elements and attributes that the page has.</summary>
    private static async Task<string[]> Elements(Tab tab) => await tab.Page.EvaluateAsync<string[]>("""
        () => [...new Set([...document.querySelectorAll('*')].flatMap(element =>
          [element.localName, ...element.getAttributeNames().map(name => element.localName + ' ' + name)]))]
          .filter(name => !['details', 'details open', 'summary'].includes(name))
        """);
}
