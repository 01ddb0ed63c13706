using System.Text;

namespace PspMigrate.Tests.Manifests;

/// <summary>One object that is larger than everything that an API server takes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class HugeObjectTests
{
    private const int Size = 100_000_000;

    /// <summary>What is allocated bounds what is held.</summary>
    [TestMethod]
    [DataRow("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: \"", "x", "\"}\n")]
    [DataRow("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  annotations:\n    a: |\n", "      some words of a line\n", "")]
    [DataRow("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a # ", "x", "\n")]
    [DataRow("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\nspec:\n  allowedCapabilities:\n", "  - CHOWN\n", "")]
    [DataRow("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"a\", \"annotations\": {\"a\": \"", "x", "\"}}}")]
    [DataRow("{\"metadata\": {\"name\": \"a\", \"annotations\": {\"a\": \"", "x", "\"}}, \"apiVersion\": \"v1\", \"kind\": \"Namespace\"}")]
    [DataRow("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: a\n    annotations:\n      a: ", "x", "\n")]
    [DataRow("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"", "x", "\"}}]}")]
    public void It_costs_less_than_four_times_its_size(string start, string filling, string end)
    {
        var bytes = new byte[Size];
        var (head, part, tail) = (Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(filling), Encoding.UTF8.GetBytes(end));
        var middle = bytes.AsSpan(head.Length, (Size - head.Length - tail.Length) / part.Length * part.Length);
        for (var at = 0; at < middle.Length; at += part.Length)
            part.CopyTo(middle[at..]);
        head.CopyTo(bytes, 0);
        tail.CopyTo(bytes, head.Length + middle.Length);
        bytes.AsSpan(head.Length + middle.Length + tail.Length).Fill((byte)' ');
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var result = Read.Bytes(bytes);

        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(4L * Size);
        string[] expected = start.Contains("ConfigMap", StringComparison.Ordinal) ? [] : ["an object is larger than 16 MiB"];
        result.Errors().Select(problem => problem.Message).Should().Equal(expected, "nobody looks at a ConfigMap");
    }
}
