namespace PspMigrate.Tests.Manifests;

/// <summary>A pipe that hands over one byte at a time.</summary>
internal sealed class Trickle(byte[] content) : MemoryStream(content)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
}
