using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Tests.Input;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FileKindTests
{
    [TestMethod]
    public void The_length_of_a_file_is_that_of_what_its_links_lead_to()
    {
        using var test = new TestHost();
        test.Write("real.yaml", "12345");
        File.CreateSymbolicLink(test.Host.FullPath("one.yaml"), "real.yaml");
        File.CreateSymbolicLink(test.Host.FullPath("two.yaml"), "one.yaml");

        FileKind.LengthOf(test.Host.FullPath("two.yaml")).Should().Be(5);
        FileKind.HasNoLength(test.Host.FullPath("two.yaml")).Should().BeFalse();
        FileKind.HasNoLength(test.Write("empty.yaml", "")).Should().BeTrue();
    }

    /// <summary>Whoever opens it says why that fails.</summary>
    [TestMethod]
    public void What_is_not_there_is_left_to_those_who_open_it()
    {
        using var test = new TestHost();
        File.CreateSymbolicLink(test.Host.FullPath("loop"), "loop");
        File.CreateSymbolicLink(test.Host.FullPath("dangling"), "none");

        foreach (var name in new[] { "none", "loop", "dangling" })
        {
            FileKind.HasNoLength(test.Host.FullPath(name)).Should().BeFalse(name);
            FileKind.IsPipe(test.Host.FullPath(name)).Should().BeFalse(name);
        }
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public void A_pipe_is_known_through_links_and_without_opening_it()
    {
        using var test = new TestHost();
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", test.Host.FullPath("pipe"));
        mkfifo.WaitForExit();
        File.CreateSymbolicLink(test.Host.FullPath("link"), "pipe");

        FileKind.IsPipe(test.Host.FullPath("pipe")).Should().BeTrue();
        FileKind.IsPipe(test.Host.FullPath("link")).Should().BeTrue();
        FileKind.HasNoLength(test.Host.FullPath("pipe")).Should().BeTrue();
        FileKind.IsPipe(test.Write("empty", "")).Should().BeFalse();
        FileKind.IsPipe("/dev/null").Should().BeFalse("a device is no pipe");
    }
}
