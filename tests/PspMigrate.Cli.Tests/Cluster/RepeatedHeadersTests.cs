using System.Text;
using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class RepeatedHeadersTests
{
    private const string Requests =
        "GET /a HTTP/1.1\r\nImpersonate-User: u\r\nRepeated-0-Impersonate-Group: a, b\r\nRepeated-1-Impersonate-Group: c\r\n\r\n"
        + "PATCH /b HTTP/1.1\r\nContent-Length: 35\r\nRepeated-0-Impersonate-Group: d\r\n\r\nRepeated-0-Impersonate-Group: e\r\n\r\n"
        + "GET /c HTTP/1.1\r\nRepeated-0-Impersonate-Group: f\r\n\r\n";

    private const string Sent =
        "GET /a HTTP/1.1\r\nImpersonate-User: u\r\nImpersonate-Group: a, b\r\nImpersonate-Group: c\r\n\r\n"
        + "PATCH /b HTTP/1.1\r\nContent-Length: 35\r\nImpersonate-Group: d\r\n\r\nRepeated-0-Impersonate-Group: e\r\n\r\n"
        + "GET /c HTTP/1.1\r\nImpersonate-Group: f\r\n\r\n";

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(1000)]
    public void Values_get_a_header_each_and_bodies_stay(int size)
    {
        using var inner = new MemoryStream();
        using var stream = new RepeatedHeaders(inner);

        foreach (var part in Encoding.ASCII.GetBytes(Requests).Chunk(size))
            stream.Write(part);

        Encoding.ASCII.GetString(inner.ToArray()).Should().Be(Sent);
    }
}
