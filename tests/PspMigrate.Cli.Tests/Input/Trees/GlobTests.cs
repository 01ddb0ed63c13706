using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Tests.Input.Trees;

[TestClass]
public sealed class GlobTests
{
    [TestMethod]
    [DataRow("tests", "tests/a.yaml", true)]
    [DataRow("tests", "x/tests/a.yaml", true)]
    [DataRow("tests", "x/mytests/a.yaml", false)]
    [DataRow("*.json", "x/a.json", true)]
    [DataRow("*.json", "x/a.json5", false)]
    [DataRow("x/*.yaml", "x/a.yaml", true)]
    [DataRow("x/*.yaml", "x/y/a.yaml", false)]
    [DataRow("x/**/*.yaml", "x/y/z/a.yaml", true)]
    [DataRow("x/**/*.yaml", "x/a.yaml", true)]
    [DataRow("./x/", "x/a.yaml", true)]
    [DataRow("/x", "y/x/a.yaml", false)]
    [DataRow("a?.yaml", "ab.yaml", true)]
    [DataRow("a+b", "a+b/c.yaml", true)]
    public void Patterns_match_as_in_gitignore(string pattern, string path, bool matches) => Glob.Parse(pattern).Matches(path).Should().Be(matches);
}
