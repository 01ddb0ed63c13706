using System.Text;
using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class GroupHeadersTests
{
    private const string Requests =
        "GET /a HTTP/1.1\r\nImpersonate-User: u\r\nImpersonate-Group-0: a, b\r\nImpersonate-Group-1: c\r\n\r\n"
        + "PATCH /b HTTP/1.1\r\nContent-Length: 26\r\nImpersonate-Group-0: d\r\n\r\nImpersonate-Group-0: e\r\n\r\n"
        + "GET /c HTTP/1.1\r\nImpersonate-Group-0: f\r\n\r\n";

    private const string Sent =
        "GET /a HTTP/1.1\r\nImpersonate-User: u\r\nImpersonate-Group: a, b\r\nImpersonate-Group: c\r\n\r\n"
        + "PATCH /b HTTP/1.1\r\nContent-Length: 26\r\nImpersonate-Group: d\r\n\r\nImpersonate-Group-0: e\r\n\r\n"
        + "GET /c HTTP/1.1\r\nImpersonate-Group: f\r\n\r\n";

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(1000)]
    public void Groups_get_a_header_each_and_bodies_stay(int size)
    {
        using var inner = new MemoryStream();
        using var stream = new GroupHeaders(inner);

        foreach (var part in Encoding.ASCII.GetBytes(Requests).Chunk(size))
            stream.Write(part);

        Encoding.ASCII.GetString(inner.ToArray()).Should().Be(Sent);
    }
}
