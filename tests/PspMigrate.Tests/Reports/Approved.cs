namespace PspMigrate.Tests.Reports;

/// <summary>Compares output with the files in fixtures/expected, which people have read and approved.</summary>
internal static class Approved
{
    /// <summary>Fails when the text differs; with APPROVE=1 in the environment it becomes the expected one instead.</summary>
    public static void Check(string file, string text)
    {
        var path = Repository.Path($"fixtures/expected/{file}");
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            File.WriteAllText(path, text);
        text.Should().Be(File.ReadAllText(path), $"fixtures/expected/{file} says so; read the difference, and approve it with APPROVE=1 if it is right");
    }
}
