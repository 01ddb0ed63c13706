using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class FileTokenTests
{
    [TestMethod]
    public async Task It_is_read_again_after_a_while()
    {
        using var test = new TestHost();
        var path = test.Write("token", "one\n");
        var clock = new Clock();
        var token = FileToken.Of(path, clock);
        var before = await Value(token);
        File.WriteAllText(path, "two");
        var soon = await Value(token);
        clock.Now += TimeSpan.FromMinutes(1);

        (before, soon, await Value(token)).Should().Be(("one", "one", "two"));
    }

    [TestMethod]
    public async Task Once_refused_it_is_read_again_at_once()
    {
        using var test = new TestHost();
        var path = test.Write("token", "one");
        var token = FileToken.Of(path, new Clock());
        await Value(token);
        File.WriteAllText(path, "two");

        token.Reset();

        (await Value(token)).Should().Be("two");
    }

    [TestMethod]
    public async Task Without_the_file_the_last_one_goes_on()
    {
        using var test = new TestHost();
        var path = test.Write("token", "one");
        var token = FileToken.Of(path, new Clock());
        await Value(token);
        File.Delete(path);

        token.Reset();

        (await Value(token)).Should().Be("one");
    }

    [TestMethod]
    public async Task An_empty_file_is_said()
    {
        using var test = new TestHost();
        var token = FileToken.Of(test.Write("token", "\n"), new Clock());

        await token.Invoking(Value).Should().ThrowAsync<CommandException>().WithMessage("the token file*token is empty");
    }

    private static async Task<string?> Value(RenewableToken token) =>
        (await token.GetAuthenticationHeaderAsync(CancellationToken.None)).Parameter;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
