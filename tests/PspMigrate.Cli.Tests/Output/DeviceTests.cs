using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class DeviceTests
{
    [TestMethod]
    public void Devices_are_written_not_replaced()
    {
        using var test = new TestHost();

        AtomicFiles.Write([new("/dev/null", "gone"), new("/dev/stderr", "report\n")], test.Host, overwrite: true);

        File.ReadAllText("/dev/null").Should().BeEmpty();
        test.Error.Should().Be("report\n");
        test.Out.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("/dev/null", true)]
    [DataRow("/dev/stdout", true)]
    [DataRow("/dev/none-of-this-name", false)]
    public void What_stands_below_dev_is_one_where_it_is_there(string path, bool isDevice) => Device.Is(path).Should().Be(isDevice);

    /// <summary>Shared memory holds plain files, which are replaced as all others are.</summary>
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_file_is_none_wherever_it_lies()
    {
        using var test = new TestHost();
        var shared = $"/dev/shm/pspmigrate-test-{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(shared, "");

            Device.Is(shared).Should().BeFalse();
            Device.Is(test.Write("empty", "")).Should().BeFalse();
        }
        finally
        {
            File.Delete(shared);
        }
    }

    [TestMethod]
    public void A_named_pipe_is_one()
    {
        using var test = new TestHost();
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", test.Host.FullPath("pipe"));
        mkfifo.WaitForExit();

        Device.Is(test.Host.FullPath("pipe")).Should().BeTrue();
    }
}
