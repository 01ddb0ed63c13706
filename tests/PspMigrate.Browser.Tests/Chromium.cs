using Microsoft.Playwright;

namespace PspMigrate.Browser.Tests;

/// <summary>The system's Chromium, started once for all tests.</summary>
[TestClass]
public static class Chromium
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>The browser; without one a test is inconclusive, not passed.</summary>
    public static async Task<IBrowser> Browser()
    {
        if (_browser is not null)
            return _browser;
        var program = Environment.GetEnvironmentVariable("PSPMIGRATE_TEST_CHROMIUM") ?? Array.Find(Programs, File.Exists);
        if (program is null)
            Assert.Inconclusive("needs Chromium: install it, or name one by PSPMIGRATE_TEST_CHROMIUM");
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program });
    }

    [AssemblyCleanup]
    public static async Task Close()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
