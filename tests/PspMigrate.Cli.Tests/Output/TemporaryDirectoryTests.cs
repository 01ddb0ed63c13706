using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class TemporaryDirectoryTests
{
    [TestMethod]
    public void Ctrl_C_ends_the_process_only_when_the_directory_is_gone()
    {
        using var test = new TestHost();
        var hold = new Hold();
        using (var directory = new TemporaryDirectory(test.Host with { Hold = () => hold }))
        {
            Directory.Exists(directory.Path).Should().BeTrue();
            File.WriteAllText(Path.Combine(directory.Path, "a.yaml"), "a: 1\n");
            hold.Path = directory.Path;
        }

        hold.WasThere.Should().BeFalse();
    }

    [TestMethod]
    public void What_has_taken_it_away_already_does_no_harm()
    {
        using var test = new TestHost();
        using var directory = new TemporaryDirectory(test.Host);
        Directory.Delete(directory.Path);
    }

    private sealed class Hold : IDisposable
    {
        public string? Path { get; set; }

        public bool? WasThere { get; private set; }

        public void Dispose() => WasThere = Directory.Exists(Path);
    }
}
