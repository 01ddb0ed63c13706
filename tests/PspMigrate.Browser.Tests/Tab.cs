using Microsoft.Playwright;

namespace PspMigrate.Browser.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">The window's width in pixels.</param>
/// <param name="IsDark">Whether the reader prefers dark pages.</param>
/// <param name="HasScript">Whether the browser runs scripts.</param>
public sealed record Look(int Width = 1600, bool IsDark = false, bool HasScript = true);

/// <summary>A page in a tab of its own, with everything that it told or asked anybody.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Tab(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What the console said, and dialogs.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What was asked for besides the page itself.</summary>
    public List<string> Requests { get; } = [];

    public static async Task<Tab> Open(string file, Look? look = null)
    {
        var (width, isDark, hasScript) = look ?? new();
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = hasScript,
        });
        var tab = new Tab(context, await context.NewPageAsync());
        var address = new Uri(file).AbsoluteUri;
        tab.Page.Console += (_, message) => tab.Complaints.Add(message.Text);
        tab.Page.PageError += (_, error) => tab.Complaints.Add(error);
        tab.Page.Dialog += (_, dialog) =>
        {
            tab.Complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        tab.Page.Request += (_, request) =>
        {
            if (!string.Equals(request.Url.Split('#')[0], address, StringComparison.Ordinal))
                tab.Requests.Add(request.Url);
        };
        await tab.Page.GotoAsync(address);
        return tab;
    }

    /// <summary>The drawers that can be seen.</summary>
    public ILocator OpenDrawers => Page.Locator(".drawer:visible");

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
