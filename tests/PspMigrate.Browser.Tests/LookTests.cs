using Deque.AxeCore.Playwright;

namespace PspMigrate.Browser.Tests;

/// <summary>How the page looks, on narrow and wide screens, light and dark, to those who see and those who don't.</summary>
[TestClass]
public sealed class LookTests
{
    public static IEnumerable<object[]> Looks =>
        from width in new[] { 400, 1600 }
        from isDark in new[] { false, true }
        select new object[] { width, isDark };

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public async Task Axe_finds_nothing_and_a_screenshot_is_kept(int width, bool isDark)
    {
        foreach (var (name, file) in new[] { ("kept", Reports.Example), ("lost", Reports.Lossy) })
        {
            await using var tab = await Tab.Open(file, new(width, isDark));
            await Check(tab, $"{name}-{width}-{(isDark ? "dark" : "light")}", isWhole: true);
            await tab.Page.Locator(".matrix a").First.ClickAsync();
            await tab.OpenDrawers.First.Locator("summary").First.ClickAsync();
            await Check(tab, $"{name}-{width}-{(isDark ? "dark" : "light")}-drawer", isWhole: false);
        }

        foreach (var (name, file) in new[] { ("fix", Reports.Fixes(Manifests.Shop)), ("pr", Reports.Request(Manifests.Shop, "--fix", "--new-files", "ns")) })
        {
            await using var tab = await Tab.Open(file, new(width, isDark));
            await Check(tab, $"{name}-{width}-{(isDark ? "dark" : "light")}", isWhole: true);
        }
    }

    [TestMethod]
    public async Task A_narrow_page_scrolls_down_only()
    {
        await using var tab = await Tab.Open(Reports.Example, new(400));

        (await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(400);
    }

    private static async Task Check(Tab tab, string name, bool isWhole)
    {
        await tab.Page.ScreenshotAsync(new() { Path = Repository.Path("artifacts", "screenshots", $"{name}.png"), FullPage = isWhole });
        var result = await tab.Page.RunAxe();
        result.Violations.Select(
            violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty(name);
    }
}
