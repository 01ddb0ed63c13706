using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Tests.Input;

[TestClass]
public sealed class ForwardStreamTests
{
    [TestMethod]
    public void Arrays_and_spans_are_read_alike()
    {
        using var stream = new Numbers();
        var array = new byte[6];

        stream.Read(array, offset: 2, count: 3).Should().Be(3);
        stream.Read(array.AsSpan(5)).Should().Be(1);

        array.Should().Equal(0, 0, 1, 2, 3, 4);
    }

    [TestMethod]
    public void It_goes_neither_back_nor_the_other_way()
    {
        using var stream = new Numbers();

        (stream.CanRead, stream.CanSeek, stream.CanWrite).Should().Be((true, false, false));
        foreach (var act in new Action[]
        {
            () => _ = stream.Length, () => _ = stream.Position, () => stream.Position = 0, () => stream.Seek(0, SeekOrigin.Begin), () => stream.SetLength(0),
            () => stream.Write([1], 0, 1),
        })
            act.Should().Throw<NotSupportedException>();
        FluentActions.Invoking(stream.Flush).Should().NotThrow();
    }

    /// <summary>1, 2, 3, … without end.</summary>
    private sealed class Numbers : ForwardStream
    {
        private byte _last;

        public override int Read(Span<byte> buffer)
        {
            foreach (ref var item in buffer)
                item = ++_last;
            return buffer.Length;
        }
    }
}
