using System.Text.Json;

namespace PspMigrate.Browser.Tests;

/// <summary>What the page does in a browser: it shows, and tells nobody.</summary>
[TestClass]
public sealed class PageTests
{
    [TestMethod]
    public async Task It_loads_nothing_and_complains_of_nothing()
    {
        await using var tab = await Tab.Open(Reports.Example);

        await tab.Page.Locator(".matrix a").First.ClickAsync();
        await tab.Page.Locator("summary:visible").First.ClickAsync();

        tab.Complaints.Should().BeEmpty();
        tab.Requests.Should().BeEmpty();
    }

    [TestMethod]
    public async Task A_script_from_elsewhere_would_not_run()
    {
        await using var tab = await Tab.Open(Reports.Example);

        var ran = await tab.Page.EvaluateAsync<bool>("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
              return window.ran === true;
            }
            """);

        ran.Should().BeFalse();
        tab.Complaints.Should().ContainSingle().Which.Should().Contain("Content Security Policy");
    }

    [TestMethod]
    [DataRow(true), DataRow(false)]
    public async Task A_click_on_a_mark_opens_its_line_with_its_place_and_witness_and_close_closes_it(bool hasScript)
    {
        await using var tab = await Tab.Open(Reports.Example, new(HasScript: hasScript));
        (await tab.OpenDrawers.CountAsync()).Should().Be(0);

        await tab.Page.Locator(".matrix td.k a").First.ClickAsync();

        (await tab.OpenDrawers.CountAsync()).Should().Be(1);
        var drawer = tab.OpenDrawers.First;
        (await drawer.InnerTextAsync()).Should().Contain("in.yaml:").And.Contain("Kept by clause");
        await drawer.Locator("summary").First.ClickAsync();
        (await drawer.Locator("details pre").First.InnerTextAsync()).Should().StartWith("apiVersion: v1\nkind: Pod\n");
        await drawer.Locator(".close").ClickAsync();
        (await tab.OpenDrawers.CountAsync()).Should().Be(0);
    }

    [TestMethod]
    public async Task The_keyboard_opens_a_mark_walks_its_drawer_and_comes_back()
    {
        await using var tab = await Tab.Open(Reports.Example);
        var mark = tab.Page.Locator(".matrix td.k a").First;
        await mark.FocusAsync();

        await tab.Page.Keyboard.PressAsync("Enter");
        (await tab.OpenDrawers.CountAsync()).Should().Be(1);
        await tab.Page.Keyboard.PressAsync("Tab");
        (await tab.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.drawer') !== null"))
            .Should()
            .BeTrue("focus goes on from where the link leads");
        await tab.Page.Keyboard.PressAsync("Escape");

        (await tab.OpenDrawers.CountAsync()).Should().Be(0);
        (await mark.EvaluateAsync<bool>("mark => mark === document.activeElement")).Should().BeTrue();
    }

    [TestMethod]
    public async Task The_first_key_leads_past_the_list_of_sections()
    {
        await using var tab = await Tab.Open(Reports.Example);

        await tab.Page.Keyboard.PressAsync("Tab");

        (await tab.Page.Locator(".skip:focus").InnerTextAsync()).Should().Be("Skip to the report");
    }

    [TestMethod]
    public async Task One_drawing_of_the_reach_is_open_at_a_time()
    {
        await using var tab = await Tab.Open(Reports.Example, new(HasScript: false));
        var drawings = tab.Page.Locator("details[name=reach]");

        await drawings.Nth(2).Locator("summary").ClickAsync();

        (await tab.Page.Locator("svg.reach:visible").CountAsync()).Should().Be(1);
        (await tab.Page.Locator("svg.reach:visible text").AllTextContentsAsync()).Should().Contain("policy").And.Contain("← namespace");
    }

    [TestMethod]
    public async Task A_name_is_found_in_a_long_list()
    {
        await using var tab = await Tab.Open(Reports.Example);
        var find = tab.Page.Locator(".find:visible").First;

        await find.Locator("input").FillAsync("team-7");

        var parent = find.Locator("..");
        (await parent.Locator("[data-find]:visible").AllInnerTextsAsync()).Should()
            .OnlyContain(text => text.Contains("team-7", StringComparison.Ordinal)).And.NotBeEmpty();
        (await find.Locator("output").InnerTextAsync()).Should().MatchRegex(@"^\d+ of \d+ shown$");
    }

    [TestMethod]
    public async Task Commands_have_a_button_that_copies_them_where_scripts_run()
    {
        await using var tab = await Tab.Open(Reports.Example);
        var button = tab.Page.Locator(".run button").First;

        await button.ClickAsync();

        await tab.Page.Locator(".run button", new() { HasTextString = "Copied" }).WaitForAsync();
        (await tab.Page.EvaluateAsync<string>("() => getSelection().toString()")).Trim().Should().StartWith("pspmigrate ");
        await using var silent = await Tab.Open(Reports.Example, new(HasScript: false));
        (await silent.Page.Locator("button").CountAsync()).Should().Be(0);
        (await silent.Page.Locator(".find:visible").CountAsync()).Should().Be(0);
    }

    [TestMethod]
    public async Task The_data_are_the_json_report()
    {
        await using var tab = await Tab.Open(Reports.Lossy);

        using var data = JsonDocument.Parse((await tab.Page.Locator("#report").TextContentAsync())!);

        data.RootElement.GetProperty("kind").GetString().Should().Be("Report");
        data.RootElement.GetProperty("namespaces").GetArrayLength().Should().Be(11);
    }

    [TestMethod]
    public async Task On_paper_every_line_is_there()
    {
        await using var tab = await Tab.Open(Reports.Example);

        await tab.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        (await tab.OpenDrawers.CountAsync()).Should().Be(await tab.Page.Locator(".drawer").CountAsync()).And.BePositive();
    }
}
