using PspMigrate.Cli.Tests.Attacks;

namespace PspMigrate.Browser.Tests;

/// <summary>Names from manifests are shown; none breaks out of the text.</summary>
[TestClass]
public sealed class HostilePageTests
{
    private static readonly string Plain = Plan(HostileManifests.With("name", "name"));

    /// <summary>The pages of the other verbs.</summary>
    private static readonly (string Verb, Func<string, string> Write)[] Others =
    [
        ("check", manifests => Reports.Printed(manifests, "check", "in.yaml", "--level", "restricted")),
        ("fix", Reports.Fixes),
        ("access", manifests => Reports.Printed(manifests, "access", "-f", "in.yaml")),
        ("cleanup", manifests => Reports.Printed(manifests, "cleanup", "in.yaml")),
        ("status", manifests => Reports.Printed(manifests, "status", "in.yaml")),
        ("raise", manifests => Reports.Printed(manifests, "raise", "in.yaml")),
        ("pr", manifests => Reports.Request(manifests, "--fix", "--overwrite")),
        ("pr --cleanup", manifests => Reports.Request(manifests, "--cleanup")),
    ];

    public static IEnumerable<object[]> Texts => Enumerable.Range(0, HostileManifests.Texts.Length).Select(index => new object[] { index });

    public static IEnumerable<object[]> Verbs => Others.Select((_, index) => new object[] { index });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public async Task Nothing_of_a_hostile_name_is_markup(int index)
    {
        var text = HostileManifests.Texts[index];
        await Compare(Plan(HostileManifests.With(text, text)), Plain);
    }

    /// <summary>All pages have one writer: those texts are tried that mean something to HTML.</summary>
    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public async Task Nor_is_it_on_the_pages_of_other_verbs(int index)
    {
        var write = Others[index].Write;
        var plain = write(HostileManifests.With("name", "name"));
        foreach (var text in HostileManifests.Texts.Where(text => text.AsSpan().ContainsAny("<&\"")))
            await Compare(write(HostileManifests.With(text, text)), plain);
    }

    private static string Plan(string manifests) => Reports.Write("page.html", manifests, "--keep", "--kubernetes-version", "v1.36");

    private static async Task Compare(string hostile, string plain)
    {
        await using var tab = await Tab.Open(hostile);
        await using var other = await Tab.Open(plain);

        tab.Complaints.Should().BeEmpty();
        tab.Requests.Should().BeEmpty();
        (await Elements(tab)).Should().BeSubsetOf(await Elements(other));
        (await tab.Page.EvaluateAsync<string>("() => typeof JSON.parse(document.getElementById('report').textContent)")).Should().Be("object");
    }

    /// <summary>The kinds of elements and attributes that the page has.</summary>
    private static async Task<string[]> Elements(Tab tab) => await tab.Page.EvaluateAsync<string[]>("""
        () => [...new Set([...document.querySelectorAll('*')].flatMap(element =>
          [element.localName, ...element.getAttributeNames().map(name => element.localName + ' ' + name)]))]
          .filter(name => !['details', 'details open', 'summary'].includes(name))
        """);
}
