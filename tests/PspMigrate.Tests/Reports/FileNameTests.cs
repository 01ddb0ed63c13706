using CsCheck;
using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class FileNameTests
{
    private static readonly Gen<string> Names = Gen.Char[' ', '~'].Array[0, 12].Select(chars => new string(chars));

    [TestMethod]
    [DataRow("eks.privileged", "eks.privileged")]
    [DataRow("..", "%2E%2E")]
    [DataRow("a/b", "a%2Fb")]
    [DataRow("Ä b", "%C3%84%20b")]
    [DataRow("a%2fb", "a%252fb")]
    [DataRow("Web", "%57eb", DisplayName = "file systems may ignore case")]
    public void Names_that_the_API_takes_stay_and_the_rest_is_escaped(string name, string file) => FileName.Of(name).Should().Be(file);

    [TestMethod]
    public void No_name_leaves_its_directory_or_grows_too_long() => Gen.String.Sample(name =>
    {
        var file = FileName.Of(name);
        return file.Length <= 150 && !file.Contains('/') && !file.Contains('\\') && file is not ("." or "..");
    });

    [TestMethod]
    public void Different_short_names_stay_different() => Gen.Select(Names, Names)
        .Where((one, other) => !string.Equals(one, other, StringComparison.Ordinal))
        .Sample((one, other) => !string.Equals(FileName.Of(one), FileName.Of(other), StringComparison.Ordinal));
}
