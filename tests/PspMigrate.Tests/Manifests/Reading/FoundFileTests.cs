using System.Text;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Reading;

/// <summary>Files of a tree give the same answer as when they are read one after the other as streams.</summary>
[TestClass]
public sealed class FoundFileTests
{
    private static readonly byte[] Utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Account("utf16"))];

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Files_are_read_in_order_whoever_reads_them(int workers)
    {
        var reader = new ManifestReader(new() { Workers = workers });
        var names = Enumerable.Range(0, 3000).Select(i => $"a{i}").ToArray();

        foreach (var name in names)
            Add(reader, $"{name}.yaml", Encoding.UTF8.GetBytes(Account(name)));

        reader.Finish().Inventory.ServiceAccounts.Select(account => account.Name).Should().Equal(names);
    }

    [TestMethod]
    public void What_is_no_manifest_is_passed_over_and_other_encodings_are_understood()
    {
        var reader = new ManifestReader(new() { Workers = 2 });

        Add(reader, "values.yaml", "replicas: 3\n"u8.ToArray());
        Add(reader, "utf16.yaml", Utf16);
        Add(reader, "mark.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Account("mark"))]);
        Add(reader, "binary.yaml", "apiVersion: v1\nkind: \0"u8.ToArray());

        var result = reader.Finish();
        result.PassedOver.Should().Be(1);
        result.Inventory.ServiceAccounts.Select(account => account.Name).Should().Equal("utf16", "mark");
        result.Diagnostics.Should().ContainSingle(problem => problem.Severity == Severity.Error)
            .Which.ToString().Should().Contain("binary.yaml:2:7").And.Contain("this looks like a binary file");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void What_goes_wrong_while_a_file_is_loaded_comes_out_of_the_reader(int workers)
    {
        var reader = new ManifestReader(new() { Workers = workers });
        reader.ReadFound("gone.yaml", 10, _ => throw new FileNotFoundException("gone"));

        reader.Invoking(it => it.Finish()).Should().Throw<FileNotFoundException>().WithMessage("gone");
    }

    private static void Add(ManifestReader reader, string source, byte[] content) => reader.ReadFound(source, content.Length, buffer => content.CopyTo(buffer));

    private static string Account(string name) => $"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: {name}, namespace: x}}\n";
}
